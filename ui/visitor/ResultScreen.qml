pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    One next step, said first; then the desk, what to bring, why.
*/
VisitScreen {
    id: root

    readonly property ResultModel result: root.visitor.result
    readonly property bool wide: root.width > root.height && Theme.textStep < 2

    foot: [
        ReadAll {
            visitor: root.visitor
            onRead: root.result.speakAll()
        },
        TouchButton {
            text: qsTrId("result.change")
            pictogram: "arrow-u-up-left"
            large: true
            onActivated: root.visitor.back()
        }
    ]

    action: TouchButton {
        text: root.result.compares ? qsTrId("result.means") : qsTrId("result.go_on")
        kind: "main"
        pictogram: "caret-right"
        pictogramAtEnd: true
        onActivated: root.visitor.goOn()
    }

    GridLayout {
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true
        Layout.fillHeight: true

        ColumnLayout {
            spacing: Theme.gap
            Layout.preferredWidth: (root.width - 2 * Theme.margin) * (root.wide ? 0.58 : 1)
            Layout.fillHeight: true
            Layout.alignment: Qt.AlignTop

            Card {
                tone: "accent"
                Layout.fillWidth: true

                NextStep {
                    result: root.result
                    Layout.fillWidth: true
                }
            }

            Repeater {
                model: root.result.comfort

                NoteCard {
                    Layout.fillWidth: true
                    onSpoken: text => root.result.speak(text)
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.preferredHeight: 0
            }
        }

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.alignment: Qt.AlignTop

            ListCard {
                title: qsTrId("result.bring")
                rows: root.result.bring
                empty: qsTrId("result.bring_nothing")
                Layout.fillWidth: true
                onSpoken: text => root.result.speak(text)
            }

            ListCard {
                title: qsTrId("result.why")
                rows: root.result.reasons
                Layout.fillWidth: true
                onSpoken: text => root.result.speak(text)
            }

            Item {
                Layout.fillHeight: true
                Layout.preferredHeight: 0
            }
        }

        ListCard {
            title: qsTrId("result.good_to_know")
            rows: root.result.goodToKnow
            visible: rows.rowCount() > 0
            Layout.columnSpan: root.wide ? 2 : 1
            Layout.fillWidth: true
            onSpoken: text => root.result.speak(text)
        }

        ListCard {
            title: qsTrId("result.other_desks")
            rows: root.result.otherDesks
            visible: rows.rowCount() > 0
            Layout.columnSpan: root.wide ? 2 : 1
            Layout.fillWidth: true
            onSpoken: text => root.result.speak(text)
        }
    }
}
