pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Preview
import "../controls"
import "../theme"

/*
    How the kiosk is looked at: language, size of the letters, mirrored; and the next text to do.
*/
ColumnLayout {
    id: root

    required property StripModel strip

    spacing: Theme.gap

    RowLayout {
        spacing: Theme.gap
        Layout.fillWidth: true

        TouchButton {
            text: qsTrId("preview.language") + ": " + root.strip.language
            pictogram: "translate"
            Layout.fillWidth: true
            onActivated: root.strip.show(root.strip.page === "languages" ? "texts" : "languages")
        }
        StripSwitch {
            text: qsTrId("preview.mirror")
            name: qsTrId("preview.mirror.name")
            pictogram: "arrows-left-right"
            on: root.strip.mirrored
            onActivated: root.strip.mirror()
        }
    }

    RowLayout {
        spacing: Theme.thick
        Layout.fillWidth: true

        Sentence {
            text: qsTrId("preview.size")
            role: "hint"
            Layout.rightMargin: Theme.apart
        }
        StripSwitch {
            text: qsTrId("preview.size.0")
            on: root.strip.textStep === 0
            Layout.fillWidth: true
            onActivated: root.strip.setTextStep(0)
        }
        StripSwitch {
            text: qsTrId("preview.size.1")
            on: root.strip.textStep === 1
            Layout.fillWidth: true
            onActivated: root.strip.setTextStep(1)
        }
        StripSwitch {
            text: qsTrId("preview.size.2")
            on: root.strip.textStep === 2
            Layout.fillWidth: true
            onActivated: root.strip.setTextStep(2)
        }
        StripSwitch {
            text: qsTrId("preview.size.3")
            on: root.strip.textStep === 3
            Layout.fillWidth: true
            onActivated: root.strip.setTextStep(3)
        }
    }

    TouchButton {
        visible: root.strip.leftToDo > 0
        text: qsTrId("preview.next") + " (F8)"
        kind: "main"
        large: false
        pictogram: "caret-right"
        pictogramAtEnd: true
        Layout.fillWidth: true
        onActivated: root.strip.goToNext()
    }
    RowLayout {
        visible: root.strip.leftToDo === 0
        spacing: Theme.apart

        Pictogram {
            name: "check-circle"
            size: Theme.body * 1.3
            color: Theme.comfortMark
        }
        Sentence {
            text: qsTrId("preview.all_done")
            role: "hint"
            Layout.fillWidth: true
        }
    }
}
