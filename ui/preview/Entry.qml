import QtQuick
import "../controls"
import "../theme"

/*
    One line of a list: a card one clicks; the keyboard reaches it through its list.
*/
Touchable {
    id: root

    property bool chosen: false
    property color ground: Theme.card

    /// Between its edge and its words.
    property real inner: Theme.padding

    width: ListView.view ? ListView.view.width : 0
    focusPolicy: Qt.NoFocus
    ringed: false
    // The list is as wide as the strip, so that its scroll bar stands at the edge.
    leftInset: Theme.margin
    rightInset: Theme.margin
    leftPadding: Theme.margin + root.inner
    rightPadding: Theme.margin + root.inner
    topPadding: Theme.mm(2)
    bottomPadding: Theme.mm(2)

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.chosen ? Theme.chip : root.ground
        border.width: root.chosen ? Theme.thick : Theme.thin
        border.color: root.chosen ? Theme.mark : Theme.hairline
    }

    FocusRing {
        anchors.leftMargin: Theme.margin - Theme.thick - Theme.thin
        anchors.rightMargin: Theme.margin - Theme.thick - Theme.thin
        shown: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
    }
}
