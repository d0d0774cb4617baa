pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    The keys of an e-mail address, with whole common domains to touch at once.
*/
Column {
    id: root

    /// Such as "@gmail.com"; each types itself whole.
    property var domains: []

    /// See PadActions.
    property alias doneText: actions.doneText

    signal typed(string text)
    signal deleted
    signal cleared
    signal done

    spacing: Theme.gap

    KeyRows {
        id: keys

        rows: ["1234567890".split(""), "qwertyuiop".split(""), "asdfghjkl".split(""), "zxcvbnm".split(""), ["@", ".", "-", "_", "+"]]
        onTyped: text => root.typed(text)
    }

    Flow {
        width: keys.width
        spacing: Theme.apart
        visible: root.domains.length > 0
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Repeater {
            model: root.domains

            PadKey {
                id: domain

                required property string modelData

                key: domain.modelData
                onActivated: root.typed(domain.modelData)
            }
        }
    }

    PadActions {
        id: actions

        width: keys.width
        onDeleted: root.deleted()
        onCleared: root.cleared()
        onDone: root.done()
    }
}
