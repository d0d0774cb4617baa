pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    Another language in the middle of a visit; the answers stay.
*/
OverPanel {
    id: root

    required property VisitorModel visitor

    title: qsTrId("welcome.choose")
    pictogram: "globe-simple"

    GridLayout {
        columns: root.width > root.height ? 2 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: root.visitor.welcome.languages

            LanguageTile {
                id: tile

                required property string key
                required property string name
                required property string promise

                text: tile.name
                selected: root.visitor.language === tile.key
                Layout.fillWidth: true
                onChosen: {
                    root.visitor.changeLanguage(tile.key);
                    root.closed();
                }
                onSpeak: root.visitor.welcome.speak(tile.key)
            }
        }
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
