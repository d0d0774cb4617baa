pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    The end: what the printer is really doing, the code, and "I have my paper".
*/
VisitScreen {
    id: root

    readonly property SlipModel slip: root.visitor.slip
    readonly property string state_: root.slip.state
    readonly property bool printed: root.state_ === "printed"
    readonly property bool saved: root.state_ === "saved"
    readonly property bool fault: root.state_ === "failed" || root.state_ === "unknown" || root.state_ === "waiting"
    readonly property string title: root.printed ? qsTrId("end.title") : root.saved ? qsTrId("end.folder_title") : root.slip.stateText
    readonly property bool coded: root.slip.code !== ""
    readonly property string faultAdvice: root.coded ? qsTrId("slip.failed.do") : qsTrId("slip.failed.no_code")
    readonly property string advice: root.saved ? qsTrId("end.folder") : root.fault ? root.faultAdvice : root.printed ? qsTrId("end.goodbye") : ""

    canGoBack: false

    foot: TouchButton {
        visible: root.state_ === "failed" || root.state_ === "unknown"
        text: qsTrId("slip.again")
        pictogram: "printer"
        large: true
        onActivated: root.slip.print()
    }

    action: TouchButton {
        // It clears the screen: so it says what a visitor should have by then.
        text: root.printed ? qsTrId("end.taken") : root.coded && (root.fault || root.saved) ? qsTrId("end.code_taken") : qsTrId("contact.done")
        kind: "main"
        pictogram: "check"
        enabled: !root.slip.busy || root.state_ === "waiting"
        onActivated: root.visitor.hideNow()
    }

    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }

    Card {
        tone: root.fault ? "caution" : "accent"
        Layout.fillWidth: true

        SpokenText {
            text: root.title
            role: "title"
            pictogram: root.fault ? "hand" : root.slip.busy ? "printer" : "check-circle"
            sentence: root.title + " " + root.advice
            Layout.fillWidth: true
            onSpoken: root.slip.speak(sentence)
        }

        RowLayout {
            visible: root.coded
            spacing: Theme.gap * 2
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap

            ColumnLayout {
                spacing: Theme.mm(1)
                Layout.fillWidth: true

                Sentence {
                    text: qsTrId("end.code")
                    role: "hint"
                    Layout.fillWidth: true
                }

                Sentence {
                    // A code reads left to right in every language.
                    LayoutMirroring.enabled: false
                    text: root.slip.code
                    role: "title"
                    font.pixelSize: Theme.title * 1.3
                    font.features: ({
                            "tnum": 1
                        })
                    horizontalAlignment: Theme.rightToLeft ? Text.AlignRight : Text.AlignLeft
                    Layout.fillWidth: true
                }

                Sentence {
                    visible: root.printed
                    text: qsTrId("end.code.hint")
                    Layout.fillWidth: true
                }
            }
        }

        // Below the code: with large text the code stands on the first page.
        Sentence {
            visible: root.advice !== ""
            text: root.advice
            Layout.fillWidth: true
        }
    }

    Card {
        visible: staffLines.count > 0
        tone: "plain"
        Layout.fillWidth: true

        RowLayout {
            // Dutch in every language: it is for the clerk whom the visitor calls.
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            spacing: Theme.gap
            Layout.fillWidth: true

            Pictogram {
                name: "printer"
                size: Theme.mm(8)
                color: Theme.ink
                Layout.alignment: Qt.AlignTop
            }

            ColumnLayout {
                spacing: Theme.mm(1)
                Layout.fillWidth: true

                Sentence {
                    text: qsTrId("staff.here")
                    role: "hint"
                    heads: true
                    Layout.fillWidth: true
                }

                Repeater {
                    id: staffLines

                    model: root.slip.staff

                    Sentence {
                        required property string title

                        text: title
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }

    Sentence {
        visible: !root.slip.busy
        text: qsTrId("end.clear")
        role: "hint"
        Layout.fillWidth: true
    }

    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
