pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    One question that shows whether we explained it well; a wrong answer explains again.
*/
VisitScreen {
    id: root

    readonly property TeachModel teach: root.visitor.teach

    header: [
        SpokenText {
            text: qsTrId("teach.title")
            role: "title"
            pictogram: "traffic-sign"
            Layout.fillWidth: true
            onSpoken: root.visitor.speak(text)
        },
        Sentence {
            visible: root.teach.state === "ask"
            text: qsTrId("teach.intro")
            role: "hint"
            Layout.fillWidth: true
        }
    ]

    action: TouchButton {
        text: qsTrId("ui.next")
        kind: "main"
        pictogram: "caret-right"
        pictogramAtEnd: true
        enabled: root.teach.state !== "ask"
        onActivated: root.visitor.goOn()
    }

    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.fillHeight: true

        Card {
            visible: root.teach.state === "right"
            tone: "comfort"
            Layout.fillWidth: true

            SpokenText {
                text: qsTrId("teach.right")
                role: "label"
                pictogram: "check-circle"
                Layout.fillWidth: true
                onSpoken: root.visitor.speak(text)
            }
        }

        Card {
            visible: root.teach.state === "again"
            tone: "comfort"
            Layout.fillWidth: true

            SpokenText {
                text: qsTrId("teach.again") + " " + qsTrId("teach.explain")
                pictogram: "chat-circle-text"
                Layout.fillWidth: true
                onSpoken: root.visitor.speak(text)
            }

            SpokenText {
                text: root.visitor.result.headline
                role: "label"
                pictogram: root.visitor.result.pictogram
                sentence: root.visitor.result.headline + ". " + root.visitor.result.then
                Layout.fillWidth: true
                onSpoken: root.visitor.result.speakStep()
            }

            Sentence {
                text: root.visitor.result.then
                Layout.fillWidth: true
            }
        }

        Repeater {
            model: root.teach.choices

            OptionTile {
                id: choice

                required property string key
                required pictogram
                required selected

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Math.max(choice.implicitHeight, Theme.mm(42))
                onChosen: root.teach.choose(choice.key)
                onSpeak: root.teach.speak(choice.text)
            }
        }

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 0
        }
    }
}
