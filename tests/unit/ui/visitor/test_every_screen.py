"""
Every screen in every state, for visitors with very different wishes: nothing is cut or crowded.

A full grid of languages, sizes, themes and glasses would be 96 looks a state. Each state gets
looks chosen so that all states together meet every pair of wishes many times, and each state
meets the hardest ones: the largest text in the longest language on the smallest glass, and the
longest buttons on the narrowest.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.visitor.gallery import EVERY
from tests.unit.ui.visitor.inspection import Inspection
from tests.unit.ui.visitor.pane import DESK, SMALL, UPRIGHT, Pane, Wish

ALL_WISHES = tuple(
    Wish(language, step, high, glass)
    for glass, step, high, language in product(
        (DESK, SMALL, UPRIGHT), range(4), (False, True), ("nl", "en", "pl", "ar")
    )
)
HARDEST = (
    Wish("pl", 3, high_contrast=False, glass=SMALL),
    Wish("nl", 3, high_contrast=False, glass=UPRIGHT),
)
FURTHER_LOOKS = 3
STRIDE = 41
"""Coprime to the number of wishes: steps of this length come past all of them."""


@pytest.fixture(scope="module")
def pane(qapp: QGuiApplication) -> Iterator[Pane]:  # noqa: ARG001 - a window needs an application
    """One window for all states: opening one costs more than a look."""
    opened = Pane()
    yield opened
    opened.close()


def wishes_for(number: int) -> list[Wish]:
    """Return the looks at a state."""
    picked = [
        ALL_WISHES[(number * FURTHER_LOOKS + look) * STRIDE % len(ALL_WISHES)]
        for look in range(FURTHER_LOOKS)
    ]
    return [*HARDEST, *picked]


@pytest.mark.parametrize("state", EVERY)
def test_a_screen_is_whole_for_whoever_looks_at_it(pane: Pane, state: str) -> None:
    """Words whole and apart, targets big and apart, pages whole, names told, contrast high."""
    found = []
    for wish in wishes_for(list(EVERY).index(state)):
        pane.warnings.clear()
        pane.show(EVERY[state], wish)
        inspection = Inspection(pane)
        least, on_colour = (20.0, 19.0) if wish.high_contrast else (10.0, 7.0)
        contrast = inspection.poor_contrast(pane.picture(), least, on_colour)
        found += [f"{wish}: {finding}" for finding in (*inspection.findings(), *contrast)]
    assert found == []


def test_every_wish_is_looked_at() -> None:
    """All languages, sizes, themes and glasses, in every pair."""
    looked = {wish for number in range(len(EVERY)) for wish in wishes_for(number)}
    assert looked == set(ALL_WISHES)
