pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    Nobody touched the screen for a while: a countdown, one tap to go on, one to clear.
*/
TouchScreen {
    id: root

    required property IdleModel idle

    MouseArea {
        parent: root
        anchors.fill: parent
        z: -1
        onClicked: root.idle.goOn()
    }

    foot: TouchButton {
        text: qsTrId("idle.clear")
        pictogram: "eye-slash"
        large: true
        onActivated: root.idle.clear()
    }

    action: TouchButton {
        text: qsTrId("idle.go_on")
        kind: "main"
        pictogram: "hand-waving"
        onActivated: root.idle.goOn()
    }

    Item {
        Layout.fillHeight: true
    }

    Pictogram {
        name: "hourglass-medium"
        size: Theme.title * 3
        tint: Theme.tint
        Layout.alignment: Qt.AlignHCenter
    }

    Sentence {
        text: qsTrId("idle.title")
        role: "title"
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }

    Sentence {
        text: root.idle.text
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }

    Rectangle {
        color: Theme.surface
        border.width: Theme.edge
        border.color: Theme.line
        radius: height / 2
        Layout.preferredHeight: Theme.mm(5)
        Layout.preferredWidth: Theme.mm(120)
        Layout.maximumWidth: root.width - 2 * Theme.margin
        Layout.alignment: Qt.AlignHCenter

        Rectangle {
            height: parent.height
            width: parent.width * root.idle.secondsLeft / root.idle.countdown
            radius: height / 2
            color: Theme.mark
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
