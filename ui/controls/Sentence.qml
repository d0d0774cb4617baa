import QtQuick
import "../theme"

/*
    Words for a visitor: they wrap, grow and are never cut. `role`: title, label (strong), body, hint.
*/
Text {
    id: root

    property string role: "body"
    /// Whether it is the heading of what follows: it is never the last thing on a page.
    property bool heads: false

    color: root.role === "hint" ? Theme.soft : Theme.ink
    font.family: Theme.family
    font.pixelSize: root.role === "title" ? Theme.title : root.role === "hint" ? Theme.hint : Theme.body
    font.weight: root.role === "title" || root.role === "label" ? Theme.strong : Theme.regular
    lineHeight: root.role === "title" ? 0.95 : 1
    horizontalAlignment: Text.AlignLeft
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: root.role === "title" ? Accessible.Heading : Accessible.StaticText
    Accessible.name: root.text
    Accessible.ignored: root.text === ""
}
