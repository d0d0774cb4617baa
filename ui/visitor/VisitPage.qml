pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Visitor

/*
    Where one screen of the visit is shown: built once, slid in, and built anew for each visitor.
*/
Loader {
    id: root

    required property VisitorModel visitor
    required property bool covered
    required property string screen

    readonly property bool current: root.visitor.screen === root.screen
    /// The visitor who saw it has gone.
    property bool spent: false

    signal comfortWanted
    signal languageWanted

    function renew(): void {
        root.spent = false;
        root.active = false;
        root.active = root.visitor.ready;
    }

    anchors.fill: parent
    active: false
    // Screens that are not needed yet are built between two frames, not in front of a tap.
    asynchronous: !root.current
    // What lies under a panel is not drawn, and not read out either.
    visible: root.current && !root.covered
    enabled: root.current && !root.covered
    Component.onCompleted: root.active = root.current
    onCurrentChanged: {
        // The first screen stands; it is waited for.
        if (root.current && root.visitor.ready) {
            slide.run();
        }
        root.active = root.active || root.current;
        if (root.spent && !root.current) {
            root.renew();
        }
    }
    transform: SlideIn {
        id: slide
    }

    Connections {
        target: root.item
        ignoreUnknownSignals: true

        function onComfortWanted(): void {
            root.comfortWanted();
        }

        function onLanguageWanted(): void {
            root.languageWanted();
        }
    }

    Connections {
        target: root.visitor

        // A new visitor gets new screens; the one in sight goes when the welcome screen is there.
        function onWiped(): void {
            if (root.current) {
                root.spent = root.visitor.screen !== root.screen;
            } else {
                root.renew();
            }
        }

        function onReadyChanged(): void {
            root.active = true;
        }
    }
}
