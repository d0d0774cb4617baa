pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Preview
import "../controls"
import "../theme"

/*
    The strip beside the kiosk: a window of its own for editors, narrow, for mouse and keyboard.
*/
Window {
    id: root

    required property StripModel strip
    required property url pictogramFont
    required property var glyphs

    width: 420
    height: 800
    minimumWidth: 400
    minimumHeight: 520
    visible: true
    color: Theme.paper
    title: qsTrId("preview.title")

    StripLook {
        pictogramFont: root.pictogramFont
        glyphs: root.glyphs
    }

    Shortcut {
        sequences: ["F8"]
        onActivated: root.strip.goToNext()
    }
    Shortcut {
        sequences: [StandardKey.Find]
        onActivated: root.strip.show("go")
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        StripHead {
            strip: root.strip
            Layout.fillWidth: true
        }

        StripWishes {
            visible: root.strip.showing
            strip: root.strip
            Layout.fillWidth: true
            Layout.margins: Theme.margin
            Layout.bottomMargin: 0
        }

        RowLayout {
            spacing: Theme.thick
            Layout.fillWidth: true
            Layout.margins: Theme.margin
            Layout.bottomMargin: 0

            StripTab {
                text: qsTrId("preview.page.texts")
                visible: root.strip.showing
                open: root.strip.page === "texts"
                onActivated: root.strip.show("texts")
            }
            StripTab {
                text: qsTrId("preview.page.go")
                visible: root.strip.showing
                open: root.strip.page === "go"
                onActivated: root.strip.show("go")
            }
            StripTab {
                text: qsTrId("preview.page.todo")
                visible: root.strip.showing
                count: root.strip.leftToDo
                open: root.strip.page === "todo"
                onActivated: root.strip.show("todo")
            }
            StripTab {
                text: qsTrId("preview.page.faults")
                count: root.strip.faults
                alarming: root.strip.refused
                open: root.strip.page === "faults"
                onActivated: root.strip.show("faults")
            }
        }

        Rectangle {
            color: Theme.hairline
            implicitHeight: Theme.thin
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
        }

        StripPages {
            strip: root.strip
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        Rectangle {
            color: Theme.surface
            implicitHeight: Math.ceil(told.implicitHeight + 2 * Theme.mm(2))
            Layout.fillWidth: true

            Sentence {
                id: told

                anchors.fill: parent
                anchors.leftMargin: Theme.margin
                anchors.rightMargin: Theme.margin
                verticalAlignment: Text.AlignVCenter
                role: "hint"
                text: root.strip.notice
                // Paths have no spaces to break at.
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
        }
    }
}
