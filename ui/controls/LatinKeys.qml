pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    The keys of a street or a town: letters, the marked letters in sight (beside them
    where there is room, else below), space, dash, apostrophe.
*/
GridLayout {
    id: root

    /// Whether the next letter is a capital.
    property bool capital: false
    property var accents: ["éèëêáàäâçñ", "óòöôúùüûïí"]

    readonly property var plain: ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "-' ./"]

    /// See PadActions.
    property alias doneText: actions.doneText

    signal typed(string text)
    signal deleted
    signal cleared
    signal done

    function keys(row: string): var {
        return (root.capital ? row.toUpperCase() : row).split("");
    }

    columns: root.width >= letters.implicitWidth + marked.implicitWidth + root.columnSpacing ? 2 : 1
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    KeyRows {
        id: letters

        rows: root.plain.map(row => root.keys(row))
        onTyped: text => root.typed(text)
    }

    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        KeyRows {
            id: marked

            rows: root.accents.map(row => root.keys(row))
            onTyped: text => root.typed(text)
        }

        PadActions {
            id: actions

            Layout.fillWidth: true
            onDeleted: root.deleted()
            onCleared: root.cleared()
            onDone: root.done()
        }
    }
}
