import QtQuick
import QtQuick.Layouts
import Kiosk.Preview
import "../controls"
import "../theme"

/*
    What this window is, which content it shows, and whether the pack is refused right now.
*/
ColumnLayout {
    id: root

    required property StripModel strip

    spacing: 0

    Rectangle {
        color: Theme.dark
        implicitHeight: Math.ceil(head.implicitHeight + 2 * Theme.padding)
        Layout.fillWidth: true

        RowLayout {
            id: head

            anchors.fill: parent
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            spacing: Theme.gap

            ColumnLayout {
                spacing: Theme.mm(0.5)
                Layout.fillWidth: true

                Sentence {
                    // Said in both languages: nobody may take this window for the kiosk itself.
                    text: qsTrId("preview.title")
                    role: "title"
                    color: Theme.inkOnDark
                    Layout.fillWidth: true
                }
                Sentence {
                    text: root.strip.version === "" ? root.strip.folders : root.strip.version
                    role: "hint"
                    color: Theme.inkOnDark
                    Layout.fillWidth: true
                }
                Sentence {
                    text: qsTrId("preview.nothing_kept")
                    role: "hint"
                    color: Theme.inkOnDark
                    Layout.fillWidth: true
                }
            }

            TouchButton {
                text: qsTrId("preview.other_language")
                Layout.alignment: Qt.AlignVCenter
                onActivated: root.strip.changeOwnLanguage()
            }
        }
    }

    Rectangle {
        visible: root.strip.refused
        color: Theme.caution
        implicitHeight: Math.ceil(fault.implicitHeight + 2 * Theme.padding)
        Layout.fillWidth: true

        RowLayout {
            id: fault

            anchors.fill: parent
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            spacing: Theme.gap

            Pictogram {
                name: "warning"
                size: Theme.body * 1.6
                color: Theme.cautionMark
            }
            Sentence {
                text: root.strip.showing ? qsTrId("preview.refused") : qsTrId("preview.refused_first")
                role: "label"
                Layout.fillWidth: true
            }
        }
    }
}
