pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Kiosk.Preview
import "../theme"

/*
    The pages of the strip; one is open.
*/
Item {
    id: root

    required property StripModel strip

    EntryList {
        id: texts

        anchors.fill: parent
        visible: root.strip.page === "texts"
        model: root.strip.texts
        nothing: qsTrId("preview.texts.empty")
        delegate: TextEntry {
            alone: root.strip.inDutch
            onActivated: root.strip.copy(place)
        }

        Connections {
            target: root.strip

            function onTextShown(row: int): void {
                texts.currentIndex = row;
                texts.positionViewAtIndex(row, ListView.Contain);
            }
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: root.strip.page === "go"

        Basic.TextField {
            id: sought

            placeholderText: qsTrId("preview.seek")
            Accessible.name: qsTrId("preview.seek")
            color: Theme.ink
            placeholderTextColor: Theme.line
            font.family: Theme.family
            font.pixelSize: Theme.body
            leftPadding: Theme.padding
            rightPadding: Theme.padding
            implicitHeight: Theme.target
            Layout.fillWidth: true
            Layout.margins: Theme.margin
            Layout.bottomMargin: 0
            onTextChanged: root.strip.seek(sought.text)
            onVisibleChanged: if (sought.visible) {
                sought.forceActiveFocus();
            }
            Keys.onDownPressed: places.forceActiveFocus()

            background: Rectangle {
                radius: Theme.radius
                color: Theme.card
                border.width: sought.activeFocus ? Theme.thick : Theme.thin
                border.color: sought.activeFocus ? Theme.focus : Theme.line
            }
        }

        EntryList {
            id: places

            model: root.strip.places
            nothing: qsTrId("preview.go.empty")
            spacing: Theme.thick
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: PlaceEntry {
                onActivated: root.strip.go(kind, key)
            }
        }
    }

    EntryList {
        anchors.fill: parent
        visible: root.strip.page === "todo"
        model: root.strip.toDo
        nothing: qsTrId("preview.todo.empty")
        delegate: TextEntry {
            alone: root.strip.inDutch
            onActivated: root.strip.goToText(key)
        }
    }

    EntryList {
        anchors.fill: parent
        visible: root.strip.page === "faults"
        model: root.strip.findings
        nothing: qsTrId("preview.faults.empty")
        delegate: FindingEntry {
            onActivated: root.strip.copy(place)
        }
    }

    EntryList {
        anchors.fill: parent
        visible: root.strip.page === "languages"
        model: root.strip.languages
        spacing: Theme.thick
        delegate: LanguageEntry {
            onActivated: root.strip.chooseLanguage(key)
        }
    }
}
