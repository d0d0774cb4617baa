import QtQuick
import "../theme"

/*
    A pictogram on its own tinted square, as it stands before a title.
*/
Rectangle {
    id: root

    required property string pictogram
    property color mark: Theme.mark
    property real size: Theme.title * 2.4

    implicitWidth: Math.ceil(root.size)
    implicitHeight: Math.ceil(root.size)
    radius: root.size * 0.2
    color: Theme.chip
    border.width: Theme.edge
    border.color: Theme.line
    Accessible.ignored: true

    Pictogram {
        anchors.centerIn: parent
        name: root.pictogram
        size: root.size * 0.72
        color: root.mark
        tint: Theme.tint
    }
}
