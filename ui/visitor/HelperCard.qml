pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    An organisation that helps: what it does in one line, how to reach it, cost, languages.
*/
Card {
    id: root

    required property string pictogram
    required property string name
    required property string does
    required property string reach
    required property string cost
    required property string languages

    signal spoken(string text)

    RowLayout {
        spacing: Theme.gap
        Layout.fillWidth: true

        Pictogram {
            name: root.pictogram
            size: Theme.body * 1.8
            tint: Theme.tint
            Layout.alignment: Qt.AlignTop
        }

        ColumnLayout {
            spacing: Theme.mm(1)
            Layout.fillWidth: true

            Sentence {
                text: root.cost === "" ? root.name : root.name + " · " + root.cost
                role: "label"
                Layout.fillWidth: true
            }

            Sentence {
                text: root.does
                Layout.fillWidth: true
            }

            Sentence {
                text: root.reach
                role: "label"
                Layout.fillWidth: true
            }

            Sentence {
                visible: root.languages !== ""
                text: root.languages
                role: "hint"
                Layout.fillWidth: true
            }
        }

        SpeakerButton {
            sentence: root.name
            onSpoken: root.spoken(root.name + ". " + root.does + " " + root.reach + ". " + root.cost)
        }
    }
}
