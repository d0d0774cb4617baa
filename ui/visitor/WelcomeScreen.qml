pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    The first screen: every language by its own name, and nothing to read before that.
*/
TouchScreen {
    id: root

    required property VisitorModel visitor

    signal comfortWanted

    /// A logo of more than two to one is a word: it says the name itself.
    readonly property bool logoSaysName: logo.status === Image.Ready && logo.implicitWidth > 2 * logo.implicitHeight
    /// The widest tile with its name on one line: no name is ever broken for one more column.
    readonly property real widest: [...Array(tiles.count).keys()].reduce((most, at) => Math.max(most, tiles.itemAt(at)?.implicitWidth ?? 0), 1)
    readonly property int fitting: Math.floor((root.width - 2 * Theme.margin + Theme.gap) / (root.widest + Theme.gap))
    readonly property int wanted: root.width <= root.height ? 1 : tiles.count > 6 ? 4 : tiles.count === 3 ? 3 : 2
    readonly property int columns: Math.max(1, Math.min(root.wanted, root.fitting))

    bar: [
        Rectangle {
            // A logo is drawn for white paper.
            visible: logo.status === Image.Ready
            color: "#FFFFFF"
            radius: Theme.radius
            implicitHeight: Theme.mm(13)
            implicitWidth: logo.width + Theme.mm(4)

            Image {
                id: logo

                anchors.centerIn: parent
                source: root.visitor.welcome.logo
                height: Theme.mm(11)
                width: Math.min(Theme.mm(60), height * (implicitWidth / Math.max(1, implicitHeight)))
                fillMode: Image.PreserveAspectFit
                sourceSize.height: height
                smooth: true
                Accessible.role: Accessible.Graphic
                Accessible.name: root.logoSaysName ? root.visitor.welcome.municipality : ""
            }
        },
        Sentence {
            text: root.logoSaysName ? "" : root.visitor.welcome.municipality
            role: "label"
            Layout.fillWidth: true
        },
        RoundButton {
            name: qsTrId("ui.comfort")
            pictogram: "text-aa"
            roundness: Theme.radius
            onActivated: root.comfortWanted()
        },
        TouchButton {
            text: qsTrId("ui.help")
            kind: "dark"
            pictogram: "lifebuoy"
            onActivated: root.visitor.help.show()
        }
    ]

    header: Sentence {
        text: root.visitor.welcome.title
        role: "title"
        Layout.fillWidth: true
    }

    GridLayout {
        columns: root.columns
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            id: tiles

            model: root.visitor.welcome.languages

            LanguageTile {
                id: tile

                required property string key
                required property string name
                required property string promise
                required property bool rightToLeft

                text: tile.name
                note: tile.promise
                Layout.fillWidth: true
                Layout.fillHeight: true
                onChosen: root.visitor.chooseLanguage(tile.key)
                onSpeak: root.visitor.welcome.speak(tile.key)
            }
        }
    }
}
