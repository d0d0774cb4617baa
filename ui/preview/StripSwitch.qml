import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    A small button that is on or off.
*/
Touchable {
    id: root

    property string pictogram: ""

    name: root.text
    checkable: true
    implicitHeight: Theme.target

    background: Rectangle {
        radius: root.roundness
        color: root.on ? Theme.mark : root.down ? Theme.pressed : Theme.surface
    }

    contentItem: Item {
        implicitWidth: Math.ceil(row.implicitWidth + 2 * Theme.mm(2.5))

        RowLayout {
            id: row

            anchors.centerIn: parent
            spacing: Theme.mm(1.5)

            Pictogram {
                visible: root.pictogram !== ""
                name: root.pictogram
                size: Theme.body * 1.1
                color: root.on ? Theme.inkOnMark : Theme.ink
            }
            Sentence {
                text: root.text
                role: "hint"
                wrapMode: Text.NoWrap
                color: root.on ? Theme.inkOnMark : Theme.ink
                Accessible.ignored: true
            }
        }
    }
}
