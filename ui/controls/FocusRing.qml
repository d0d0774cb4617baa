import QtQuick
import "../theme"

/*
    The ring around what the keyboard or a switch is on: 1 mm, clear of the thing itself.
*/
Rectangle {
    id: root

    /// Whether there is something to show.
    required property bool shown
    property real roundness: Theme.radius

    anchors.fill: parent
    anchors.margins: -(Theme.thick + Theme.thin)
    z: 1
    visible: root.shown
    color: "transparent"
    radius: root.roundness + Theme.thick + Theme.thin
    border.width: Theme.thick
    border.color: Theme.focus
    Accessible.ignored: true
}
