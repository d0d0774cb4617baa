pragma Singleton

import QtQuick

/*
    The look of the whole kiosk: sizes in millimetres, colours, type scale, time.

    The window sets the first block once (and the visitor's wishes as they change); everything
    else follows. Numbers: VVSG 2.0 7.1/7.2, EN 301 549 5.1.4, WCAG 1.4.3/1.4.11.
*/
QtObject {
    id: root

    // --- set from outside -------------------------------------------------------------------
    /// Real pixels in a millimetre of glass.
    property real pixelsPerMm: 3.61
    /// 0 small, 1 normal, 2 large, 3 very large.
    property int textStep: 1
    property bool highContrast: false
    /// The municipality's colour of action, and what is written on it.
    property color accent: "#0B4F8A"
    property color inkOnAccent: "#FFFFFF"
    property bool lessMovement: false
    property bool rightToLeft: false
    /// True on glass narrower than 230 mm, and on one lower than 210 mm with the largest text: smaller
    /// margins, gaps and titles, so that the words get the room.
    property bool compact: false
    /// Milliseconds in which a second strike on the same spot is taken for trembling (EN 5.8).
    property int doubleStrike: 500
    /// The pictogram font's file, and its characters as {name: character}.
    property url pictogramFont
    property var glyphs: ({})

    // --- sizes ------------------------------------------------------------------------------
    /// Pixels of so many millimetres.
    function mm(millimetres: real): real {
        return millimetres * root.pixelsPerMm;
    }

    readonly property string family: "Noto Sans"
    readonly property string pictogramFamily: root.loader.font.family
    readonly property FontLoader loader: FontLoader {
        source: root.pictogramFont
    }

    /// Height of a body capital in mm, one a text step.
    readonly property list<real> capitals: [4.0, 5.4, 6.9, 8.8]
    readonly property real capital: root.capitals[Math.max(0, Math.min(3, root.textStep))]
    /// Font pixel sizes; a Noto Sans capital is 0.714 em high.
    readonly property int body: root.fontSize(root.capital)
    readonly property int title: root.fontSize(root.capital * (root.textStep > 2 ? 1.15 : root.compact ? 1.2 : 1.5))
    readonly property int hint: root.fontSize(Math.max(3.6, root.capital * 0.85))

    function fontSize(capitalMm: real): int {
        return Math.round(capitalMm / 0.714 * root.pixelsPerMm);
    }

    readonly property int regular: Font.Normal
    readonly property int strong: Font.DemiBold

    /// The least a finger can be sure to hit, and the least between two of them (VVSG 7.2-I).
    readonly property real target: Math.ceil(root.mm(12.7))
    readonly property real apart: Math.ceil(root.mm(2.6))
    /// A key of a pad: at least a target, wider with larger text.
    readonly property real key: Math.max(root.target, Math.ceil(root.body * 1.4),
                                         Math.ceil(root.mm(root.compact ? 12.7 : 15)))
    readonly property real margin: Math.round(root.mm(root.compact ? 6 : 12))
    readonly property real gap: Math.round(root.mm(root.compact ? 3 : 6))
    readonly property real padding: Math.round(root.mm(root.compact ? 3.5 : 6))
    readonly property real tile: Math.round(root.mm(24))
    /// How many columns of tiles stand comfortably in so many pixels: at least one.
    function columns(width: real): int {
        const tight = root.compact && root.textStep < 3;
        const one = root.mm(tight ? 40 : 60) + root.body * (tight ? 7 : 9);
        return Math.max(1, Math.floor((width + root.gap) / (one + root.gap)));
    }

    readonly property real radius: Math.round(root.mm(root.compact ? 3 : 4.5))
    readonly property real thin: Math.max(1, Math.round(root.mm(0.4)))
    readonly property real thick: Math.max(2, Math.round(root.mm(1)))

    /// Milliseconds of a movement; none in the less-movement setting.
    readonly property int duration: root.lessMovement ? 0 : 150

    // --- colours ----------------------------------------------------------------------------
    /// `share` of `over` on `under`.
    function mix(over: color, under: color, share: real): color {
        return Qt.rgba(over.r * share + under.r * (1 - share), over.g * share + under.g * (1 - share),
                       over.b * share + under.b * (1 - share), 1);
    }

    readonly property color paper: root.highContrast ? "#000000" : "#FBFAF7"
    readonly property color ink: root.highContrast ? "#FFFFFF" : "#14213D"
    readonly property color soft: root.highContrast ? "#FFFFFF" : "#202B46"
    readonly property color surface: root.highContrast ? "#000000" : "#EEF1F4"
    readonly property color card: root.highContrast ? "#000000" : "#FFFFFF"
    /// Edge of what can be touched (3:1), and of what is only grouped.
    readonly property color line: root.highContrast ? "#FFFFFF" : "#7C879A"
    readonly property color hairline: root.highContrast ? "#FFFFFF" : "#D5DAE2"
    readonly property color pressed: root.highContrast ? "#000000" : "#DFE5EC"

    readonly property color action: root.highContrast ? "#FFFFFF" : root.accent
    readonly property color inkOnAction: root.highContrast ? "#000000" : root.inkOnAccent
    readonly property color actionPressed: root.highContrast ? "#FFFF00" : root.mix("#000000", root.accent, 0.35)
    readonly property color dark: root.highContrast ? "#000000" : "#14213D"
    readonly property color inkOnDark: "#FFFFFF"
    readonly property color danger: root.highContrast ? "#FFFFFF" : "#8A0010"
    readonly property color inkOnDanger: root.highContrast ? "#000000" : "#FFFFFF"

    /// Pictograms, chosen borders and ticks; and what is drawn on such a mark.
    readonly property color mark: root.highContrast ? "#FFFF00" : root.accent
    readonly property color inkOnMark: root.highContrast ? "#000000" : root.inkOnAccent
    readonly property color tint: root.highContrast ? "#000000" : root.mix(root.accent, "#FFFFFF", 0.28)
    readonly property color chip: root.highContrast ? "#000000" : root.mix(root.accent, "#FFFFFF", 0.13)
    readonly property color selectedSurface: root.highContrast ? "#000000" : root.mix(root.accent, "#FFFFFF", 0.06)
    readonly property color focus: root.highContrast ? "#FFFF00" : "#14213D"

    readonly property color caution: root.highContrast ? "#000000" : "#FFF1D6"
    readonly property color cautionMark: root.highContrast ? "#FFFF00" : "#7A4B00"
    readonly property color comfort: root.highContrast ? "#000000" : "#E8F4EC"
    readonly property color comfortMark: root.highContrast ? "#FFFF00" : "#1B5E3B"
    /// The two registrations keep one tint each, always beside their picture and name.
    readonly property color gba: root.highContrast ? "#000000" : "#E6F0FA"
    readonly property color gbaMark: root.highContrast ? "#FFFF00" : "#0B4F8A"
    readonly property color rni: root.highContrast ? "#000000" : "#F2ECF8"
    readonly property color rniMark: root.highContrast ? "#FFFF00" : "#57358A"

    /// Without tints every surface needs an edge.
    readonly property real edge: root.highContrast ? root.thin : 0
}
