pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    A titled list of lines with pictures, each with its own speaker.
*/
Card {
    id: root

    required property string title
    required property QtObject rows
    /// Said where the list has no lines.
    property string empty: ""
    property int columns: 1

    signal spoken(string text)

    visible: lines.count > 0 || root.empty !== ""
    spacing: Theme.apart

    Sentence {
        text: root.title
        role: "label"
        heads: true
        Layout.fillWidth: true
    }

    Sentence {
        visible: lines.count === 0 && root.empty !== ""
        text: root.empty
        Layout.fillWidth: true
    }

    GridLayout {
        columns: root.columns
        columnSpacing: Theme.gap * 2
        rowSpacing: Theme.apart
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            id: lines

            model: root.rows

            RowLayout {
                id: line

                required property string pictogram
                required property string title
                required property string text

                spacing: Theme.gap
                Layout.fillWidth: true

                Pictogram {
                    name: line.pictogram
                    size: Theme.body * 1.4
                    tint: Theme.tint
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.mm(1.5)
                }

                ColumnLayout {
                    spacing: Theme.mm(1)
                    Layout.fillWidth: true

                    Sentence {
                        visible: line.title !== ""
                        text: line.title
                        role: "label"
                        Layout.fillWidth: true
                    }

                    Sentence {
                        visible: line.text !== ""
                        text: line.text
                        Layout.fillWidth: true
                    }
                }

                SpeakerButton {
                    sentence: line.title === "" ? line.text : line.title
                    onSpoken: root.spoken(line.title + " " + line.text)
                }
            }
        }
    }
}
