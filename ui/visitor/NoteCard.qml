pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    A card of advice: picture, bold line, plain sentences, its own speaker.
*/
Card {
    id: root

    required property string pictogram
    required property string title
    required property string text
    /// info, comfort or caution.
    required property string manner

    signal spoken(string text)

    tone: root.manner === "info" ? "plain" : root.manner

    RowLayout {
        spacing: Theme.gap
        Layout.fillWidth: true

        Pictogram {
            name: root.pictogram
            color: root.mark
            size: Theme.body * 1.6
            Layout.alignment: Qt.AlignTop
        }

        ColumnLayout {
            spacing: Theme.mm(1)
            Layout.fillWidth: true

            Sentence {
                text: root.title
                role: "label"
                Layout.fillWidth: true
            }

            Sentence {
                text: root.text
                Layout.fillWidth: true
            }
        }

        SpeakerButton {
            sentence: root.title
            onSpoken: root.spoken(root.title + ". " + root.text)
        }
    }
}
