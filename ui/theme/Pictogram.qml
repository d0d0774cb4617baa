pragma ComponentBehavior: Bound

import QtQuick

/*
    A pictogram by its Phosphor name, drawn from the font: a stroke over a light tint of itself,
    or solid when `filled`. Pictures that point left or right turn round in right-to-left.
*/
Item {
    id: root

    /// Phosphor name such as `house`; an unknown one shows a question mark and warns.
    required property string name
    /// Side in pixels.
    property real size: Theme.mm(9)
    property bool filled: false
    property color color: Theme.mark
    property color tint: "transparent"

    readonly property bool turned: Theme.rightToLeft && /(left|right)/.test(root.name)
    readonly property bool known: root.name in Theme.glyphs
    readonly property string shown: root.known ? root.name : "question"
    readonly property string stroke: root.size < Theme.mm(13) ? root.shown + "-bold" : root.shown

    implicitWidth: root.size
    implicitHeight: root.size
    Accessible.ignored: true
    transform: Scale {
        xScale: root.turned ? -1 : 1
        origin.x: root.width / 2
    }

    // Only once there is a font: before that nothing is known.
    readonly property string missing: !root.known && "question" in Theme.glyphs ? root.name : ""
    onMissingChanged: if (root.missing !== "") {
        console.warn("no pictogram is called", root.missing);
    }

    component Glyph: Text {
        anchors.centerIn: parent
        font.family: Theme.pictogramFamily
        font.pixelSize: Math.max(1, Math.round(root.size))
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    Glyph {
        visible: !root.filled && root.tint.a > 0
        text: Theme.glyphs[root.shown + "-fill"] ?? ""
        color: root.tint
    }

    Glyph {
        text: Theme.glyphs[root.filled ? root.shown + "-fill" : root.stroke] ?? Theme.glyphs[root.shown] ?? "?"
        color: root.color
    }
}
