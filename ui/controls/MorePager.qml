pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    Shows what is too high page by page, with a visible button and no drag: whole things only, none
    cut in two. What fits fills the height. Page keys, the wheel and the focus turn pages too.
*/
Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    /// Where the buttons stand instead of below the content, such as the foot of a screen.
    property Item turnSlot: null
    /// Where each page begins, in pixels of the content.
    property list<real> starts: [0]
    property int page: 0

    /// Whether the foot has no room for words on the button: an arrow and the number then say it.
    property bool brief: false
    /// What both buttons take with words on one line; the same for every number of pages.
    readonly property real fullWidth: less.implicitWidth + turn.spacing + Math.ceil(full.advanceWidth + Theme.body * 1.3 + Theme.mm(3) + 2 * more.roomy)

    /// Height of the content. The gap at an empty item that only fills the rest is no content.
    readonly property real end: column.implicitHeight - root.lastGap(column)
    readonly property real begin: root.fills(root.shown(column).shift()) ? Math.max(0, Math.min(column.spacing, root.end - root.height)) : 0
    readonly property real needed: root.end - root.begin
    readonly property bool overflowing: root.needed > root.height + 0.5
    readonly property real room: root.overflowing && !root.turnSlot ? root.height - turn.height - Theme.apart : root.height
    readonly property int pagesLeft: root.starts.length - 1 - root.page
    readonly property real ring: Theme.thick + Theme.thin
    readonly property Item focused: Window.activeFocusItem

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight

    function next(): void {
        root.page = Math.min(root.page + 1, root.starts.length - 1);
    }

    function previous(): void {
        root.page = Math.max(0, root.page - 1);
    }

    /// Turn to the page that shows `item`, if it is in here.
    function reveal(item: Item): void {
        for (let above = item; above; above = above.parent) {
            if (above === column) {
                const top = item.mapToItem(column, 0, 0).y;
                root.page = Math.max(0, root.starts.filter(start => start <= top + 1).length - 1);
                return;
            }
        }
    }

    function measure(): void {
        const found = [root.begin];
        let at = root.begin;
        while (root.overflowing && root.room > 0 && at + root.room < root.end - 0.5) {
            at = root.cut(column, 0, at, at + root.room);
            if (at === Infinity) {
                break;
            }
            found.push(at);
        }
        if (found.join() !== root.starts.join()) {
            root.starts = found;
        }
        root.page = Math.min(root.page, found.length - 1);
    }

    function shown(layout: Item): var {
        return [...layout.children].filter(child => child.visible);
    }

    // Also where the filler is the last thing of the last layout.
    function lastGap(layout: Item): real {
        const last = root.shown(layout).pop();
        if (root.fills(last)) {
            return layout instanceof GridLayout ? (layout as GridLayout).rowSpacing : (layout as ColumnLayout).spacing;
        }
        return last instanceof GridLayout || last instanceof ColumnLayout ? root.lastGap(last) : 0;
    }

    function fills(item: Item): bool {
        return Boolean(item) && item.implicitHeight === 0 && item.children.length === 0 && !(item instanceof Repeater);
    }

    // The highest whole thing that does not end above `limit` begins the next page; the heading
    // above it goes with it, and so does the edge of its card. Infinity where only white is left.
    function cut(item: Item, origin: real, from: real, limit: real): real {
        let best = Infinity;
        for (const child of item.children) {
            const top = origin + child.y;
            if (child.visible && child.height > 0 && top < best && top + child.height > limit + 0.5) {
                const whole = top > from + 0.5 && child.height <= root.room && !root.arranges(child);
                best = Math.min(best, whole || top >= limit ? top : root.cut(child, top, from, limit));
            }
        }
        for (const child of item.children) {
            const top = origin + child.y;
            const heads = child instanceof Sentence && child.heads && child.visible;
            if (heads && top > from + 0.5 && top < best && top + child.height + root.spacing * 2 > best) {
                best = top;
            }
        }
        const first = best < Infinity && best <= origin + Theme.padding + 0.5 && origin > from + 0.5;
        return first ? origin : best < Infinity || item.children.length > 0 ? best : limit;
    }

    // What only arranges others is no thing of its own; a line with its speaker is.
    function arranges(item: Item): bool {
        const row = item instanceof RowLayout && item.height > root.room / 2;
        return row || item instanceof GridLayout || item instanceof ColumnLayout || item instanceof Positioner;
    }

    onOverflowingChanged: root.measure()
    onBeginChanged: root.measure()
    onFocusedChanged: root.reveal(root.focused)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            event.accepted = true;
            event.key === Qt.Key_PageDown ? root.next() : root.previous();
        }
    }

    WheelHandler {
        onWheel: event => {
            if (!calm.running) {
                calm.start();
                event.angleDelta.y < 0 ? root.next() : root.previous();
            }
        }
    }

    // Things may move inside without the whole growing: so look at each new picture.
    Connections {
        target: root.Window.window
        enabled: root.overflowing

        function onAfterAnimating(): void {
            root.measure();
        }
    }

    Timer {
        id: calm
        interval: 250
    }

    TextMetrics {
        id: full
        text: qsTrId("ui.more").replace("{n}", "99")
        font.family: Theme.family
        font.pixelSize: Theme.body
        font.weight: Theme.strong
    }

    Item {
        x: -root.ring
        y: -root.ring
        width: root.width + 2 * root.ring
        height: root.pagesLeft > 0 ? Math.min(root.room + 2 * root.ring, root.starts[root.page + 1] - root.starts[root.page] + root.ring - 1) : root.room + 2 * root.ring
        clip: root.overflowing

        ColumnLayout {
            id: column

            x: root.ring
            y: root.ring - (root.starts[root.page] ?? 0)
            width: root.width
            height: Math.max(column.implicitHeight, root.height)
            spacing: Theme.gap

            Behavior on y {
                NumberAnimation {
                    duration: Theme.duration
                    easing.type: Easing.OutQuad
                }
            }
        }
    }

    Row {
        id: turn

        parent: root.turnSlot ?? root
        x: root.turnSlot ? 0 : root.width - turn.width
        y: root.turnSlot ? 0 : root.height - turn.height
        visible: root.overflowing
        spacing: Theme.gap

        TouchButton {
            id: less

            text: qsTrId("ui.before")
            pictogram: "arrow-up"
            pictureOnly: true
            large: true
            enabled: root.page > 0
            onActivated: root.previous()
        }

        // On the last page it only keeps its place, so that the foot never changes its height.
        TouchButton {
            id: more

            readonly property string words: qsTrId("ui.more").replace("{n}", root.pagesLeft)

            text: root.brief ? root.pagesLeft : more.words
            name: more.words
            pictogram: "arrow-down"
            width: Math.min(more.implicitWidth, (root.turnSlot ?? root).width - less.width - turn.spacing)
            large: true
            enabled: root.pagesLeft > 0
            opacity: more.enabled ? 1 : 0
            Accessible.ignored: !more.enabled
            onActivated: root.next()
        }
    }
}
