import QtQuick
import Kiosk.Visitor
import "../theme"

/*
    Hands the glass, the municipality's colours and the visitor's wishes to the theme.
*/
Item {
    id: root

    required property VisitorModel visitor
    required property real pixelsPerMm
    required property url pictogramFont
    required property var glyphs
    required property color accent
    required property color inkOnAccent
    required property bool narrow

    Binding {
        target: Theme
        property: "pixelsPerMm"
        value: root.pixelsPerMm
    }
    Binding {
        target: Theme
        property: "pictogramFont"
        value: root.pictogramFont
    }
    Binding {
        target: Theme
        property: "glyphs"
        value: root.glyphs
    }
    Binding {
        target: Theme
        property: "accent"
        value: root.accent
    }
    Binding {
        target: Theme
        property: "inkOnAccent"
        value: root.inkOnAccent
    }
    Binding {
        target: Theme
        property: "textStep"
        value: root.visitor.comfort.textStep
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: root.visitor.comfort.highContrast
    }
    Binding {
        target: Theme
        property: "lessMovement"
        value: root.visitor.comfort.lessMovement
    }
    Binding {
        target: Theme
        property: "rightToLeft"
        value: root.visitor.rightToLeft
    }
    Binding {
        target: Theme
        property: "compact"
        value: root.narrow
    }
}
