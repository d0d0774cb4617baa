pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic as Basic
import "../theme"

/*
    Everything that can be touched: it answers on release inside, to Enter and Space, to a screen
    reader's press; never to a trembling second strike nor to a key held down.
*/
Basic.AbstractButton {
    id: root

    /// What a screen reader says.
    required property string name
    /// Whether the focus ring is drawn here (a tile draws its own around itself).
    property bool ringed: true
    property real roundness: Theme.radius
    property bool keyHeld: false
    /// Whether it is chosen, where it is `checkable`: a press only asks, the model answers.
    property bool on: false
    /// Whether the keyboard is here and the visitor should see it.
    readonly property bool ringing: root.activeFocus && (root.visualFocus || Hand.byKeyboard)

    /// The visitor meant it.
    signal activated

    // The button's own property, and not that of Accessible alone: Qt writes it over that when a
    // screen reader comes.
    checked: root.on
    down: root.pressed || root.keyHeld
    padding: 0
    hoverEnabled: false
    focusPolicy: Qt.StrongFocus
    implicitWidth: Math.max(Theme.target, Math.ceil(root.implicitContentWidth + root.leftPadding + root.rightPadding))
    implicitHeight: Math.max(Theme.target, Math.ceil(root.implicitContentHeight + root.topPadding + root.bottomPadding))

    Accessible.role: Accessible.Button
    Accessible.name: root.name
    Accessible.focusable: true
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onToggleAction: root.strike(root.width / 2, root.height / 2)

    function follow(): void {
        root.checked = Qt.binding(() => root.on);
    }

    function strike(x: real, y: real): void {
        if (root.enabled && Hand.accepts(root, root.mapToItem(null, x, y))) {
            root.activated();
        }
    }

    function presses(key: int): bool {
        return key === Qt.Key_Space || key === Qt.Key_Return || key === Qt.Key_Enter || key === Qt.Key_Select;
    }

    onToggled: Qt.callLater(root.follow)
    onClicked: root.strike(root.pressX, root.pressY)
    onPressedChanged: if (root.pressed) {
        Hand.byKeyboard = false;
    }
    onActiveFocusChanged: if (!root.activeFocus) {
        root.keyHeld = false;
    }
    Keys.onPressed: event => {
        if (root.presses(event.key)) {
            event.accepted = true;
            Hand.byKeyboard = true;
            root.keyHeld = root.keyHeld || !event.isAutoRepeat;
        }
    }
    Keys.onReleased: event => {
        if (root.presses(event.key)) {
            event.accepted = true;
            if (root.keyHeld && !event.isAutoRepeat) {
                root.keyHeld = false;
                root.strike(root.width / 2, root.height / 2);
            }
        }
    }

    FocusRing {
        shown: root.ringed && root.ringing
        roundness: root.roundness
    }
}
