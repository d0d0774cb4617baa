pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    A phone number: the country first, then digits on our own pad.
*/
VisitScreen {
    id: root

    readonly property ContactModel contact: root.visitor.contact

    header: SpokenText {
        text: qsTrId("contact.phone")
        role: "title"
        pictogram: "phone"
        Layout.fillWidth: true
        onSpoken: root.contact.speak(text)
    }

    foot: TouchButton {
        // The plus stands before the number in every language: isolated, left to right.
        text: qsTrId("contact.country") + ": " + root.contact.countryName + " \u2066" + root.contact.prefix + "\u2069"
        pictogram: "globe-simple"
        large: true
        onActivated: root.contact.openCountries(!root.contact.choosingCountry)
    }

    action: TouchButton {
        text: qsTrId("contact.done")
        kind: "main"
        pictogram: "check"
        enabled: root.contact.typed["phone"] !== ""
        onActivated: root.contact.done()
    }

    FieldWithPad {
        visible: !root.contact.choosingCountry
        Layout.fillWidth: true

        field: MaskedField {
            name: qsTrId("contact.phone")
            value: root.contact.typed["phone"]
            masked: root.contact.masked
            error: root.contact.error
            onTyped: character => root.contact.type(character)
            onDeleted: root.contact.deleteOne()
            onDone: root.contact.done()
            onMaskToggled: root.contact.toggleMask()
        }

        pad: PhonePad {
            Layout.alignment: Qt.AlignHCenter
            doneText: ""
            onTyped: text => root.contact.type(text)
            onDeleted: root.contact.deleteOne()
            onCleared: root.contact.clearField()
            onDone: root.contact.done()
        }
    }

    GridLayout {
        visible: root.contact.choosingCountry
        columns: root.width < root.height || Theme.textStep > 1 ? 1 : root.width > Theme.mm(380) ? 3 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.apart
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: root.contact.countries

            OptionTile {
                id: country

                required property string code
                required property string name
                required property string prefix

                text: country.name
                hint: country.prefix
                least: Theme.mm(19)
                Layout.fillWidth: true
                onChosen: root.contact.chooseCountry(country.code)
                onSpeak: root.contact.speak(country.name)
            }
        }
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
