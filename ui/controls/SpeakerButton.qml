import QtQuick
import "../theme"

/*
    Says a sentence aloud; while it `speaking`, a touch stops it. The owner does the speaking.
*/
RoundButton {
    id: root

    /// The sentence it says, for the accessible name.
    required property string sentence
    property bool speaking: false
    /// Its surface while it is silent.
    property color rest: Theme.surface

    /// Touched: say it, or stop if it is being said.
    signal spoken

    name: root.speaking ? qsTrId("ui.stop_reading") : qsTrId("ui.listen").replace("{text}", root.sentence)
    pictogram: root.speaking ? "stop" : "speaker-high"
    filled: root.speaking
    ground: root.speaking ? Theme.action : root.rest
    mark: root.speaking ? Theme.inkOnAction : Theme.mark
    onActivated: root.spoken()
}
