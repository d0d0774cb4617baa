pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    Size of the text, contrast, movement, speed and volume of the voice.
*/
OverPanel {
    id: root

    required property ComfortModel comfort
    readonly property bool wide: root.width > Theme.mm(330) && Theme.textStep < 2

    title: qsTrId("ui.comfort")
    pictogram: "text-aa"

    Choice {
        text: qsTrId("ui.text_size")
        GridLayout {
            columns: root.wide ? 4 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.apart
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: [qsTrId("ui.text_size.1"), qsTrId("ui.text_size.2"), qsTrId("ui.text_size.3"), qsTrId("ui.text_size.4")]

                OptionTile {
                    required property int index
                    required property string modelData

                    text: modelData
                    selected: root.comfort.textStep === index
                    speakable: false
                    least: Theme.mm(17)
                    Layout.fillWidth: true
                    onChosen: root.comfort.setTextStep(index)
                }
            }
        }
    }

    Choice {
        text: qsTrId("ui.contrast")
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Either {
                text: qsTrId("ui.contrast.default")
                selected: !root.comfort.highContrast
                onChosen: root.comfort.setHighContrast(false)
            }
            Either {
                text: qsTrId("ui.contrast.high")
                selected: root.comfort.highContrast
                onChosen: root.comfort.setHighContrast(true)
            }
        }
    }

    Choice {
        text: qsTrId("ui.movement")
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Either {
                text: qsTrId("ui.movement.on")
                selected: !root.comfort.lessMovement
                onChosen: root.comfort.setLessMovement(false)
            }
            Either {
                text: qsTrId("ui.movement.off")
                selected: root.comfort.lessMovement
                onChosen: root.comfort.setLessMovement(true)
            }
        }
    }

    CountStepper {
        name: qsTrId("ui.speech_speed")
        value: root.comfort.speed
        valueText: root.comfort.speed + " %"
        from: 50
        to: 200
        Layout.fillWidth: true
        onChanged: value => root.comfort.changeSpeed(value > root.comfort.speed ? 1 : -1)
    }

    CountStepper {
        name: qsTrId("ui.volume")
        value: root.comfort.volume
        from: 1
        to: 5
        Layout.fillWidth: true
        onChanged: value => root.comfort.changeVolume(value > root.comfort.volume ? 1 : -1)
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }

    component Choice: ColumnLayout {
        id: choice

        required property string text

        spacing: Theme.apart
        Layout.fillWidth: true

        Sentence {
            text: choice.text
            role: "label"
            Layout.fillWidth: true
        }
    }

    component Either: OptionTile {
        speakable: false
        least: Theme.mm(17)
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }
}
