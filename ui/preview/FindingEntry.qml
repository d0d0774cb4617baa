import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    Something that is wrong in the pack: where, what, and what to do about it.
*/
Entry {
    id: root

    required property string place
    required property string weight
    required property string weightText
    required property string fault
    required property string mend
    required property string story

    name: root.weightText + ": " + root.place + ": " + root.fault
    ground: root.weight === "error" ? "#FBECEC" : Theme.caution

    contentItem: ColumnLayout {
        spacing: Theme.mm(1.2)

        Sentence {
            text: root.weightText + " · " + root.place
            role: "hint"
            font.weight: Theme.strong
            color: root.weight === "error" ? Theme.danger : Theme.cautionMark
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Sentence {
            text: root.fault
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Layout.fillWidth: true
        }
        Sentence {
            visible: root.story !== ""
            text: root.story
            role: "hint"
            Layout.fillWidth: true
        }
        Sentence {
            text: qsTrId("preview.mend") + ": " + root.mend
            font.weight: Theme.strong
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Layout.fillWidth: true
        }
    }
}
