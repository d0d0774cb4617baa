pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    The frame of every visitor's screen: bar, header (picture and sentence), content that pages
    where it is too high, foot (quiet buttons at the start, the one main action at the end).
*/
Rectangle {
    id: root

    default property alias content: pager.content
    property alias bar: barRow.data
    property alias header: headerColumn.data
    property alias foot: footFlow.data
    property alias action: actionRow.data
    property alias pager: pager

    // A header that would take most of a small screen turns away with its page.
    readonly property bool headerStays: headerColumn.implicitHeight < root.height * 0.26
    readonly property bool hasFoot: footFlow.children.length > 1 || actionRow.children.length > 0 || pager.overflowing

    // Where the words of the foot would take too much of the screen, pictures stand for them. Whether
    // the content overflows must not count here: the foot decides that, and the two would chase. With
    // large text on a glass that lies, pages nearly always turn: there the turning buttons count too.
    readonly property var footButtons: [...footFlow.children].filter(child => child instanceof TouchButton && child.visible)
    readonly property real footWhole: root.width - 2 * Theme.margin
    readonly property real footRoom: root.footWhole - (actionRow.implicitWidth > 0 ? actionRow.implicitWidth + Theme.gap : 0)
    readonly property real footTurning: Theme.textStep > 1 && root.width > root.height ? pager.fullWidth : 0
    readonly property real footWide: root.footButtons.reduce((sum, child) => sum + child.fullWidth + Theme.gap, root.footTurning)
    readonly property int footRows: Math.ceil(root.footWide / Math.max(1, root.footRoom))
    readonly property real footRow: Math.max(Theme.mm(Theme.compact ? 16 : 26), Theme.body * 1.4 + Theme.mm(4) + Theme.gap)
    readonly property bool footCramped: root.footRows > 1 && root.footRows * root.footRow > root.height * 0.2
    // Words too long to stand beside the main action stand above it.
    readonly property bool footStacked: !root.footCramped && root.footButtons.some(child => child.fullWidth > root.footRoom)

    // A button that shows a picture only by its own wish is left alone.
    Component.onCompleted: {
        for (const child of footFlow.children) {
            if (child instanceof TouchButton && !child.pictureOnly) {
                child.pictureOnly = Qt.binding(() => root.footCramped);
            }
        }
    }

    color: Theme.paper
    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            id: barRow

            visible: children.length > 0
            spacing: Theme.compact ? Theme.apart : Theme.mm(4)
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: Theme.mm(Theme.compact ? 1.5 : 3.5)
            Layout.bottomMargin: Theme.mm(Theme.compact ? 1.5 : 3.5)
        }

        Rectangle {
            visible: barRow.visible
            color: Theme.hairline
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(1, Theme.thin / 2)
        }

        ColumnLayout {
            id: fixedHeader

            visible: root.headerStays && headerColumn.children.length > 0
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: Theme.gap
        }

        MorePager {
            id: pager

            turnSlot: footFlow
            brief: root.footButtons.reduce((sum, child) => sum + (root.footCramped ? child.implicitWidth + Theme.gap : 0), pager.fullWidth) > (root.footStacked ? root.footWhole : root.footRoom)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: Theme.gap
            Layout.bottomMargin: root.hasFoot ? Theme.gap : Theme.margin

            // Keeps the header's place: what comes back into a column otherwise stands last in it.
            ColumnLayout {
                id: turningHeader

                visible: !root.headerStays && headerColumn.children.length > 0
                Layout.fillWidth: true

                ColumnLayout {
                    id: headerColumn

                    parent: root.headerStays ? fixedHeader : turningHeader
                    spacing: Theme.gap
                    Layout.fillWidth: true
                }
            }
        }

        GridLayout {
            visible: root.hasFoot
            columns: root.footStacked ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.bottomMargin: Theme.compact ? Theme.mm(3) : Theme.mm(8)

            Flow {
                id: footFlow

                spacing: Theme.gap
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBottom
            }

            RowLayout {
                id: actionRow

                spacing: Theme.gap
                Layout.alignment: Qt.AlignBottom | Qt.AlignRight
            }
        }
    }
}
