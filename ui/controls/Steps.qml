pragma ComponentBehavior: Bound

import QtQuick
import "../theme"

/*
    Where am I: one shape a step, with the roles pictogram, standing (done, now, ahead) and name.
    Done ones can be
    touched to look at them again. Where they do not fit, `caption` says it in words.
*/
Item {
    id: root

    required property var steps
    /// "Step 3 of about 8", for screen readers and where the shapes do not fit.
    required property string caption

    readonly property bool cramped: root.width > 0 && row.implicitWidth > root.width + 1

    signal chosen(int index)

    implicitWidth: row.implicitWidth
    implicitHeight: Math.ceil(Theme.mm(14.5))
    Accessible.role: Accessible.Grouping
    Accessible.name: root.caption

    Sentence {
        anchors.fill: parent
        visible: root.cramped
        text: root.caption
        role: "hint"
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    Row {
        id: row

        anchors.centerIn: parent
        visible: !root.cramped
        spacing: Theme.apart

        Repeater {
            model: root.steps

            Touchable {
                id: step

                required property int index
                required property string pictogram
                required property string standing
                required name
                readonly property real side: step.standing === "done" ? Theme.target : Math.round(Theme.mm(step.standing === "now" ? 13.5 : 8))

                enabled: step.standing === "done"
                implicitWidth: step.side
                implicitHeight: step.side
                roundness: step.side / 2
                y: (row.height - step.height) / 2
                onActivated: root.chosen(step.index)
                Accessible.ignored: step.name === ""
                Accessible.role: step.standing === "done" ? Accessible.Button : Accessible.StaticText

                background: Rectangle {
                    radius: width / 2
                    color: step.down ? Theme.pressed : step.standing === "done" ? Theme.chip : step.standing === "now" ? Theme.card : Theme.surface
                    border.width: step.standing === "now" ? Theme.thick : Theme.edge
                    border.color: step.standing === "now" ? Theme.mark : Theme.line
                }

                contentItem: Item {
                    Pictogram {
                        anchors.centerIn: parent
                        name: step.pictogram
                        size: step.side * 0.58
                        filled: step.standing === "done"
                        color: step.standing === "ahead" ? Theme.line : Theme.mark
                    }
                }
            }
        }
    }
}
