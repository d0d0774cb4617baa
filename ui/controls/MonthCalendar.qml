pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../theme"

/*
    One month of nights to choose from, Monday first; every word comes from outside.

    Dates are ISO texts (2026-03-09), which sort as they fall; empty means none.
*/
ColumnLayout {
    id: root

    required property int year
    /// 1 to 12.
    required property int month
    /// Such as "March 2026".
    required property string title
    /// Seven short names, Monday first.
    required property var weekdays
    /// What a screen reader says of each day, first day first; without it "9 March 2026".
    property var dayNames: []
    property string first: ""
    property string last: ""
    property string selected: ""
    property string rangeFrom: ""
    property string rangeTo: ""

    readonly property int length: new Date(Date.UTC(root.year, root.month, 0)).getUTCDate()
    readonly property int offset: (new Date(Date.UTC(root.year, root.month - 1, 1)).getUTCDay() + 6) % 7

    signal chosen(string date)
    signal previousMonth
    signal nextMonth

    /// The ISO date of a day of this month.
    function iso(day: int): string {
        return String(root.year).padStart(4, "0") + "-" + String(root.month).padStart(2, "0") + "-" + String(day).padStart(2, "0");
    }

    /// Put the keyboard on a day, if there is one that can be chosen.
    function goTo(day: int): void {
        const found = days.itemAt(day - 1);
        if (found?.enabled) {
            found.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    spacing: Theme.apart

    RowLayout {
        spacing: Theme.gap
        Layout.fillWidth: true

        RoundButton {
            name: qsTrId("calendar.previous_month")
            pictogram: "caret-left"
            enabled: root.first === "" || root.iso(1) > root.first
            onActivated: root.previousMonth()
        }

        Sentence {
            text: root.title
            role: "label"
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        RoundButton {
            name: qsTrId("calendar.next_month")
            pictogram: "caret-right"
            enabled: root.last === "" || root.iso(root.length) < root.last
            onActivated: root.nextMonth()
        }
    }

    GridLayout {
        columns: 7
        rowSpacing: Theme.apart
        columnSpacing: Theme.apart
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: root.weekdays

            Sentence {
                required property string modelData

                text: modelData
                role: "hint"
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }
        }

        Repeater {
            id: days

            model: root.length

            CalendarDay {
                id: night

                required property int index
                readonly property string date: root.iso(night.index + 1)

                day: night.index + 1
                name: root.dayNames[night.index] ?? night.day + " " + root.title
                chosen: [root.selected, root.rangeFrom, root.rangeTo].includes(night.date)
                inRange: root.rangeFrom !== "" && night.date >= root.rangeFrom && night.date <= (root.rangeTo || root.rangeFrom)
                enabled: (root.first === "" || night.date >= root.first) && (root.last === "" || night.date <= root.last)
                Layout.fillWidth: true
                Layout.row: 1 + Math.floor((night.index + root.offset) / 7)
                Layout.column: (night.index + root.offset) % 7
                onActivated: root.chosen(night.date)
                Keys.onLeftPressed: root.goTo(night.day + (Theme.rightToLeft ? 1 : -1))
                Keys.onRightPressed: root.goTo(night.day + (Theme.rightToLeft ? -1 : 1))
                Keys.onUpPressed: root.goTo(night.day - 7)
                Keys.onDownPressed: root.goTo(night.day + 7)
            }
        }
    }
}
