"""The pads type what is written on them, and the field tells nobody what was typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent

if TYPE_CHECKING:
    from tests.unit.ui.conftest import Glass

MakeGlass = Callable[..., "Glass"]

SAYS = """
    onTyped: text => pane.hear(text)
    onDeleted: pane.hear("deleted")
    onCleared: pane.hear("cleared")
    onDone: pane.hear("done")
"""
PADS = {
    "PhonePad": ("", "0123456789+-"),
    "PostcodePad": ('value: ""', "0123456789"),
    "EmailKeys": ("", "abcdefghijklmnopqrstuvwxyz0123456789@.-_+"),
    "LatinKeys": ("width: 1300", "abcdefghijklmnopqrstuvwxyz0123456789 -'éèëêáàäâçñóòöôúùüûïí./"),
}
FIELD = """MaskedField {
    width: 500; name: "Phone number"; value: "0612345678"; masked: %s
    onTyped: text => pane.hear(text)
    onDeleted: pane.hear("deleted")
    onDone: pane.hear("done")
    onMaskToggled: pane.hear("mask")
}"""


@pytest.mark.parametrize("pad", PADS)
def test_each_key_types_what_is_on_it(pad: str, glass: MakeGlass) -> None:
    given, characters = PADS[pad]
    shown = glass(f"{pad} {{ {given}\n{SAYS} }}", doubleStrike=0)
    for key in shown.kind("PadKey"):
        shown.tap(key)
    heard = shown.heard()
    assert sorted(heard) == sorted(characters)


@pytest.mark.parametrize("pad", PADS)
def test_each_pad_can_take_back_empty_and_end(pad: str, glass: MakeGlass) -> None:
    shown = glass(f"{pad} {{ {PADS[pad][0]}\n{SAYS} }}", doubleStrike=0)
    for button in shown.kind("TouchButton"):
        shown.tap(button)
    assert shown.heard() == ["deleted", "cleared", "done"]


@pytest.mark.parametrize("pad", PADS)
def test_keys_run_left_to_right_in_every_language(pad: str, glass: MakeGlass) -> None:
    shown = glass(f"{pad} {{ {PADS[pad][0]}\n{SAYS} }}", rightToLeft=True)
    keys = {str(key.property("key")): shown.middle(key).x() for key in shown.kind("PadKey")}
    assert keys["1"] < keys["2"] < keys["3"]


def test_a_key_held_down_types_once(glass: MakeGlass) -> None:
    """VVSG 7.2-M: no repeat, so none before 2 seconds either."""
    shown = glass(f"PhonePad {{ {SAYS} }}")
    (key,) = [each for each in shown.kind("PadKey") if each.property("key") == "5"]
    assert key.property("autoRepeat") is False
    shown.press(shown.middle(key))
    assert shown.heard() == []
    shown.release(shown.middle(key))
    assert shown.heard() == ["5"]


@pytest.mark.parametrize(
    ("value", "first"), [("", "1"), ("101", "1"), ("1012", "Q"), ("1012 A", "Q")]
)
def test_a_postcode_turns_to_letters_after_four_digits(
    value: str, first: str, glass: MakeGlass
) -> None:
    shown = glass(f'PostcodePad {{ value: "{value}" }}')
    assert shown.kind("PadKey")[0].property("key") == first


def test_a_domain_types_itself_whole(glass: MakeGlass) -> None:
    shown = glass(f'EmailKeys {{ domains: ["@gmail.com"]\n{SAYS} }}')
    shown.tap(shown.kind("PadKey")[-1])
    assert shown.heard() == ["@gmail.com"]


def test_capitals_also_have_their_marks(glass: MakeGlass) -> None:
    shown = glass("LatinKeys { width: 1300; capital: true }")
    keys = {str(key.property("key")) for key in shown.kind("PadKey")}
    assert {"A", "É", "Ï"} <= keys
    assert not {"a", "é"} & keys


def test_touching_a_key_leaves_the_focus_in_the_field(glass: MakeGlass) -> None:
    shown = glass("Column { " + FIELD % "false" + " PhonePad { } }")
    shown.key(Qt.Key.Key_Tab)
    field = shown.window.activeFocusItem()
    shown.tap(shown.kind("PadKey")[0])
    assert shown.window.activeFocusItem() is field


@pytest.mark.parametrize("masked", ["true", "false"])
def test_nothing_typed_reaches_a_screen_reader(masked: str, glass: MakeGlass) -> None:
    shown = glass(FIELD % masked)
    waiting = [QAccessible.queryAccessibleInterface(shown.window)]
    spoken = []
    while waiting:
        told = waiting.pop()
        waiting += [told.child(index) for index in range(told.childCount())]
        spoken += [told.text(kind) for kind in QAccessible.Text if "User" not in kind.name]
    assert any("Phone number" in text for text in spoken)
    assert not any("0612345678" in text for text in spoken)


def test_a_masked_value_is_not_on_the_glass(glass: MakeGlass) -> None:
    shown = glass(FIELD % "true")
    texts = [str(item.property("text")) for item in shown.items() if item.inherits("QQuickText")]
    assert "•" * 10 in texts
    assert "0612345678" not in texts


def test_the_field_takes_a_keyboard_too(glass: MakeGlass) -> None:
    shown = glass(FIELD % "true")
    shown.key(Qt.Key.Key_Tab)
    shown.key(Qt.Key.Key_A)
    shown.key(Qt.Key.Key_At)
    shown.key(Qt.Key.Key_Backspace)
    shown.key(Qt.Key.Key_Return)
    assert shown.heard() == ["a", "@", "deleted", "done"]


def test_a_repeating_keyboard_types_nothing_more(glass: MakeGlass) -> None:
    shown = glass(FIELD % "true")
    shown.key(Qt.Key.Key_Tab)
    for repeat in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=repeat
        )
        QGuiApplication.sendEvent(shown.window, event)
    assert shown.heard() == ["a"]


def test_the_mask_has_its_own_button(glass: MakeGlass) -> None:
    shown = glass(FIELD % "true")
    shown.tap(shown.kind("RoundButton")[0])
    assert shown.heard() == ["mask"]
