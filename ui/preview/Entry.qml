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

    width: ListView.view ? ListView.view.width - 2 * Theme.margin : 0
    focusPolicy: Qt.NoFocus
    ringed: false
    leftPadding: Theme.padding
    rightPadding: Theme.padding
    topPadding: Theme.mm(2)
    bottomPadding: Theme.mm(2)

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.chosen ? Theme.chip : root.ground
        border.width: root.chosen ? Theme.thick : Theme.thin
        border.color: root.chosen ? Theme.mark : Theme.hairline
    }

    FocusRing {
        shown: root.ListView.isCurrentItem && root.ListView.view !== null && root.ListView.view.activeFocus
    }
}
