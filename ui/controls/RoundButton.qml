import QtQuick
import "../theme"

/*
    A round button with only a pictogram; `name` says what it does.
*/
Touchable {
    id: root

    required property string pictogram
    property bool filled: false
    property color ground: Theme.surface
    property color mark: Theme.ink
    property real side: Math.max(Theme.target, Math.ceil(Theme.mm(Theme.compact ? 12.7 : 15.5)), Math.ceil(Theme.body * 1.3))

    implicitWidth: root.side
    implicitHeight: root.side
    roundness: root.height / 2
    opacity: root.enabled ? 1 : 0.45

    background: Rectangle {
        radius: height / 2
        color: root.down ? Theme.pressed : root.ground
        border.width: root.down && Theme.highContrast ? Theme.thick : Theme.edge
        border.color: root.down ? Theme.mark : Theme.line
    }

    contentItem: Item {
        Pictogram {
            anchors.centerIn: parent
            name: root.pictogram
            size: root.side * 0.56
            filled: root.filled
            color: root.mark
        }
    }
}
