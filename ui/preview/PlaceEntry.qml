import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    Somewhere to go: a question, an outcome or a screen; or a heading between them.
*/
Entry {
    id: root

    required property string kind
    required property string key
    required property string pictogram
    required property string title
    required property string note

    readonly property bool heading: root.kind === "heading"

    name: root.title + ", " + root.note
    enabled: !root.heading
    ground: "transparent"
    Accessible.ignored: root.heading
    background.visible: !root.heading
    topPadding: root.heading ? Theme.gap : Theme.mm(1.5)
    bottomPadding: root.heading ? 0 : Theme.mm(1.5)
    inner: root.heading ? 0 : Theme.padding

    contentItem: RowLayout {
        spacing: Theme.padding

        Pictogram {
            visible: !root.heading
            name: root.heading ? "question" : root.pictogram
            size: Theme.body * 1.5
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Sentence {
                text: root.title
                role: root.heading ? "label" : "body"
                Accessible.role: root.heading ? Accessible.Heading : Accessible.StaticText
                Accessible.ignored: !root.heading
                Layout.fillWidth: true
            }
            Sentence {
                visible: !root.heading
                text: root.note
                role: "hint"
                color: Theme.soft
                font.pixelSize: Theme.hint - 1
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
    }
}
