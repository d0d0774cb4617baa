import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

/*
    A sentence in Dutch beside its translation, with its id, file and line.
*/
Entry {
    id: root

    required property string key
    required property string place
    required property string dutch
    required property string theirs
    required property string before
    required property string standing
    required property string stateText
    required property bool rightToLeft
    required chosen
    property bool alone: false

    name: root.stateText === "" ? root.key : root.key + ", " + root.stateText

    contentItem: ColumnLayout {
        spacing: Theme.mm(1.2)

        RowLayout {
            spacing: Theme.apart
            Layout.fillWidth: true

            Sentence {
                text: root.key
                role: "hint"
                font.weight: Theme.strong
                wrapMode: Text.WrapAnywhere
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Rectangle {
                visible: root.stateText !== ""
                radius: height / 2
                color: root.standing === "missing" ? Theme.danger : Theme.cautionMark
                implicitHeight: Math.ceil(state.implicitHeight + Theme.mm(0.6))
                implicitWidth: Math.ceil(state.implicitWidth + Theme.mm(4))

                Sentence {
                    id: state

                    anchors.centerIn: parent
                    text: root.stateText
                    role: "hint"
                    color: Theme.inkOnDark
                    font.pixelSize: Theme.hint - 2
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }

        RowLayout {
            spacing: Theme.padding
            Layout.fillWidth: true

            Sentence {
                text: root.dutch
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                wrapMode: Text.Wrap
            }
            Rectangle {
                visible: !root.alone
                color: Theme.hairline
                implicitWidth: Theme.thin
                Layout.fillHeight: true
            }
            Sentence {
                visible: !root.alone
                text: root.theirs === "" ? "—" : root.theirs
                horizontalAlignment: root.rightToLeft ? Text.AlignRight : Text.AlignLeft
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
        }

        Sentence {
            visible: root.before !== ""
            text: root.before
            role: "hint"
            color: Theme.cautionMark
            Layout.fillWidth: true
        }

        Sentence {
            text: root.place
            role: "hint"
            color: Theme.soft
            font.pixelSize: Theme.hint - 1
            wrapMode: Text.WrapAnywhere
            Layout.fillWidth: true
        }
    }
}
