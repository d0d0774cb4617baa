pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    A telephone's keys.
*/
Column {
    id: root

    /// See PadActions.
    property alias doneText: actions.doneText

    signal typed(string text)
    signal deleted
    signal cleared
    signal done

    spacing: Theme.gap

    KeyRows {
        id: keys

        keyWidth: Theme.key * 1.4
        rows: [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["+", "0", "-"]]
        onTyped: text => root.typed(text)
    }

    PadActions {
        id: actions

        width: keys.width
        onDeleted: root.deleted()
        onCleared: root.cleared()
        onDone: root.done()
    }
}
