pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    A sentence with its own speaker button at the end, and a picture before it where there is one.
*/
RowLayout {
    id: root

    required property string text
    /// title, label, body or hint.
    property string role: "body"
    property string pictogram: ""
    property bool speaking: false
    /// Colour of the pictogram, such as a card's own mark.
    property color mark: Theme.mark
    /// What the speaker says, where that is more than the words shown.
    property string sentence: root.text
    /// On a tinted surface the speaker stands on white.
    property bool tinted: false
    property int textFormat: Text.PlainText

    signal spoken

    spacing: Theme.gap

    PictogramChip {
        visible: root.pictogram !== "" && root.role === "title" && !Theme.compact
        pictogram: root.pictogram
        mark: root.mark
        Layout.alignment: Qt.AlignTop
    }

    Pictogram {
        visible: root.pictogram !== "" && root.role !== "title"
        name: root.pictogram
        size: Theme.body * 1.6
        color: root.mark
        tint: Theme.highContrast ? "transparent" : Theme.mix(root.mark, "#FFFFFF", 0.28)
    }

    Sentence {
        text: root.text
        role: root.role
        textFormat: root.textFormat
        Layout.fillWidth: true
    }

    SpeakerButton {
        sentence: root.sentence
        speaking: root.speaking
        rest: root.tinted ? Theme.card : Theme.surface
        onSpoken: root.spoken()
    }
}
