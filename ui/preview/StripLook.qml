import QtQuick
import "../theme"

/*
    The look of the strip. An editor sits at a desk: letters of a program, not of a kiosk, and a
    second click on the same spot is meant.
*/
Item {
    id: root

    required property url pictogramFont
    required property var glyphs

    Binding {
        target: Theme
        property: "pixelsPerMm"
        value: 2.7
    }
    Binding {
        target: Theme
        property: "textStep"
        value: 0
    }
    Binding {
        target: Theme
        property: "compact"
        value: true
    }
    Binding {
        target: Theme
        property: "doubleStrike"
        value: 0
    }
    Binding {
        target: Theme
        property: "lessMovement"
        value: true
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
}
