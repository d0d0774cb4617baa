pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    A language by its own name in its own script, which runs in its own direction; no flag.
*/
Item {
    id: root

    required property string text
    /// A line below the name, in the same language; empty until its words are loaded.
    property string note: ""
    property bool selected: false
    property bool speaking: false

    signal chosen
    signal speak

    implicitWidth: Math.max(Theme.mm(60), Math.ceil(words.implicitWidth + speaker.width + 2 * Theme.padding + Theme.gap))
    implicitHeight: Math.max(Theme.tile, choice.implicitHeight)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: choice.down ? Theme.pressed : root.selected ? Theme.selectedSurface : Theme.card
        border.width: root.selected || choice.down ? Theme.thick : Theme.thin
        border.color: root.selected || choice.down ? Theme.mark : Theme.line
    }

    FocusRing {
        shown: choice.ringing
    }

    Touchable {
        id: choice

        name: root.text
        ringed: false
        anchors.left: parent.left
        anchors.right: speaker.left
        anchors.rightMargin: Theme.apart
        height: parent.height
        // A control's paddings are not mirrored with its layout.
        leftPadding: Theme.rightToLeft ? Theme.apart : Theme.padding
        rightPadding: Theme.rightToLeft ? Theme.padding : Theme.apart
        topPadding: Theme.mm(3)
        bottomPadding: Theme.mm(3)
        checkable: true
        on: root.selected
        onActivated: root.chosen()

        Accessible.role: Accessible.RadioButton

        contentItem: Column {
            spacing: Theme.mm(1)
            topPadding: Math.max(0, (choice.height - choice.topPadding - choice.bottomPadding - words.implicitHeight - (root.note === "" ? 0 : note.implicitHeight)) / 2)

            Sentence {
                id: words

                width: parent.width
                text: root.text
                // Unset, so that the script decides: Arabic stands right in its tile.
                horizontalAlignment: undefined
                font.weight: Theme.strong
                font.pixelSize: Theme.title
                Accessible.ignored: true
            }

            Sentence {
                id: note

                width: parent.width
                visible: root.note !== ""
                text: root.note
                role: "hint"
                horizontalAlignment: undefined
                Accessible.ignored: true
            }
        }
    }

    SpeakerButton {
        id: speaker

        sentence: root.text
        speaking: root.speaking
        rest: root.selected ? Theme.card : Theme.surface
        anchors.right: parent.right
        anchors.rightMargin: Theme.padding
        anchors.verticalCenter: parent.verticalCenter
        onSpoken: root.speak()
    }
}
