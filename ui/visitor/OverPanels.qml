pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Visitor

/*
    What may lie over any screen of a visit; what comes later here covers what comes before.
*/
Item {
    id: root

    required property VisitorModel visitor

    readonly property bool shown: comfort.shown || languages.shown || root.visitor.help.shown || root.visitor.idle.warning

    function openComfort(): void {
        comfort.open();
    }

    function openLanguages(): void {
        languages.open();
    }

    Panel {
        id: comfort
        covered: root.visitor.idle.warning
        sourceComponent: ComfortPanel {
            comfort: root.visitor.comfort
            onClosed: comfort.close()
            onHideWanted: root.visitor.hideNow()
        }
    }

    Panel {
        shown: root.visitor.help.shown
        covered: languages.shown || root.visitor.idle.warning
        sourceComponent: HelpPanel {
            visitor: root.visitor
            onLanguageWanted: languages.open()
        }
    }

    Panel {
        id: languages
        covered: root.visitor.idle.warning
        sourceComponent: LanguagePanel {
            visitor: root.visitor
            onClosed: languages.close()
            onHideWanted: root.visitor.hideNow()
        }
    }

    Panel {
        shown: root.visitor.idle.warning
        sourceComponent: IdlePanel {
            idle: root.visitor.idle
        }
    }

    component Panel: Loader {
        id: panel

        property bool shown: false
        property bool covered: false

        function open(): void {
            panel.shown = true;
        }

        function close(): void {
            panel.shown = false;
        }

        anchors.fill: parent
        active: panel.shown
        visible: panel.shown && !panel.covered
    }

    Connections {
        target: root.visitor

        function onWiped(): void {
            comfort.close();
            languages.close();
        }
    }
}
