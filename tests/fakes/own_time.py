"""An event loop whose clock a test puts ahead: a time limit is over when the test says so."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

Told = TypeVar("Told")


class OwnTime(asyncio.SelectorEventLoop):
    """The usual loop, whose time is ahead of the machine's by what was let pass."""

    _ahead = 0.0

    def time(self) -> float:
        """Return the seconds by which everything here is timed."""
        return super().time() + self._ahead

    def pass_by(self, seconds: float) -> None:
        """Put the clock ahead."""
        self._ahead += seconds


def run(work: Coroutine[object, object, Told]) -> Told:
    """Run to the end in a loop with a time of its own."""
    with asyncio.Runner(loop_factory=OwnTime) as runner:
        return runner.run(work)


def let_pass(seconds: float) -> None:
    """Put the clock of the loop ahead in which this is called."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, OwnTime)
    loop.pass_by(seconds)
