pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"

/*
    Non-resident beside resident, topic by topic; the visitor's own route is marked and named.
*/
VisitScreen {
    id: root

    readonly property CompareModel comparison: root.visitor.compare

    header: SpokenText {
        text: qsTrId("compare.title")
        role: "title"
        Layout.fillWidth: true
        onSpoken: root.visitor.speak(text)
    }

    foot: ReadAll {
        visitor: root.visitor
        onRead: root.comparison.speakAll()
    }

    action: TouchButton {
        text: qsTrId("ui.next")
        kind: "main"
        pictogram: "caret-right"
        pictogramAtEnd: true
        onActivated: root.visitor.goOn()
    }

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        CompareRow {
            heads: true
            pictogram: "scales"
            topic: qsTrId("compare.topic")
            rni: qsTrId("compare.rni")
            gba: qsTrId("compare.gba")
            yours: root.comparison.yours
            Layout.fillWidth: true
        }

        Repeater {
            model: root.comparison.topics

            CompareRow {
                required property string key

                yours: root.comparison.yours
                Layout.fillWidth: true
                onSpoken: root.comparison.speakTopic(key)
            }
        }
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
