pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic as Basic
import "../controls"
import "../theme"

/*
    A list one scrolls with the wheel, and walks with the arrow keys; Enter is a click.
*/
ListView {
    id: root

    /// What is said where there is nothing.
    property string nothing: ""

    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: false
    // Entries are built when they come into sight: none is half built when the window goes.
    cacheBuffer: 0
    topMargin: Theme.gap
    bottomMargin: Theme.gap
    spacing: Theme.gap
    Keys.onReturnPressed: root.strikeCurrent()
    Keys.onEnterPressed: root.strikeCurrent()
    Keys.onSpacePressed: root.strikeCurrent()

    function strikeCurrent(): void {
        const entry = root.currentItem as Entry;
        if (entry !== null) {
            entry.activated();
        }
    }

    Basic.ScrollBar.vertical: Basic.ScrollBar {
        policy: root.contentHeight > root.height ? Basic.ScrollBar.AlwaysOn : Basic.ScrollBar.AlwaysOff
    }

    Sentence {
        visible: root.count === 0
        text: root.nothing
        x: Theme.margin
        y: Theme.margin
        width: root.width - 2 * Theme.margin
        color: Theme.soft
    }
}
