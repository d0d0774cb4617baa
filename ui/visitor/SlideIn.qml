import QtQuick
import "../theme"

/*
    A short slide in reading direction as something new comes on; none with less movement.
*/
Translate {
    id: root

    readonly property NumberAnimation animation: NumberAnimation {
        target: root
        property: "x"
        from: (Theme.rightToLeft ? -1 : 1) * Theme.mm(10)
        to: 0
        duration: Theme.duration
        easing.type: Easing.OutQuad
        // However it ends: nothing may stay beside its place.
        onStopped: root.x = 0
    }

    function run(): void {
        if (Theme.duration > 0) {
            root.animation.restart();
        }
    }
}
