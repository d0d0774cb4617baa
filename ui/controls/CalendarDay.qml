import QtQuick
import "../theme"

/*
    One night of the month. In the range it has a bar under its number, chosen it is filled.
*/
Touchable {
    id: root

    required property int day
    property bool chosen: false
    property bool inRange: false

    checkable: true
    on: root.chosen
    roundness: Theme.mm(2)
    implicitWidth: Math.max(Theme.target, Math.ceil(Theme.body * 1.6))
    implicitHeight: Math.max(Theme.target, Math.ceil(Theme.body * 1.5), Math.ceil(Theme.mm(Theme.compact ? 12.7 : 15)))

    background: Rectangle {
        radius: root.roundness
        color: root.down ? Theme.pressed : root.chosen ? Theme.action : !root.enabled ? "transparent" : root.inRange ? Theme.chip : Theme.card
        border.width: root.down && Theme.highContrast ? Theme.thick : root.enabled && !root.chosen ? Theme.thin : 0
        border.color: root.inRange || root.down ? Theme.mark : Theme.line

        Rectangle {
            visible: root.inRange && !root.chosen
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.mm(1.2)
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width * 0.5
            height: Theme.thick
            color: Theme.mark
        }
    }

    contentItem: Sentence {
        text: root.day
        role: root.chosen ? "label" : "body"
        color: root.chosen && !root.down ? Theme.inkOnAction : Theme.ink
        opacity: root.enabled ? 1 : 0.5
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
