"""What tests make of Qt ends in the main thread, as in the kiosk itself (`ui.tidying`)."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def tidied_by_the_main_thread() -> Iterator[None]:
    """No other thread of a test breaks up what Qt made."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def tidied_at_the_end() -> Iterator[None]:
    """What is left of one file of tests does not end in a thread of the next."""
    yield
    gc.collect()
