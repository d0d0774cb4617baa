pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    What will be on the paper, what is better left out, and the print button.
*/
VisitScreen {
    id: root

    readonly property SlipModel slip: root.visitor.slip
    readonly property bool wide: root.width > root.height && Theme.textStep < 2

    header: [
        SpokenText {
            text: qsTrId("slip.title")
            role: "title"
            pictogram: "ticket"
            sentence: text + ". " + qsTrId("slip.intro")
            Layout.fillWidth: true
            onSpoken: root.slip.speak(sentence)
        }
    ]

    action: TouchButton {
        text: qsTrId("slip.print")
        kind: "main"
        pictogram: "printer"
        enabled: !root.slip.busy
        onActivated: root.slip.print()
    }

    Sentence {
        text: qsTrId("slip.intro")
        Layout.fillWidth: true
    }

    Card {
        visible: secrets.count > 0
        tone: "caution"
        Layout.fillWidth: true

        SpokenText {
            text: qsTrId("slip.private")
            role: "label"
            pictogram: "eye"
            Layout.fillWidth: true
            onSpoken: root.slip.speak(text)
        }

        Repeater {
            id: secrets

            model: root.slip.private

            OptionTile {
                id: secret

                required property string key
                required property bool printed
                required pictogram

                many: true
                selected: secret.printed
                hint: secret.printed ? qsTrId("slip.print_this") : qsTrId("slip.leave_out")
                Layout.fillWidth: true
                onChosen: root.slip.toggle(secret.key)
                onSpeak: root.slip.speak(secret.text)
            }
        }
    }

    ListCard {
        title: qsTrId("slip.on_it")
        rows: root.slip.onIt
        Layout.fillWidth: true
        onSpoken: text => root.slip.speak(text)
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
