pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    May the desk reach you? Purpose, term and "you do not have to" come before any field.
*/
VisitScreen {
    id: root

    readonly property ContactModel contact: root.visitor.contact
    readonly property bool wide: root.width > Theme.mm(380) && Theme.textStep < 2

    header: SpokenText {
        text: qsTrId("contact.title")
        role: "title"
        pictogram: "envelope-simple"
        Layout.fillWidth: true
        onSpoken: root.visitor.speak(text)
    }

    foot: TouchButton {
        visible: !root.contact.empty
        text: qsTrId("contact.delete_all")
        pictogram: "trash"
        large: true
        onActivated: root.contact.delete("all")
    }

    action: TouchButton {
        text: root.contact.empty ? qsTrId("contact.skip") : Theme.textStep > 2 ? qsTrId("contact.done") : qsTrId("contact.save")
        kind: "main"
        pictogram: "caret-right"
        pictogramAtEnd: true
        onActivated: root.visitor.goOn()
    }

    Card {
        tone: "comfort"
        spacing: Theme.apart
        Layout.fillWidth: true

        SpokenText {
            text: qsTrId("contact.voluntary")
            role: "label"
            pictogram: "handshake"
            sentence: text + " " + qsTrId("contact.purpose") + " " + qsTrId("contact.sealed") + " " + root.contact.term
            Layout.fillWidth: true
            onSpoken: root.contact.speak(sentence)
        }

        Sentence {
            text: qsTrId("contact.purpose")
            Layout.fillWidth: true
        }

        Sentence {
            text: qsTrId("contact.sealed") + " " + root.contact.term
            Layout.fillWidth: true
        }
    }

    GridLayout {
        columns: root.wide ? 3 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true

        Kind {
            text: qsTrId("contact.phone")
            pictogram: "phone"
            screen: "phone"
        }
        Kind {
            text: qsTrId("contact.email")
            pictogram: "at"
            screen: "email"
        }
        Kind {
            text: qsTrId("contact.address")
            pictogram: "bed"
            screen: "address"
        }
    }

    Card {
        visible: !root.contact.empty
        Layout.fillWidth: true

        Sentence {
            text: qsTrId("contact.summary")
            role: "label"
            Layout.fillWidth: true
        }

        Repeater {
            model: root.contact.summary

            SummaryLine {
                id: line

                required property string key

                onChangeWanted: root.contact.open(line.key)
                onDeleteWanted: root.contact.delete(line.key)
                Layout.fillWidth: true
            }
        }
    }

    Card {
        visible: root.contact.hasContact
        Layout.fillWidth: true

        Sentence {
            text: qsTrId("contact.use_for")
            role: "label"
            Layout.fillWidth: true
        }

        GridLayout {
            columns: root.wide ? 3 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Purpose {
                text: qsTrId("contact.use_for.desk")
                purpose: "desk"
            }
            Purpose {
                text: qsTrId("contact.use_for.reminder")
                purpose: "reminder"
            }
            Purpose {
                text: qsTrId("contact.use_for.both")
                purpose: "both"
            }
        }
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }

    component Kind: OptionTile {
        id: kind

        required property string screen

        selected: root.contact.left.includes(kind.screen)
        hint: kind.selected ? qsTrId("contact.change") : qsTrId("contact.add")
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(kind.implicitHeight, Theme.mm(root.wide ? 34 : 24))
        onChosen: root.contact.open(kind.screen)
        onSpeak: root.contact.speak(kind.text)
    }

    component Purpose: OptionTile {
        id: use

        required property string purpose

        selected: root.contact.purpose === use.purpose
        Layout.fillWidth: true
        onChosen: root.contact.choosePurpose(use.purpose)
        onSpeak: root.contact.speak(use.text)
    }
}
