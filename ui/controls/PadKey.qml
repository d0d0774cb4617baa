import QtQuick
import "../theme"

/*
    One key of a pad. It leaves the focus in the field, and never repeats while it is held.
*/
Touchable {
    id: root

    /// What is written on it; a key with a pictogram shows that instead.
    property string key: ""
    property string pictogram: ""
    property bool strong: false

    name: qsTrId("pad.key").replace("{key}", root.key)
    focusPolicy: Qt.TabFocus
    roundness: Theme.mm(2.2)
    leftPadding: Theme.mm(2)
    rightPadding: Theme.mm(2)
    implicitWidth: Math.max(Theme.key, Math.ceil(root.implicitContentWidth + root.leftPadding + root.rightPadding))
    implicitHeight: Theme.key
    opacity: root.enabled ? 1 : 0.45

    background: Rectangle {
        radius: root.roundness
        color: root.down ? Theme.pressed : root.strong ? Theme.action : Theme.card
        border.width: root.down ? Theme.thick : Theme.thin
        border.color: root.down ? Theme.mark : Theme.line
    }

    contentItem: Item {
        implicitWidth: root.pictogram !== "" ? picture.width : words.implicitWidth
        implicitHeight: words.implicitHeight

        Sentence {
            id: words

            visible: root.pictogram === ""
            anchors.centerIn: parent
            text: root.key
            color: root.strong && !root.down ? Theme.inkOnAction : Theme.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        Pictogram {
            id: picture

            visible: root.pictogram !== ""
            anchors.centerIn: parent
            name: root.pictogram
            size: Theme.body * 1.2
            color: root.strong && !root.down ? Theme.inkOnAction : Theme.ink
        }
    }
}
