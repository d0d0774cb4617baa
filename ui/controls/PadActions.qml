pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    What every pad ends with: take one away, empty the field, done (or what the screen calls that).
*/
Flow {
    id: root

    // Where they cannot stand side by side they share the pad's width.
    readonly property bool narrow: root.width < remove.implicitWidth + empty.implicitWidth + ready.implicitWidth + 2 * root.spacing

    /// What the last button says; empty where the screen has its own.
    property string doneText: qsTrId("pad.done")

    signal deleted
    signal cleared
    signal done

    spacing: Theme.apart

    TouchButton {
        id: remove

        width: root.narrow ? root.width : implicitWidth
        text: qsTrId("pad.delete")
        pictogram: "backspace"
        focusPolicy: Qt.TabFocus
        onActivated: root.deleted()
    }

    TouchButton {
        id: empty

        width: root.narrow ? root.width : implicitWidth
        text: qsTrId("pad.clear")
        pictogram: "x"
        focusPolicy: Qt.TabFocus
        onActivated: root.cleared()
    }

    TouchButton {
        id: ready

        width: root.narrow ? root.width : implicitWidth
        visible: root.doneText !== ""
        text: root.doneText
        kind: "main"
        large: false
        pictogram: "check"
        focusPolicy: Qt.TabFocus
        onActivated: root.done()
    }
}
