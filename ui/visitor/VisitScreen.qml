pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"

/*
    A screen of a visit: the frame with its bar, and the wishes that the window fulfils.
*/
TouchScreen {
    id: root

    required property VisitorModel visitor
    property bool canGoBack: true

    signal comfortWanted
    signal languageWanted

    bar: VisitBar {
        visitor: root.visitor
        canGoBack: root.canGoBack
        Layout.fillWidth: true
        onComfortWanted: root.comfortWanted()
        onLanguageWanted: root.languageWanted()
    }
}
