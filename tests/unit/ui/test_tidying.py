"""Cycles are broken up in the window's own thread, and in no other."""

import gc
import threading
import weakref
from collections.abc import Iterator
from time import monotonic

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.tidying import Tidying, tidied_here


class Cycle(QObject):
    """Something of Qt that only a collection can end."""

    def __init__(self, ended_in: list[threading.Thread]) -> None:
        """Point at itself; tell in which thread it ends."""
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended_in.append(threading.current_thread()))


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look often, and leave Python's own collection as it was."""
    monkeypatch.setattr("ui.tidying.LOOK_MS", 10)
    was_on = gc.isenabled()
    gc.enable()
    gc.collect()
    yield
    if not was_on:
        gc.disable()


def allocate() -> None:
    """Make so many objects that Python would collect."""
    kept: list[list[object]] = [[] for _ in range(20_000)]
    del kept


def test_what_qt_made_ends_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    """However much another thread allocates."""
    ended_in: list[threading.Thread] = []
    with tidied_here():
        Cycle(ended_in)
        thread = threading.Thread(target=allocate)
        thread.start()
        thread.join()
        assert ended_in == []
        kept: list[list[object]] = [[] for _ in range(2_000)]
        qtbot.waitUntil(lambda: bool(ended_in), timeout=20_000)
        assert kept
    assert ended_in == [threading.main_thread()]


def test_pythons_own_collection_goes_on_afterwards_where_it_did_before() -> None:
    with tidied_here():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    with tidied_here():
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize(
    ("counts", "seconds", "collected"),
    [
        ((700, 10, 10), 9000, []),
        ((701, 0, 0), 0, [0]),
        ((701, 11, 0), 0, [1]),
        ((701, 11, 11), 0, [1]),
        ((0, 0, 11), 9000, [2]),
    ],
)
def test_all_is_collected_seldom_and_the_young_often(
    counts: tuple[int, int, int],
    seconds: float,
    collected: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A whole collection stops the screen for longer than an eye forgives twice."""
    tidying = Tidying()
    now = monotonic() + seconds
    did: list[int] = []
    monkeypatch.setattr("ui.tidying.monotonic", lambda: now)
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", lambda generation=2: did.append(generation))
    tidying.look()
    assert did == collected
