pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    One line of the comparison; `heads` is the line with the names of the columns.
*/
Rectangle {
    id: root

    required property string pictogram
    required property string topic
    required property string rni
    required property string gba
    required property string yours
    property bool heads: false

    signal spoken

    /// On a screen that stands upright there is height to spare, and long words need the width.
    readonly property bool stacked: root.width < Theme.mm(root.Window.width < root.Window.height ? 380 : 280) || Theme.textStep > 1
    /// The largest text on a small screen: one below the other, known by their pictures.
    readonly property bool single: root.stacked && Theme.textStep > 2 && root.width < Theme.mm(480)
    readonly property real topicWidth: root.stacked ? root.width : root.width * 0.28
    readonly property real cellWidth: root.single ? root.width : root.stacked ? root.width / 2 : root.width * 0.36

    implicitHeight: grid.implicitHeight
    color: Theme.card
    border.width: Math.max(1, Theme.thin / 2)
    border.color: Theme.hairline

    // Above the cells, whose ground would cover the frame.
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: root.border.width
        color: Theme.hairline
        z: 1
    }

    GridLayout {
        id: grid

        width: root.width
        columns: root.single ? 1 : root.stacked ? 2 : 3
        columnSpacing: 0
        rowSpacing: 0

        RowLayout {
            spacing: Theme.gap
            visible: !root.heads || !root.stacked
            Layout.columnSpan: root.stacked && !root.single ? 2 : 1
            Layout.preferredWidth: root.topicWidth - Theme.padding - Theme.apart
            Layout.leftMargin: Theme.padding
            Layout.rightMargin: Theme.apart
            Layout.topMargin: Theme.apart
            Layout.bottomMargin: Theme.apart

            Pictogram {
                visible: !root.heads
                name: root.pictogram
                size: Theme.body * 1.6
                tint: Theme.tint
            }

            Sentence {
                text: root.heads ? "" : root.topic
                role: "label"
                Layout.fillWidth: true
            }

            SpeakerButton {
                visible: !root.heads
                sentence: root.topic
                onSpoken: root.spoken()
            }
        }

        Cell {
            text: root.rni
            register: "BRP/RNI"
            picture: "suitcase"
            own: root.yours === "rni"
            ground: Theme.rni
            mark: Theme.rniMark
        }

        Cell {
            text: root.gba
            register: "BRP/GBA"
            picture: "house"
            own: root.yours === "gba"
            ground: Theme.gba
            mark: Theme.gbaMark
        }
    }

    component Cell: Rectangle {
        id: cell

        required property string text
        required property string register
        required property string picture
        required property bool own
        required property color ground
        required property color mark

        color: cell.own ? cell.ground : Theme.card
        implicitHeight: content.implicitHeight + 2 * Theme.padding
        Layout.fillHeight: true
        Layout.preferredWidth: root.cellWidth

        Rectangle {
            visible: cell.own
            width: Theme.thick
            height: parent.height
            color: cell.mark
        }

        RowLayout {
            id: content

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.padding
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap

            Pictogram {
                visible: root.heads || root.single
                name: cell.picture
                size: root.heads ? Theme.title * 1.3 : Theme.body * 1.4
                color: cell.mark
                filled: cell.own
                tint: Theme.tint
            }

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Sentence {
                    text: root.heads && cell.own ? cell.text + " — " + qsTrId("compare.yours") : cell.text
                    role: root.heads ? "label" : "body"
                    Layout.fillWidth: true
                }

                Sentence {
                    visible: root.heads
                    text: cell.register
                    role: "hint"
                    Layout.fillWidth: true
                }
            }
        }
    }
}
