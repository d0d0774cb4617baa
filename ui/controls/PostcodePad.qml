pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    The keys of a Dutch postcode: digits first, letters by themselves after the fourth.
*/
Column {
    id: root

    /// What the field holds now.
    required property string value

    readonly property bool letters: root.value.replace(/\D/g, "").length >= 4

    /// See PadActions.
    property alias doneText: actions.doneText

    signal typed(string text)
    signal deleted
    signal cleared
    signal done

    spacing: Theme.gap

    KeyRows {
        id: keys

        keyWidth: root.letters ? Theme.key : Theme.key * 1.4
        rows: root.letters ? ["QWERTYUIOP".split(""), "ASDFGHJKL".split(""), "ZXCVBNM".split("")] : [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["0"]]
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
