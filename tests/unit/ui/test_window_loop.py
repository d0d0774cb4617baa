"""What Qt reads before it starts is set by us, unless an admin has set it."""

import os

import pytest

from ui.window_loop import prepare_environment


def test_memory_of_the_screens_is_tidied_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """In steps, Qt 6.11 lets go of objects that screens use; see `prepare_environment`."""
    monkeypatch.delenv("QV4_GC_TIMELIMIT", raising=False)
    prepare_environment()
    assert os.environ["QV4_GC_TIMELIMIT"] == "0"


def test_what_an_admin_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QUICK_BACKEND", "rhi")
    prepare_environment()
    assert os.environ["QT_QUICK_BACKEND"] == "rhi"
