pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    Rows of keys, left to right in every language; each touch types one key's text. A blank is a wide key.
*/
Column {
    id: root

    /// A list of rows, each a list of texts.
    required property var rows
    property real keyWidth: Theme.key

    signal typed(string text)

    spacing: Theme.apart
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: root.rows

        Row {
            id: row

            required property var modelData

            anchors.horizontalCenter: parent?.horizontalCenter
            spacing: Theme.apart

            Repeater {
                model: row.modelData

                PadKey {
                    id: one

                    required property string modelData
                    readonly property bool space: one.modelData === " "

                    key: one.space ? qsTrId("pad.space") : one.modelData
                    width: Math.max(root.keyWidth * (one.space ? 3 : 1), one.implicitWidth)
                    onActivated: root.typed(one.modelData)
                }
            }
        }
    }
}
