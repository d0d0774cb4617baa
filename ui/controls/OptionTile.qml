pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    An answer to tap: picture, words, a tick when chosen, and beside its touch area (never inside)
    its own speaker. `many`: one of several that may be ticked.
*/
Item {
    id: root

    required property string text
    property string hint: ""
    property string pictogram: ""
    property bool selected: false
    property bool many: false
    property bool speaking: false
    property bool speakable: true
    /// The least height in pixels; words that need more get more.
    property real least: Theme.tile

    // The picture grows with a tall tile. The words keep clear of the largest it may be: if they wrapped
    // anew with each size, and so made the tile taller, the two would chase each other for ever.
    readonly property real smallest: Math.max(Theme.mm(Theme.compact ? 10 : 18), Theme.body * 1.4)
    readonly property real largest: Theme.textStep > 1 ? root.smallest : Math.max(root.smallest, Math.min(choice.width * 0.14, Theme.mm(30)))

    signal chosen
    signal speak

    implicitWidth: Theme.mm(80)
    implicitHeight: Math.max(root.least, choice.implicitHeight)

    /// Put the keyboard on the answer.
    function take(): void {
        choice.forceActiveFocus(Qt.TabFocusReason);
    }

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
        anchors.right: root.speakable ? speaker.left : parent.right
        anchors.rightMargin: root.speakable ? Theme.apart : 0
        height: parent.height
        // A control's paddings are not mirrored with its layout.
        leftPadding: root.speakable && Theme.rightToLeft ? Theme.padding / 2 : Theme.padding
        rightPadding: root.speakable && !Theme.rightToLeft ? Theme.padding / 2 : Theme.padding
        topPadding: Theme.mm(3)
        bottomPadding: Theme.mm(3)
        checkable: true
        on: root.selected
        onActivated: root.chosen()

        Accessible.role: root.many ? Accessible.CheckBox : Accessible.RadioButton
        Accessible.description: root.hint

        contentItem: RowLayout {
            spacing: Theme.padding

            Pictogram {
                id: picture

                visible: root.pictogram !== ""
                name: root.pictogram
                size: Math.max(root.smallest, Math.min(choice.height * 0.4, root.largest))
                filled: root.selected
                tint: Theme.tint
            }

            ColumnLayout {
                spacing: Theme.mm(1)
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                Layout.rightMargin: picture.visible ? root.largest - picture.size : 0

                Sentence {
                    text: root.text
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }

                Sentence {
                    visible: root.hint !== ""
                    text: root.hint
                    role: "hint"
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }

            Rectangle {
                visible: root.selected || root.many
                implicitWidth: Math.max(Theme.mm(9), Theme.body)
                implicitHeight: implicitWidth
                radius: root.many ? width * 0.2 : width / 2
                color: root.selected ? Theme.mark : "transparent"
                border.width: Theme.thin
                border.color: root.selected ? Theme.mark : Theme.line

                Pictogram {
                    anchors.centerIn: parent
                    visible: root.selected
                    name: "check"
                    size: parent.width * 0.7
                    color: Theme.inkOnMark
                }
            }
        }
    }

    SpeakerButton {
        id: speaker

        visible: root.speakable
        sentence: root.text
        speaking: root.speaking
        rest: root.selected ? Theme.card : Theme.surface
        anchors.right: parent.right
        anchors.rightMargin: Theme.padding
        anchors.verticalCenter: parent.verticalCenter
        onSpoken: root.speak()
    }
}
