import QtQuick
import Kiosk.Visitor
import "../controls"

/*
    Reads the whole screen aloud, or stops.
*/
TouchButton {
    id: root

    required property VisitorModel visitor

    signal read

    large: true
    text: root.visitor.speaking ? qsTrId("ui.stop_reading") : qsTrId("ui.read_everything")
    pictogram: root.visitor.speaking ? "stop-circle" : "speaker-high"
    onActivated: root.visitor.speaking ? root.visitor.stopSpeaking() : root.read()
}
