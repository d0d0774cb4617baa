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
    readonly property bool wide: root.width > Theme.mm(380) && Theme.textStep < 2

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
        // As high as what they say; the cards fill this height to be even.
        Layout.fillHeight: false

        Card {
            tone: "accent"
            Layout.preferredWidth: (root.width - 2 * Theme.margin) * (root.wide ? 0.58 : 1)
            Layout.fillHeight: true

            NextStep {
                result: root.result
                Layout.fillWidth: true
            }
        }

        ListCard {
            title: qsTrId("result.bring")
            rows: root.result.bring
            empty: qsTrId("result.bring_nothing")
            Layout.fillWidth: true
            Layout.fillHeight: true
            onSpoken: text => root.result.speak(text)
        }
    }

    Repeater {
        model: root.result.comfort

        NoteCard {
            Layout.fillWidth: true
            onSpoken: text => root.result.speak(text)
        }
    }

    ListCard {
        title: qsTrId("result.why")
        rows: root.result.reasons
        columns: root.wide ? 2 : 1
        Layout.fillWidth: true
        onSpoken: text => root.result.speak(text)
    }

    Further {
        title: qsTrId("result.good_to_know")
        rows: root.result.goodToKnow
        filled: root.result.hasMore
        pictogram: "lightbulb"
    }

    Further {
        title: qsTrId("result.other_desks")
        rows: root.result.otherDesks
        filled: root.result.hasOtherDesks
        pictogram: "map-trifold"
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }

    // What few need at once waits behind its name.
    component Further: ColumnLayout {
        id: further

        required property string title
        required property string pictogram
        required property QtObject rows
        required property bool filled
        property bool opened: false

        visible: further.filled
        spacing: Theme.apart
        Layout.fillWidth: true

        TouchButton {
            text: further.title
            pictogram: further.opened ? "caret-up" : further.pictogram
            large: true
            onActivated: further.opened = !further.opened
        }

        // Built when it is opened: the result must not wait for what few look at.
        Loader {
            active: further.opened
            visible: further.opened
            Layout.fillWidth: true
            sourceComponent: ListCard {
                title: further.title
                rows: further.rows
                onSpoken: text => root.result.speak(text)
            }
        }
    }
}
