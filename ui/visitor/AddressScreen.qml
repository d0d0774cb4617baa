pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    The Dutch address where somebody sleeps now: postcode and number first, the street is filled
    in where the table knows it.
*/
VisitScreen {
    id: root

    readonly property ContactModel contact: root.visitor.contact

    header: SpokenText {
        text: qsTrId("contact.address")
        role: "title"
        pictogram: "bed"
        Layout.fillWidth: true
        onSpoken: root.contact.speak(text)
    }

    action: TouchButton {
        text: qsTrId("contact.done")
        kind: "main"
        pictogram: "check"
        onActivated: root.contact.done()
    }

    GridLayout {
        columns: root.width > root.height && Theme.textStep < 2 ? 4 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.apart
        uniformCellWidths: true
        Layout.fillWidth: true

        AddressField {
            key: "postcode"
            name: qsTrId("contact.postcode")
        }
        AddressField {
            key: "house_number"
            name: qsTrId("contact.house_number")
        }
        AddressField {
            key: "house_letter"
            name: qsTrId("contact.house_letter")
        }
        AddressField {
            key: "house_number_addition"
            name: qsTrId("contact.house_number_addition")
        }
        AddressField {
            key: "street"
            name: qsTrId("contact.street")
            Layout.columnSpan: 2
        }
        AddressField {
            key: "town"
            name: qsTrId("contact.town")
            Layout.columnSpan: 2
        }
    }

    RowLayout {
        visible: root.contact.error !== ""
        spacing: Theme.apart
        Layout.fillWidth: true

        Pictogram {
            name: "warning-circle"
            color: Theme.cautionMark
        }

        Sentence {
            text: root.contact.error
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
        }
    }

    RowLayout {
        spacing: Theme.gap
        Layout.fillWidth: true

        Sentence {
            text: qsTrId("contact.from_date") + " " + root.contact.fromDate
            Layout.fillWidth: true
        }

        RoundButton {
            name: qsTrId("calendar.less")
            pictogram: "minus"
            onActivated: root.contact.moveFromDate(-1)
        }

        RoundButton {
            name: qsTrId("calendar.more")
            pictogram: "plus"
            onActivated: root.contact.moveFromDate(1)
        }

        TouchButton {
            text: root.contact.masked ? qsTrId("contact.show") : qsTrId("contact.mask")
            pictogram: root.contact.masked ? "eye" : "eye-slash"
            onActivated: root.contact.toggleMask()
        }
    }

    Loader {
        active: root.contact.pad === "postcode"
        visible: active
        Layout.alignment: Qt.AlignHCenter
        sourceComponent: PostcodePad {
            value: root.contact.typed["postcode"]
            doneText: qsTrId("ui.next")
            onTyped: text => root.contact.type(text)
            onDeleted: root.contact.deleteOne()
            onCleared: root.contact.clearField()
            onDone: root.contact.nextField()
        }
    }

    Loader {
        active: root.contact.pad === "digits"
        visible: active
        Layout.alignment: Qt.AlignHCenter
        sourceComponent: PhonePad {
            doneText: qsTrId("ui.next")
            onTyped: text => root.contact.type(text)
            onDeleted: root.contact.deleteOne()
            onCleared: root.contact.clearField()
            onDone: root.contact.nextField()
        }
    }

    Loader {
        active: root.contact.pad === "letters"
        visible: active
        Layout.fillWidth: true
        sourceComponent: LatinKeys {
            doneText: qsTrId("ui.next")
            onTyped: text => root.contact.type(text)
            onDeleted: root.contact.deleteOne()
            onCleared: root.contact.clearField()
            onDone: root.contact.nextField()
        }
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }

    component AddressField: Touchable {
        id: field

        required property string key
        readonly property string held: root.contact.typed[field.key]
        readonly property bool chosen: root.contact.active === field.key

        padding: Theme.mm(3)
        Layout.fillWidth: true
        onActivated: root.contact.focus(field.key)

        background: Rectangle {
            radius: Theme.radius
            color: field.chosen ? Theme.selectedSurface : Theme.card
            border.width: field.chosen ? Theme.thick : Theme.thin
            border.color: field.chosen ? Theme.mark : Theme.line
        }

        contentItem: Column {
            Sentence {
                width: parent.width
                text: field.name
                role: "hint"
                Accessible.ignored: true
            }

            Sentence {
                width: parent.width
                text: field.held === "" ? "–" : root.contact.masked ? field.held.replace(/\S/g, "\u2022") : field.held
                Accessible.ignored: true
            }
        }
    }
}
