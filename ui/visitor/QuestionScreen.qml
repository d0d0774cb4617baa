pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    One question: picture and sentence, big options, one way on.
*/
VisitScreen {
    id: root

    readonly property QuestionModel question: root.visitor.question
    readonly property int columns: root.width > root.height && Theme.textStep < 2 ? 2 : root.width > Theme.mm(480) && Theme.textStep < 3 ? 2 : 1
    readonly property int rows: Math.ceil(tiles.count / root.columns)
    /// Few answers fill the page, but no tile becomes a wall.
    readonly property real highest: Theme.mm(root.rows < 2 ? 90 : root.rows < 3 ? 70 : 55)
    property bool explaining: false

    header: SpokenText {
        text: root.question.title
        role: "title"
        pictogram: root.question.pictogram
        Layout.fillWidth: true
        onSpoken: root.question.speakTitle()
    }

    foot: [
        ReadAll {
            visitor: root.visitor
            onRead: root.question.speakAll()
        },
        TouchButton {
            visible: root.question.hasCalendar
            text: qsTrId("question.count")
            pictogram: "calendar"
            large: true
            onActivated: root.visitor.count()
        },
        TouchButton {
            text: qsTrId("question.why")
            pictogram: "info"
            large: true
            onActivated: root.explaining = !root.explaining
        }
    ]

    action: TouchButton {
        text: qsTrId("ui.next")
        kind: "main"
        pictogram: "caret-right"
        pictogramAtEnd: true
        enabled: root.question.canGoOn
        onActivated: root.question.next(root.question.key)
    }

    Card {
        visible: root.explaining
        tone: "comfort"
        Layout.fillWidth: true

        SpokenText {
            text: root.question.why
            pictogram: "info"
            Layout.fillWidth: true
            onSpoken: root.question.speakWhy()
        }
    }

    GridLayout {
        columns: root.columns
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            id: tiles

            model: root.question.options

            OptionTile {
                id: tile

                required property string key
                required hint
                required pictogram
                required selected

                many: root.question.many
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Math.max(tile.implicitHeight, root.highest)
                onChosen: root.question.choose(tile.key)
                onSpeak: root.question.speakOption(tile.key)
            }
        }

        // Takes the height that tiles do not want, so that they stand at the top.
        Item {
            Layout.columnSpan: root.columns
            Layout.fillHeight: true
            Layout.preferredHeight: 0
        }
    }

    Connections {
        target: root.question

        function onChanged(): void {
            root.explaining = false;
        }
    }
}
