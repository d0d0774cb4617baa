"""What a finger, a keyboard and a screen reader find on the visitor's controls."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent

if TYPE_CHECKING:
    from tests.unit.ui.conftest import Glass

MakeGlass = Callable[..., "Glass"]

TARGET_MM = 12.7
APART_MM = 2.54
PIXELS_PER_MM = 3.61

BUTTON = 'TouchButton { text: "Next"; pictogram: "caret-right"; onActivated: pane.hear("next") }'
TILE = """OptionTile {
    width: 420
    text: "Longer than 4 months"; hint: "Also if you go home now and then"
    pictogram: "calendar-check"; many: true; selected: true
    onChosen: pane.hear("chosen")
    onSpeak: pane.hear("speak")
}"""
CONTROLS = {
    "TouchButton": BUTTON,
    "picture only": 'TouchButton { text: "Help"; pictogram: "lifebuoy"; pictureOnly: true }',
    "one letter": 'TouchButton { text: "x" }',
    "RoundButton": 'RoundButton { name: "Close"; pictogram: "x" }',
    "SpeakerButton": 'SpeakerButton { sentence: "Hello" }',
    "OptionTile": TILE,
    "LanguageTile": 'LanguageTile { text: "Polski" }',
    "SpokenText": 'SpokenText { width: 500; text: "Where?"; role: "title"; pictogram: "house" }',
    "CountStepper": 'CountStepper { width: 600; name: "Weeks here"; value: 3 }',
    "MonthCalendar": """MonthCalendar {
        year: 2026; month: 3; title: "March 2026"; weekdays: ["M", "T", "W", "T", "F", "S", "S"]
    }""",
    "MaskedField": 'MaskedField { width: 500; name: "Phone number" }',
    "Steps": """Steps {
        caption: "Step 2 of about 2"
        steps: ListModel {
            ListElement { pictogram: "flag"; standing: "done"; name: "Change: EU" }
            ListElement { pictogram: "globe"; standing: "done"; name: "Change: here" }
            ListElement { pictogram: "clock"; standing: "now"; name: "How long" }
        }
        onChosen: index => pane.hear("step " + index)
    }""",
    "PhonePad": "PhonePad {}",
    "PostcodePad": 'PostcodePad { value: "1012" }',
    "EmailKeys": 'EmailKeys { domains: ["@gmail.com", "@wp.pl"] }',
    "LatinKeys": "LatinKeys { width: 1300 }",
}


@pytest.mark.parametrize("name", CONTROLS)
def test_every_target_is_big_enough_and_apart_at_each_text_size(
    name: str, glass: MakeGlass
) -> None:
    """VVSG 2.0 7.2-I: 12.7 mm each way, 2.54 mm between two."""
    shown = glass(CONTROLS[name])
    for step in range(4):
        shown.set("textStep", step)
        shown.settle()
        targets = [item for item in shown.touchables() if item.isEnabled()]
        assert targets
        areas = [item.mapRectToScene(item.boundingRect()) for item in targets]
        for area in areas:
            assert area.width() >= TARGET_MM * PIXELS_PER_MM, (step, area)
            assert area.height() >= TARGET_MM * PIXELS_PER_MM, (step, area)
        gap = APART_MM * PIXELS_PER_MM
        for index, area in enumerate(areas):
            near = area.adjusted(-gap + 0.5, -gap + 0.5, gap - 0.5, gap - 0.5)
            assert not any(near.intersects(other) for other in areas[index + 1 :]), (step, area)


@pytest.mark.parametrize("name", CONTROLS)
def test_every_target_has_a_name_and_a_role(name: str, glass: MakeGlass) -> None:
    shown = glass(CONTROLS[name])
    for item in shown.touchables():
        told = shown.accessible(item)
        assert told.text(QAccessible.Text.Name)
        assert told.role() in {
            QAccessible.Role.Button,
            QAccessible.Role.CheckBox,
            QAccessible.Role.RadioButton,
            QAccessible.Role.StaticText,
        }
        assert told.state().focusable == item.isEnabled()


@pytest.mark.parametrize("name", CONTROLS)
@pytest.mark.parametrize("step", [0, 3])
def test_no_words_are_cut_or_stick_out(name: str, step: int, glass: MakeGlass) -> None:
    """WCAG 1.4.4: what grows stays inside of what holds it."""
    shown = glass(CONTROLS[name], textStep=step)
    for item in shown.touchables():
        area = item.mapRectToScene(item.boundingRect()).adjusted(-1, -1, 1, 1)
        for words in (each for each in shown.items() if each.inherits("QQuickText")):
            if item.isAncestorOf(words):
                assert words.property("truncated") is False
                painted = words.mapRectToScene(words.boundingRect())
                assert area.contains(painted), (words.property("text"), area, painted)


def test_a_press_acts_on_release_inside_only(glass: MakeGlass) -> None:
    shown = glass(BUTTON)
    button = shown.named("Next")
    inside, outside = shown.middle(button), QPoint(900, 700)
    shown.press(inside)
    assert button.property("down") is True
    assert shown.heard() == []
    shown.move(outside)
    shown.release(outside)
    assert shown.heard() == []
    shown.press(outside)
    shown.move(inside)
    shown.release(inside)
    assert shown.heard() == []
    shown.press(inside)
    shown.release(inside)
    assert shown.heard() == ["next"]


def test_a_second_strike_is_ignored_until_the_hand_rested(glass: MakeGlass) -> None:
    """EN 301 549 5.8."""
    shown = glass(BUTTON)
    button = shown.named("Next")
    shown.tap(button)
    shown.tap(button)
    assert shown.heard() == ["next"]
    shown.qtbot.waitUntil(lambda: not shown.ask("resting"))
    shown.tap(button)
    assert shown.heard() == ["next", "next"]


def test_a_second_strike_does_not_hit_what_appeared_under_the_finger(glass: MakeGlass) -> None:
    shown = glass("""Item {
        TouchButton { id: one; text: "One"; onActivated: { one.visible = false; pane.hear("one") } }
        TouchButton { text: "Two"; visible: !one.visible; onActivated: pane.hear("two") }
    }""")
    shown.tap(shown.named("One"))
    shown.tap(shown.named("Two"))
    assert shown.heard() == ["one"]


def test_two_strikes_apart_are_both_meant(glass: MakeGlass) -> None:
    shown = glass("PhonePad { onTyped: text => pane.hear(text) }")
    keys = shown.kind("PadKey")
    shown.tap(keys[0])
    shown.tap(keys[1])
    assert shown.heard() == ["1", "2"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_what_has_the_focus_and_shows_where_it_is(
    key: Qt.Key, glass: MakeGlass
) -> None:
    shown = glass(BUTTON)
    shown.key(Qt.Key.Key_Tab)
    assert shown.named("Next").hasActiveFocus()
    assert len(shown.kind("FocusRing")) == 1
    shown.key(key)
    assert shown.heard() == ["next"]


def test_a_key_held_down_presses_once(glass: MakeGlass) -> None:
    """VVSG 7.2-E: a repeat of the keyboard is not a press."""
    shown = glass(BUTTON, doubleStrike=0)
    shown.named("Next").forceActiveFocus()
    for kind, repeat in [
        (QEvent.Type.KeyPress, False),
        *[(QEvent.Type.KeyRelease, True), (QEvent.Type.KeyPress, True)] * 5,
        (QEvent.Type.KeyRelease, False),
    ]:
        event = QKeyEvent(
            kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=repeat
        )
        QGuiApplication.sendEvent(shown.window, event)
    assert shown.heard() == ["next"]


def test_a_tile_and_its_speaker_do_their_own_thing(glass: MakeGlass) -> None:
    shown = glass(TILE)
    choice = shown.named("Longer than 4 months")
    told = shown.accessible(choice)
    assert told.role() == QAccessible.Role.CheckBox
    assert told.state().checked
    shown.tap(choice)
    shown.tap(shown.kind("SpeakerButton")[0])
    assert shown.heard() == ["chosen", "speak"]


def test_only_a_done_step_can_be_touched(glass: MakeGlass) -> None:
    shown = glass(CONTROLS["Steps"])
    shown.tap(shown.named("How long"))
    assert shown.heard() == []
    shown.tap(shown.named("Change: here"))
    assert shown.heard() == ["step 1"]


def test_a_button_forward_points_in_reading_direction(glass: MakeGlass) -> None:
    shown = glass(BUTTON)
    (arrow,) = shown.kind("Pictogram")
    assert arrow.property("turned") is False
    shown.set("rightToLeft", True)  # noqa: FBT003 - the value of a theme's property
    assert arrow.property("turned") is True


def test_a_count_stops_at_its_ends(glass: MakeGlass) -> None:
    shown = glass("""CountStepper {
        id: count; width: 600; name: "Weeks"; value: 1; from: 0; to: 2
        onChanged: value => { count.value = value; pane.hear(value) }
    }""")
    less, more = shown.touchables()
    shown.tap(more)
    assert not more.isEnabled()
    shown.tap(less)
    assert shown.heard() == ["2", "1"]
    assert less.isEnabled()


@pytest.mark.parametrize("step", range(4))
def test_words_of_a_tile_wrap_the_same_however_tall_it_is(step: int, glass: MakeGlass) -> None:
    """Else words make the tile taller, its picture larger, and the two never come to rest."""
    shown = glass(TILE.replace("420", "800"), textStep=step)
    (tile,) = shown.kind("OptionTile")
    picture = shown.kind("Pictogram")[0]
    widths, sizes = set(), []
    for height in (90, 140, 220, 600):
        tile.setHeight(height)
        shown.settle()
        widths |= {words.width() for words in shown.kind("Sentence")}
        sizes.append(picture.width())
    assert len(widths) == 1
    assert sizes == sorted(sizes)
