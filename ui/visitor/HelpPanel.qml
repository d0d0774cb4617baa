pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    Help on every screen: topics in pictures, then who helps; nothing is recorded.
*/
OverPanel {
    id: root

    required property VisitorModel visitor
    readonly property HelpModel help: root.visitor.help
    readonly property bool wide: root.width > Theme.mm(380) && Theme.textStep < 2

    signal languageWanted

    title: root.help.topic === "" ? qsTrId("help.title") : root.help.topic
    pictogram: "lifebuoy"
    hides: false
    onClosed: root.help.hide()

    foot: [
        TouchButton {
            visible: root.help.topic !== ""
            text: qsTrId("help.back_to_topics")
            pictogram: "caret-left"
            large: true
            onActivated: root.help.backToTopics()
        },
        TouchButton {
            text: root.visitor.languageName
            pictogram: "globe-simple"
            name: qsTrId("ui.language") + ": " + root.visitor.languageName
            large: true
            onActivated: root.languageWanted()
        },
        TouchButton {
            text: qsTrId("ui.hide_now")
            kind: "dark"
            pictogram: "eye-slash"
            large: true
            onActivated: root.visitor.hideNow()
        }
    ]

    GridLayout {
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.apart
        Layout.fillWidth: true

        Card {
            tone: "comfort"
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            SpokenText {
                text: qsTrId("help.nothing_recorded")
                pictogram: "eye-slash"
                Layout.fillWidth: true
                onSpoken: root.help.speak(text)
            }
        }

        Card {
            tone: "caution"
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            SpokenText {
                text: qsTrId("help.112")
                role: "label"
                pictogram: "phone-call"
                Layout.fillWidth: true
                onSpoken: root.help.speak(text)
            }
        }
    }

    GridLayout {
        visible: root.help.topic === ""
        columns: root.wide ? 3 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.apart
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: root.help.topics

            OptionTile {
                id: topic

                required property string key
                required pictogram

                Layout.fillWidth: true
                onChosen: root.help.choose(topic.key)
                onSpeak: root.help.speak(topic.text)
            }
        }
    }

    Repeater {
        model: root.help.advice

        NoteCard {
            Layout.fillWidth: true
            onSpoken: text => root.help.speak(text)
        }
    }

    Sentence {
        visible: root.help.topic !== ""
        text: qsTrId("help.organisations")
        role: "label"
        heads: true
        Layout.fillWidth: true
    }

    Repeater {
        model: root.help.helpers

        HelperCard {
            Layout.fillWidth: true
            onSpoken: text => root.help.speak(text)
        }
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
