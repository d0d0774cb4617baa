pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    A panel over a screen: fills it, has a title and one way out.
*/
TouchScreen {
    id: root

    required property string title
    property string pictogram: ""

    /// Whether *Hide now* stands in the bar (help has it in words below).
    property bool hides: true

    signal closed
    signal hideWanted

    Keys.onEscapePressed: root.closed()

    bar: [
        Pictogram {
            visible: root.pictogram !== ""
            name: root.pictogram
            size: Theme.title
            tint: Theme.tint
        },
        Sentence {
            text: root.title
            role: "title"
            Layout.fillWidth: true
        },
        TouchButton {
            visible: root.hides
            text: qsTrId("ui.hide_now")
            pictogram: "eye-slash"
            pictureOnly: true
            onActivated: root.hideWanted()
        },
        TouchButton {
            text: qsTrId("ui.close")
            pictogram: "x"
            onActivated: root.closed()
        }
    ]

    // Nothing below may be touched through the panel.
    MouseArea {
        parent: root
        anchors.fill: parent
        z: -1
    }
}
