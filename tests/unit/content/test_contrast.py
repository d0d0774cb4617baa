"""Contrast is counted as WCAG counts it."""

from pathlib import Path

import pytest

from content.contrast import PAGE, ratio

THEME = Path(__file__).parents[3] / "ui" / "theme" / "Theme.qml"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
    ],
)
def test_the_ratio_is_that_of_wcag_either_way_round(one: str, other: str, wanted: float) -> None:
    assert ratio(one, other) == pytest.approx(wanted, abs=0.01)
    assert ratio(one, other) == ratio(other, one)


def test_the_page_is_the_one_that_the_screens_have() -> None:
    assert f'paper: root.highContrast ? "#000000" : "{PAGE}"' in THEME.read_text(encoding="utf-8")
