pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"

/*
    An e-mail address on keys made for it: letters, digits, @ . - _ and common endings.
*/
VisitScreen {
    id: root

    readonly property ContactModel contact: root.visitor.contact

    header: SpokenText {
        text: qsTrId("contact.email")
        role: "title"
        pictogram: "at"
        Layout.fillWidth: true
        onSpoken: root.contact.speak(text)
    }

    action: TouchButton {
        text: qsTrId("contact.done")
        kind: "main"
        pictogram: "check"
        enabled: root.contact.typed["email"] !== ""
        onActivated: root.contact.done()
    }

    MaskedField {
        name: qsTrId("contact.email")
        value: root.contact.typed["email"]
        masked: root.contact.masked
        error: root.contact.error
        Layout.fillWidth: true
        onTyped: character => root.contact.type(character)
        onDeleted: root.contact.deleteOne()
        onDone: root.contact.done()
        onMaskToggled: root.contact.toggleMask()
    }

    EmailKeys {
        domains: ["@gmail.com", "@outlook.com", "@hotmail.com", "@yahoo.com", "@icloud.com", ".com", ".nl"]
        Layout.alignment: Qt.AlignHCenter
        doneText: ""
        onTyped: text => root.contact.type(text)
        onDeleted: root.contact.deleteOne()
        onCleared: root.contact.clearField()
        onDone: root.contact.done()
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }
}
