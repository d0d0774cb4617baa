pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    A surface that groups. `tone`: plain, accent (the one that matters), comfort, caution, gba, rni.
*/
Rectangle {
    id: root

    default property alias content: column.data
    property string tone: "plain"
    property bool centred: false
    property alias spacing: column.spacing

    readonly property color mark: root.tone === "caution" ? Theme.cautionMark : root.tone === "comfort" ? Theme.comfortMark : root.tone === "gba" ? Theme.gbaMark : root.tone === "rni" ? Theme.rniMark : Theme.mark

    implicitWidth: Math.ceil(column.implicitWidth) + 2 * Theme.padding
    implicitHeight: Math.ceil(column.implicitHeight) + 2 * Theme.padding
    radius: Theme.radius
    color: root.tone === "caution" ? Theme.caution : root.tone === "comfort" ? Theme.comfort : root.tone === "gba" ? Theme.gba : root.tone === "rni" ? Theme.rni : Theme.card
    border.width: root.tone === "accent" ? Theme.thick : root.tone === "plain" ? Theme.thin : Theme.edge
    border.color: root.tone === "accent" ? Theme.mark : root.tone === "plain" ? Theme.hairline : root.mark

    ColumnLayout {
        id: column

        x: Theme.padding
        y: root.centred ? Math.max(Theme.padding, (root.height - height) / 2) : Theme.padding
        width: root.width - 2 * Theme.padding
        spacing: Theme.gap
    }
}
