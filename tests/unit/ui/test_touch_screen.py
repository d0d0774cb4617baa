"""The frame of a screen: everything has its place, on every glass and in both directions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from tests.unit.ui.conftest import Glass

MakeGlass = Callable[..., "Glass"]

SCREEN = """TouchScreen {
    anchors.fill: parent
    bar: TouchButton { text: "Back"; pictogram: "caret-left" }
    header: SpokenText {
        text: "How long will you sleep in the Netherlands in the next half year?"
        role: "title"; pictogram: "clock"; Layout.fillWidth: true
    }
    foot: [
        TouchButton { text: "Read everything"; pictogram: "speaker-high"; large: true },
        TouchButton { text: "Why do you ask?"; pictogram: "info"; large: true }
    ]
    action: TouchButton { text: "Next"; kind: "main"; onActivated: pane.hear("next") }
    GridLayout {
        columns: Math.min(2, Theme.columns(width))
        Layout.fillWidth: true
        Layout.fillHeight: true
        Repeater {
            model: 5
            OptionTile {
                required property int index
                text: "Answer " + index
                pictogram: "clock"
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}"""


@pytest.mark.parametrize("mirrored", [False, True], ids=["ltr", "rtl"])
def test_the_main_action_ends_the_foot(*, mirrored: bool, glass: MakeGlass) -> None:
    shown = glass(SCREEN, rightToLeft=mirrored)
    at = shown.middle(shown.named("Next"))
    back = shown.middle(shown.named("Back"))
    assert (at.x() < back.x()) is mirrored
    assert at.y() > max(shown.middle(each).y() for each in shown.kind("OptionTile"))
    shown.tap(shown.named("Next"))
    assert shown.heard() == ["next"]


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("compact", [False, True], ids=["wide", "compact"])
def test_everything_touchable_is_on_the_glass(
    *, step: int, compact: bool, glass: MakeGlass
) -> None:
    """Also where the content pages: only what waits on another page may lie outside."""
    shown = glass(SCREEN, textStep=step, compact=compact, pixelsPerMm=5.9 if compact else 2.7)
    for name in ("Back", "Read everything", "Why do you ask?", "Next"):
        button = shown.named(name)
        area = button.mapRectToScene(button.boundingRect())
        assert area.left() >= 0
        assert area.top() >= 0
        assert area.right() <= shown.window.width()
        assert area.bottom() <= shown.window.height()


def test_tiles_fill_the_height_that_is_there(glass: MakeGlass) -> None:
    shown = glass(SCREEN, pixelsPerMm=2.0)
    lowest = max(
        tile.mapRectToScene(tile.boundingRect()).bottom() for tile in shown.kind("OptionTile")
    )
    foot = shown.named("Next")
    assert foot.mapRectToScene(foot.boundingRect()).top() - lowest < 30


def test_the_frame_comes_to_rest_at_every_size(glass: MakeGlass) -> None:
    """Foot and content depend on each other's height; they must never chase one another."""
    shown = glass(SCREEN, textStep=3, lessMovement=True)
    for width in (700, 1000, 1400):
        shown.window.setWidth(width)
        for height in range(500, 1500, 40):
            shown.window.setHeight(height)
            shown.window.grabWindow()
    assert shown.named("Next").isVisible()


def test_a_title_that_turns_with_its_page_stands_above_the_answers(glass: MakeGlass) -> None:
    """Also after the room has become less, and more, and less again."""
    shown = glass(SCREEN, pixelsPerMm=4.0, lessMovement=True)
    (frame,) = shown.kind("TouchScreen")
    turned = []
    for height in (500, 1400, 500):
        shown.window.setHeight(height)
        shown.settle()
        turned.append(not shown.ask("headerStays", frame))
        (title,) = [each for each in shown.kind("Sentence") if each.property("role") == "title"]
        highest = min(each.mapToScene(QPointF(0, 0)).y() for each in shown.kind("OptionTile"))
        assert title.mapToScene(QPointF(0, 0)).y() < highest
    assert turned == [True, False, True]


def test_words_too_long_for_the_place_beside_the_main_action_stand_above_it(
    glass: MakeGlass,
) -> None:
    shown = glass(
        SCREEN.replace("Why do you ask?", "Why do you ask me all of this now?").replace(
            "anchors.fill: parent", "width: 620; height: 900"
        ),
        textStep=3,
        pixelsPerMm=2.0,
    )
    quiet = shown.named("Why do you ask me all of this now?")
    main = shown.named("Next")
    beside = quiet.mapRectToScene(quiet.boundingRect())
    assert beside.right() <= 40 + 620
    assert beside.bottom() < main.mapRectToScene(main.boundingRect()).top()


def test_the_largest_text_on_a_low_glass_leaves_the_foot_one_line_high(glass: MakeGlass) -> None:
    """Pictures for the quiet buttons, a number for the pages: the room is for the answers."""
    shown = glass(SCREEN.replace('"Next"', '"What is this to me?"'), textStep=3, pixelsPerMm=3.96)
    row = [
        button.mapRectToScene(button.boundingRect())
        for button in shown.kind("TouchButton")
        if button.property("text") != "Back" and button.isVisible()
    ]
    assert len(row) == 5
    assert max(area.bottom() for area in row) - min(area.top() for area in row) < 110
