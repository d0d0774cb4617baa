pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    Where to go, as the first thing on the result: headline, desk, appointment, cost.
*/
ColumnLayout {
    id: root

    required property ResultModel result

    spacing: Theme.gap

    Sentence {
        text: qsTrId("result.next_step")
        role: "hint"
        Layout.fillWidth: true
    }

    SpokenText {
        text: root.result.headline
        role: "title"
        pictogram: root.result.pictogram
        sentence: root.result.headline + ". " + root.result.then
        Layout.fillWidth: true
        onSpoken: root.result.speakStep()
    }

    Sentence {
        text: root.result.then
        Layout.fillWidth: true
    }

    RowLayout {
        visible: root.result.desk !== ""
        spacing: Theme.gap
        Layout.fillWidth: true

        Pictogram {
            name: "map-pin"
            filled: true
            size: Theme.body * 1.5
            Layout.alignment: Qt.AlignTop
        }

        ColumnLayout {
            spacing: Theme.mm(1)
            Layout.fillWidth: true

            Line {
                text: root.result.desk
                role: "label"
            }
            Line {
                text: root.result.address
            }
            Line {
                text: root.result.hours
            }
        }

        SpeakerButton {
            sentence: root.result.desk
            onSpoken: root.result.speakDesk()
        }
    }

    RowLayout {
        visible: root.result.desk !== ""
        spacing: Theme.gap
        Layout.fillWidth: true

        Pictogram {
            name: "calendar-check"
            filled: true
            size: Theme.body * 1.5
            Layout.alignment: Qt.AlignTop
        }

        ColumnLayout {
            spacing: Theme.mm(1)
            Layout.fillWidth: true

            Line {
                text: root.result.phone === "" ? "" : qsTrId("result.appointment")
                role: "label"
            }
            Line {
                text: root.result.phone
            }
            Line {
                text: root.result.waiting
                role: "hint"
            }
            Line {
                text: root.result.cost
                role: "hint"
            }
        }
    }

    component Line: Sentence {
        visible: text !== ""
        Layout.fillWidth: true
    }
}
