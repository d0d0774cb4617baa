"""The look keeps the numbers a public kiosk is held to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from ui.theme.pictograms import pictogram_font, pictogram_glyphs, pictogram_names

if TYPE_CHECKING:
    from tests.unit.ui.conftest import Glass

MakeGlass = Callable[..., "Glass"]

EMPTY = 'Item { function look(name) { return String(Theme[name]) } objectName: "look" }'

TEXT = [
    (writing, surface)
    for writing in ("ink", "soft")
    for surface in (
        "paper",
        "card",
        "surface",
        "selectedSurface",
        "chip",
        "caution",
        "comfort",
        "gba",
        "rni",
        "pressed",
    )
] + [("inkOnDark", "dark"), ("inkOnDanger", "danger")]
ON_ACCENT = [("inkOnAction", "action"), ("inkOnAction", "actionPressed"), ("inkOnMark", "mark")]
GRAPHICS = [
    ("mark", "paper"),
    ("mark", "card"),
    ("mark", "selectedSurface"),
    ("mark", "chip"),
    ("mark", "surface"),
    ("line", "paper"),
    ("line", "card"),
    ("focus", "paper"),
    ("cautionMark", "caution"),
    ("comfortMark", "comfort"),
    ("gbaMark", "gba"),
    ("rniMark", "rni"),
]


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(shown: "Glass", pair: tuple[str, str]) -> float:
    """Return how far two colours of the theme stand apart, 1 to 21."""
    (look,) = [item for item in shown.items() if item.objectName() == "look"]
    light, dark = sorted(
        (luminance(QColor(str(shown.ask(f"look('{name}')", look)))) for name in pair), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("high", "least", "least_on_accent"), [(False, 10, 7), (True, 20, 19)], ids=["default", "high"]
)
def test_text_stands_out(
    *, high: bool, least: float, least_on_accent: float, glass: MakeGlass
) -> None:
    """VVSG 7.1-D; white on the default accent is 8.4:1, yellow under black 19.6:1."""
    shown = glass(EMPTY, highContrast=high)
    poor = {pair: contrast(shown, pair) for pair in TEXT if contrast(shown, pair) < least}
    assert poor == {}
    poor = {p: contrast(shown, p) for p in ON_ACCENT if contrast(shown, p) < least_on_accent}
    assert poor == {}
    poor = {pair: contrast(shown, pair) for pair in GRAPHICS if contrast(shown, pair) < 3}
    assert poor == {}


@pytest.mark.parametrize(
    ("step", "low", "high"), [(0, 3.5, 4.2), (1, 4.8, 5.6), (2, 6.4, 7.1), (3, 8.5, 9.0)]
)
def test_capitals_have_their_height_on_the_glass(
    step: int, low: float, high: float, glass: MakeGlass
) -> None:
    """VVSG 7.1-G, measured on the font itself."""
    shown = glass('Sentence { text: "H" }', textStep=step)
    (words,) = shown.kind("Sentence")
    font = words.property("font")
    assert isinstance(font, QFont)
    capital = QFontMetricsF(font).capHeight() / 3.61
    assert low <= capital <= high


@pytest.mark.parametrize("step", range(4))
def test_hints_are_never_smaller_than_the_smallest_text(step: int, glass: MakeGlass) -> None:
    shown = glass('Sentence { text: "H"; role: "hint" }', textStep=step)
    (words,) = shown.kind("Sentence")
    font = words.property("font")
    assert isinstance(font, QFont)
    assert QFontMetricsF(font).capHeight() / 3.61 >= 3.5


def test_nothing_moves_in_the_less_movement_setting(glass: MakeGlass) -> None:
    shown = glass('Item { property int lasts: Theme.duration; objectName: "look" }')
    (look,) = [item for item in shown.items() if item.objectName() == "look"]
    assert look.property("lasts") == 150
    shown.set("lessMovement", True)  # noqa: FBT003 - the value of a theme's property
    assert look.property("lasts") == 0


def test_the_font_draws_every_pictogram_by_one_character() -> None:
    glyphs = pictogram_glyphs()
    assert pictogram_font().stat().st_size > 1_000_000
    assert {len(character) for character in glyphs.values()} == {1}
    assert {"house", "suitcase", "clock", "speaker-high", "question"} <= pictogram_names()
    assert all(f"{name}-fill" in glyphs and f"{name}-bold" in glyphs for name in pictogram_names())


@pytest.mark.qt_log_ignore("no pictogram is called no-such-thing")
def test_an_unknown_pictogram_shows_a_question_mark_and_warns(
    glass: MakeGlass,
) -> None:
    shown = glass('Pictogram { name: "no-such-thing" }')
    (picture,) = shown.kind("Pictogram")
    assert picture.property("shown") == "question"
    assert picture.property("missing") == "no-such-thing"
