import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    A language of the pack, with how many of its sentences need a translator.
*/
Entry {
    id: root

    required property string key
    required property string toDo
    required chosen

    checkable: true
    on: root.chosen

    contentItem: RowLayout {
        spacing: Theme.padding

        Sentence {
            text: root.name
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Sentence {
            text: root.key
            role: "hint"
            color: Theme.soft
            Accessible.ignored: true
        }
        Sentence {
            visible: root.toDo !== ""
            text: qsTrId("preview.page.todo") + ": " + root.toDo
            role: "hint"
            font.weight: Theme.strong
            color: Theme.cautionMark
        }
    }
}
