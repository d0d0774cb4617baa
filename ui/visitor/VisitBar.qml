pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    The thin bar on top of every screen of a visit: back, where am I, language, text, help.
*/
RowLayout {
    id: root

    required property VisitorModel visitor
    property bool canGoBack: true

    signal comfortWanted
    signal languageWanted

    spacing: Theme.compact ? Theme.apart : Theme.mm(4)

    TouchButton {
        visible: root.canGoBack
        text: qsTrId("ui.back")
        pictogram: "caret-left"
        pictureOnly: Theme.compact || Theme.textStep > 1
        onActivated: root.visitor.back()
    }

    Steps {
        steps: root.visitor.steps
        caption: root.visitor.stepText
        enabled: root.canGoBack
        Layout.fillWidth: true
        onChosen: index => root.visitor.changeAnswer(index)
    }

    TouchButton {
        text: root.visitor.languageName
        pictogram: "globe-simple"
        pictureOnly: Theme.compact || Theme.textStep > 2
        name: qsTrId("ui.language") + ": " + root.visitor.languageName
        onActivated: root.languageWanted()
    }

    RoundButton {
        name: qsTrId("ui.comfort")
        pictogram: "text-aa"
        roundness: Theme.radius
        onActivated: root.comfortWanted()
    }

    TouchButton {
        text: qsTrId("ui.hide_now")
        pictogram: "eye-slash"
        pictureOnly: true
        onActivated: root.visitor.hideNow()
    }

    TouchButton {
        text: qsTrId("ui.help")
        kind: "dark"
        pictogram: "lifebuoy"
        pictureOnly: Theme.textStep > 1 && root.width < Theme.mm(230)
        onActivated: root.visitor.help.show()
    }
}
