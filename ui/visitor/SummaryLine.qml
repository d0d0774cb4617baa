pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    One thing the visitor leaves: what it is, what it says, change it, delete it.
*/
GridLayout {
    id: root

    required property string pictogram
    required property string title
    required property string text

    signal changeWanted
    signal deleteWanted

    columns: Theme.textStep > 1 ? 2 : 4
    columnSpacing: Theme.gap
    rowSpacing: Theme.apart

    Pictogram {
        name: root.pictogram
        size: Theme.body * 1.4
        tint: Theme.tint
    }

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Sentence {
            text: root.title
            role: "hint"
            Layout.fillWidth: true
        }

        Sentence {
            text: root.text
            // Typed things are on the screen only; no screen reader says them aloud.
            Accessible.ignored: true
            Layout.fillWidth: true
        }
    }

    TouchButton {
        text: qsTrId("contact.change")
        pictogram: "pencil-simple"
        pictureOnly: Theme.compact
        name: qsTrId("contact.change") + ": " + root.title
        onActivated: root.changeWanted()
    }

    TouchButton {
        text: qsTrId("contact.delete")
        pictogram: "trash"
        pictureOnly: Theme.compact
        name: qsTrId("contact.delete") + ": " + root.title
        onActivated: root.deleteWanted()
    }
}
