import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    A field (or several) and the pad for it: beside each other on a wide screen, else below.
*/
GridLayout {
    id: root

    property alias field: fields.data
    property alias pad: pads.data

    readonly property bool beside: root.width > Theme.mm(260) && Theme.textStep < 3

    readonly property real half: root.beside ? (root.width - root.columnSpacing) / 2 : root.width

    columns: root.beside ? 2 : 1
    columnSpacing: Theme.gap * 2
    rowSpacing: Theme.gap

    ColumnLayout {
        id: fields

        spacing: Theme.apart
        Layout.preferredWidth: root.half
        Layout.alignment: Qt.AlignTop
    }

    ColumnLayout {
        id: pads

        Layout.preferredWidth: root.half
        Layout.alignment: Qt.AlignTop
    }
}
