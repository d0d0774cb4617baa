import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    One page of the strip; a number says how much is waiting there.
*/
Touchable {
    id: root

    property bool open: false
    property int count: 0
    /// Something is wrong there.
    property bool alarming: false

    name: root.count > 0 ? root.text + " " + root.count : root.text
    Accessible.role: Accessible.Button
    checkable: true
    on: root.open
    implicitHeight: Theme.target + Theme.thick
    Layout.fillWidth: true

    background: Rectangle {
        color: root.down ? Theme.pressed : root.open ? Theme.chip : "transparent"

        Rectangle {
            visible: root.open
            color: Theme.mark
            height: Theme.thick
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
        }
    }

    contentItem: Item {
        implicitWidth: Math.ceil(row.implicitWidth + 2 * Theme.mm(1.5))

        RowLayout {
            id: row

            anchors.centerIn: parent
            spacing: Theme.mm(1.5)

            Sentence {
                text: root.text
                role: "hint"
                wrapMode: Text.NoWrap
                font.weight: root.open ? Theme.strong : Theme.regular
                Accessible.ignored: true
            }
            Rectangle {
                visible: root.count > 0
                color: root.alarming ? Theme.danger : Theme.dark
                radius: height / 2
                implicitHeight: Math.ceil(number.implicitHeight)
                implicitWidth: Math.max(implicitHeight, Math.ceil(number.implicitWidth + Theme.mm(3)))

                Sentence {
                    id: number

                    anchors.centerIn: parent
                    text: root.count
                    role: "hint"
                    color: Theme.inkOnDark
                    font.pixelSize: Theme.hint - 2
                    Accessible.ignored: true
                }
            }
        }
    }
}
