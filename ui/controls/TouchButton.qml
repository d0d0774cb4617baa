pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    A button with words. `kind`: main (the one action), quiet, plain (no surface), dark (help),
    danger (112 only). A pictogram that points turns with the reading direction by itself.
*/
Touchable {
    id: root

    property string kind: "quiet"
    /// Phosphor name, or empty.
    property string pictogram: ""
    /// After the words instead of before them, as an arrow forward.
    property bool pictogramAtEnd: false
    /// Only the picture where room is short; the name stays for screen readers.
    property bool pictureOnly: false
    /// Tall and strong, as at the foot of a screen; the main action always is.
    property bool large: root.kind === "main"

    /// Its width with words on one line, whether or not they are shown.
    readonly property real fullWidth: Math.ceil(words.implicitWidth + (root.pictogram === "" ? 0 : picture.implicitWidth + row.spacing) + 2 * root.roomy)
    readonly property bool wordless: root.pictureOnly && root.pictogram !== ""
    readonly property real roomy: Theme.mm(root.large && !Theme.compact ? 7 : 4)
    readonly property color ground: root.kind === "main" ? Theme.action : root.kind === "danger" ? Theme.danger : root.kind === "dark" ? Theme.dark : root.kind === "plain" ? "transparent" : Theme.surface
    readonly property color groundDown: root.kind === "main" || root.kind === "danger" ? Theme.actionPressed : root.kind === "dark" ? Theme.action : Theme.pressed
    readonly property color writing: root.kind === "main" ? Theme.inkOnAction : root.kind === "danger" ? Theme.inkOnDanger : root.kind !== "dark" ? Theme.ink : root.down ? Theme.inkOnAction : Theme.inkOnDark

    name: root.text
    opacity: root.enabled ? 1 : 0.45
    leftPadding: root.wordless ? Theme.mm(2.5) : root.roomy
    rightPadding: root.leftPadding
    topPadding: Theme.mm(2)
    bottomPadding: Theme.mm(2)
    implicitWidth: Math.max(Theme.target, Math.ceil(root.implicitContentWidth + 2 * root.leftPadding))
    implicitHeight: Math.max(Math.ceil(Theme.mm(root.large && !Theme.compact ? 20 : 13)), Math.ceil(root.implicitContentHeight + 2 * root.topPadding))

    background: Rectangle {
        radius: root.roundness
        color: root.down ? root.groundDown : root.ground
        border.width: root.kind === "plain" ? 0 : root.down && Theme.highContrast ? Theme.thick : Theme.edge
        border.color: root.down ? Theme.mark : Theme.line
    }

    contentItem: Item {
        implicitWidth: Math.ceil(row.implicitWidth)
        implicitHeight: Math.ceil(row.implicitHeight)

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(Math.ceil(row.implicitWidth), parent.width)
            layoutDirection: root.pictogramAtEnd ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Theme.mm(3)

            Pictogram {
                id: picture

                visible: root.pictogram !== ""
                name: root.pictogram
                size: Math.round((root.large ? Theme.body : Theme.hint) * 1.3)
                color: root.writing
            }

            Sentence {
                id: words

                visible: !root.wordless
                text: root.text
                role: root.large ? "label" : "hint"
                color: root.writing
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
