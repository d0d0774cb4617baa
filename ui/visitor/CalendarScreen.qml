pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Visitor
import "../controls"
import "../theme"

/*
    Counts nights for the visitor: first and last night, times away, weeks on and off.
*/
VisitScreen {
    id: root

    readonly property CalendarModel calendar: root.visitor.calendar
    readonly property bool wide: root.width > Theme.mm(400) && Theme.textStep < 2

    header: SpokenText {
        text: qsTrId("calendar.title")
        role: "title"
        pictogram: "calendar"
        Layout.fillWidth: true
        onSpoken: root.visitor.speak(text)
    }

    foot: Count {
        visible: root.wide
        width: Math.min(implicitWidth, root.width * 0.6)
    }

    action: TouchButton {
        text: qsTrId("calendar.use")
        kind: "main"
        pictogram: "caret-right"
        pictogramAtEnd: true
        enabled: root.calendar.verdict !== ""
        onActivated: root.calendar.use()
    }

    GridLayout {
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.gap * 2
        rowSpacing: Theme.gap
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.gap
            Layout.alignment: Qt.AlignTop

            MonthCalendar {
                year: root.calendar.year
                month: root.calendar.month
                title: root.calendar.monthName
                weekdays: root.calendar.weekdays
                dayNames: root.calendar.dayNames
                selected: root.calendar.selected
                rangeFrom: root.calendar.arrive
                rangeTo: root.calendar.leave
                onChosen: date => root.calendar.chooseDay(date)
                onPreviousMonth: root.calendar.turnMonth(-1)
                onNextMonth: root.calendar.turnMonth(1)
            }

            Sentence {
                visible: root.calendar.error !== ""
                text: root.calendar.error
                Layout.fillWidth: true
                Accessible.role: Accessible.AlertMessage
            }
        }

        ColumnLayout {
            spacing: Theme.apart
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            DateChoice {
                text: qsTrId("calendar.arrive")
                date: root.calendar.arriveText
                selected: root.calendar.picks === "arrive"
                onChosen: root.calendar.pick("arrive")
                onSpeak: root.visitor.speak(text)
            }

            DateChoice {
                text: qsTrId("calendar.leave")
                date: root.calendar.leaveText === "" ? qsTrId("calendar.no_end") : root.calendar.leaveText
                selected: root.calendar.picks === "leave"
                onChosen: root.calendar.pick("leave")
                onSpeak: root.visitor.speak(text)
            }

            TouchButton {
                visible: root.calendar.leaveText !== ""
                text: qsTrId("calendar.no_end")
                pictogram: "infinity"
                onActivated: root.calendar.noEnd()
            }

            DateChoice {
                text: root.calendar.picks === "away_last" ? qsTrId("calendar.away.to") : qsTrId("calendar.away.add")
                date: root.calendar.picks === "away_first" ? qsTrId("calendar.away.from") : ""
                selected: root.calendar.picks === "away_first" || root.calendar.picks === "away_last"
                onChosen: root.calendar.pick("away_first")
                onSpeak: root.visitor.speak(text)
            }

            Repeater {
                model: root.calendar.away

                TouchButton {
                    required property int index
                    required property string away

                    text: away
                    pictogram: "x"
                    name: qsTrId("calendar.away.remove") + ": " + away
                    onActivated: root.calendar.removeAway(index)
                }
            }

            Sentence {
                text: qsTrId("calendar.pattern")
                role: "label"
                Layout.topMargin: Theme.gap
                Layout.fillWidth: true
            }

            CountStepper {
                name: qsTrId("calendar.weeks_on")
                value: root.calendar.weeksOn
                from: 1
                to: 12
                Layout.fillWidth: true
                onChanged: value => root.calendar.setWeeksOn(value)
            }

            CountStepper {
                name: qsTrId("calendar.weeks_off")
                value: root.calendar.weeksOff
                from: 0
                to: 12
                Layout.fillWidth: true
                onChanged: value => root.calendar.setWeeksOff(value)
            }

            CountStepper {
                name: qsTrId("calendar.nights_per_week")
                value: root.calendar.nightsPerWeek
                from: 1
                to: 7
                Layout.fillWidth: true
                onChanged: value => root.calendar.setNightsPerWeek(value)
            }
        }
    }

    Count {
        visible: !root.wide
        Layout.fillWidth: true
    }

    // Takes the height that is left, so that everything above stands at the top.
    Item {
        Layout.fillHeight: true
        Layout.preferredHeight: 0
    }

    // What was counted: in the foot where there is room, else at the end of the page.
    component Count: SpokenText {
        text: root.calendar.nightsText + " " + root.calendar.verdict
        role: "label"
        onSpoken: root.calendar.speakCount()
    }

    component DateChoice: OptionTile {
        required property string date

        hint: date
        Layout.fillWidth: true
        least: Theme.mm(17)
    }
}
