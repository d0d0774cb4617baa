pragma Singleton

import QtQuick
import "../theme"

/*
    What the visitor's hand did last, on the whole screen: so that a trembling second strike is
    ignored even when the first one has already changed the page under the finger (EN 301 549 5.8).
*/
QtObject {
    id: root

    /// Whether the last touch came from a keyboard or switch: then focus is always shown.
    property bool byKeyboard: false

    property Item last: null
    property point spot: Qt.point(0, 0)
    readonly property Timer rest: Timer {
        interval: Theme.doubleStrike
    }

    /// Tell whether a strike on `control` at the scene's `at` counts, and remember it if so.
    function accepts(control: Item, at: point): bool {
        const near = Math.hypot(at.x - root.spot.x, at.y - root.spot.y) < Theme.mm(6);
        if (root.rest.running && (control === root.last || near)) {
            return false;
        }
        root.last = control;
        root.spot = at;
        if (Theme.doubleStrike > 0) {
            root.rest.restart();
        }
        return true;
    }
}
