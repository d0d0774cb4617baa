pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    A number with one button less and one button more; nothing has to be typed.
*/
RowLayout {
    id: root

    /// What is counted, in words; part of both buttons' names.
    required property string name
    property int value: 0
    property int from: 0
    property int to: 99
    property int stepSize: 1
    /// The value in words where a bare number does not say enough.
    property string valueText: String(root.value)

    signal changed(int value)

    spacing: Theme.gap
    Accessible.role: Accessible.SpinBox
    Accessible.name: root.name
    Accessible.description: root.valueText

    Sentence {
        text: root.name
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    RoundButton {
        name: root.name + ": " + qsTrId("calendar.less")
        pictogram: "minus"
        enabled: root.value > root.from
        onActivated: root.changed(Math.max(root.from, root.value - root.stepSize))
    }

    Sentence {
        text: root.valueText
        role: "label"
        horizontalAlignment: Text.AlignHCenter
        Layout.minimumWidth: Math.ceil(Theme.body * 1.5)
        Layout.maximumWidth: Theme.body * 8
        Accessible.ignored: true
    }

    RoundButton {
        name: root.name + ": " + qsTrId("calendar.more")
        pictogram: "plus"
        enabled: root.value < root.to
        onActivated: root.changed(Math.min(root.to, root.value + root.stepSize))
    }
}
