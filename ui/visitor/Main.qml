pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Visitor
import "../theme"

/*
    The one window: the page of the screen the visit is at, and the panels that may lie over it.
*/
Window {
    id: root

    required property VisitorModel visitor
    required property real pixelsPerMm
    required property url pictogramFont
    required property var glyphs
    required property color accent
    required property color inkOnAccent
    required property bool fullScreen
    required property int startWidth
    required property int startHeight

    width: root.startWidth
    height: root.startHeight
    visible: true
    visibility: root.fullScreen ? Window.FullScreen : Window.Windowed
    color: Theme.paper
    // The same on every screen: a title must never tell what somebody is doing.
    title: "Kiosk"
    // Alt+F4 or a window manager must not end in somebody's desktop, with a visit half told.
    onClosing: close => {
        close.accepted = !root.fullScreen;
    }
    // Without a window manager nobody else gives the window the keyboard.
    Component.onCompleted: root.requestActivate()

    Look {
        visitor: root.visitor
        pixelsPerMm: root.pixelsPerMm
        pictogramFont: root.pictogramFont
        glyphs: root.glyphs
        accent: root.accent
        inkOnAccent: root.inkOnAccent
        narrow: root.width < 230 * root.pixelsPerMm || root.visitor.comfort.textStep > 2 && root.height < 210 * root.pixelsPerMm
    }

    Page {
        screen: "welcome"
        sourceComponent: WelcomeScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "question"
        sourceComponent: QuestionScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "calendar"
        sourceComponent: CalendarScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "result"
        sourceComponent: ResultScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "compare"
        sourceComponent: CompareScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "teach"
        sourceComponent: TeachScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "contact"
        sourceComponent: ContactScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "phone"
        sourceComponent: PhoneScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "email"
        sourceComponent: EmailScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "address"
        sourceComponent: AddressScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "slip"
        sourceComponent: SlipScreen {
            visitor: root.visitor
        }
    }

    Page {
        screen: "end"
        sourceComponent: EndScreen {
            visitor: root.visitor
        }
    }

    OverPanels {
        id: panels

        anchors.fill: parent
        visitor: root.visitor
    }

    component Page: VisitPage {
        visitor: root.visitor
        covered: panels.shown
        onComfortWanted: panels.openComfort()
        onLanguageWanted: panels.openLanguages()
    }
}
