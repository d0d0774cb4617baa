pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    Shows what was typed on a pad, behind dots until the visitor asks to see it. It is no system
    text input: nothing is remembered, completed, copied or told to a screen reader.
*/
ColumnLayout {
    id: root

    /// What the field is for; the only thing a screen reader hears of it.
    required property string name
    property string value: ""
    property bool masked: true
    /// An example, shown while the field is empty.
    property string example: ""
    property string error: ""

    /// A character from a keyboard that happens to be there.
    signal typed(string character)
    signal deleted
    signal done
    signal maskToggled

    spacing: Theme.mm(1.5)

    /// Put the keyboard in the field.
    function take(): void {
        box.forceActiveFocus(Qt.TabFocusReason);
    }

    Sentence {
        text: root.name
        role: "label"
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    RowLayout {
        spacing: Theme.apart
        Layout.fillWidth: true

        Rectangle {
            id: box

            activeFocusOnTab: true
            color: Theme.card
            radius: Theme.radius
            border.width: box.activeFocus || root.error !== "" ? Theme.thick : Theme.thin
            border.color: root.error !== "" ? Theme.cautionMark : box.activeFocus ? Theme.mark : Theme.line
            Layout.fillWidth: true
            implicitHeight: Math.max(Math.ceil(Theme.mm(15.5)), Math.ceil(words.implicitHeight + Theme.mm(5)))

            // Not `passwordEdit`: Qt then hides the name as well, and the value is not told anyway.
            Accessible.role: Accessible.EditableText
            Accessible.name: root.name
            Accessible.description: root.error
            Accessible.focusable: true

            Keys.onPressed: event => {
                if (event.isAutoRepeat) {
                    event.accepted = event.key === Qt.Key_Backspace;
                } else if (event.key === Qt.Key_Backspace) {
                    event.accepted = true;
                    root.deleted();
                } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                    event.accepted = true;
                    root.done();
                } else if (event.text.length === 1 && event.text >= " " && event.text !== "\u007f" && !(event.modifiers & (Qt.ControlModifier | Qt.MetaModifier))) {
                    event.accepted = true;
                    root.typed(event.text);
                }
            }

            FocusRing {
                shown: box.activeFocus && Hand.byKeyboard
            }

            TapHandler {
                onTapped: box.forceActiveFocus(Qt.MouseFocusReason)
            }

            Sentence {
                id: words

                property real edge: 0
                property real above: 0
                property real deep: Theme.body

                // Numbers and addresses run left to right in every language.
                LayoutMirroring.enabled: false
                x: Theme.padding
                width: parent.width - 2 * Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                text: root.value === "" ? "" : root.masked ? root.value.replace(/\S/g, "\u2022") : root.value
                wrapMode: Text.WrapAnywhere
                font.features: ({
                        "tnum": 1
                    })
                Accessible.ignored: true
                onLineLaidOut: line => {
                    words.edge = line.implicitWidth;
                    words.above = line.y;
                    words.deep = line.height;
                }

                Rectangle {
                    visible: box.activeFocus
                    x: root.value === "" ? 0 : words.edge + Theme.thin
                    y: root.value === "" ? 0 : words.above
                    width: Theme.thick
                    height: words.deep
                    color: Theme.mark
                }
            }

            Sentence {
                visible: root.value === "" && root.example !== ""
                x: Theme.padding + Theme.mm(3)
                width: parent.width - 2 * x
                anchors.verticalCenter: parent.verticalCenter
                text: root.example
                role: "hint"
            }
        }

        RoundButton {
            name: root.masked ? qsTrId("contact.show") : qsTrId("contact.mask")
            pictogram: root.masked ? "eye" : "eye-slash"
            onActivated: root.maskToggled()
        }
    }

    RowLayout {
        visible: root.error !== ""
        spacing: Theme.apart
        Layout.fillWidth: true

        Pictogram {
            name: "warning-circle"
            color: Theme.cautionMark
            size: Theme.hint * 1.5
        }

        Sentence {
            text: root.error
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
        }
    }
}
