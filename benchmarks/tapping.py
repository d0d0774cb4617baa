"""
From the finger on *Print* to the printer's word on the screen, in the real window.

A program of its own, for `benchmarks.printing`: `python -m benchmarks.tapping SETTINGS`. For
each line that it reads it plays one visit, and writes the milliseconds from letting go of the
button until the frame that says *printed* has been drawn.
"""

import asyncio
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint

from benchmarks.journey import ANSWERS
from kiosk.settings import parse_settings
from ui.app import Kiosk, run
from ui.demo.player import Player
from ui.demo.robot import ISOLATES, LostError, Robot

LANGUAGE = "pl"
MS = 1000.0


class Finger(Robot):
    """A robot that knows when it let go."""

    released = 0.0

    def _send(self, what: QEvent.Type, spot: QPoint) -> None:
        super()._send(what, spot)
        if what == QEvent.Type.MouseButtonRelease:
            self.released = time.perf_counter()


class Printed:
    """When the screen said that the slip is printed; None before."""

    def __init__(self, kiosk: Kiosk) -> None:
        """Watch a kiosk whose window is open."""
        if kiosk.window is None:
            message = "Nothing is drawn without a window."
            raise ValueError(message)
        self._slip = kiosk.visitor.slip
        self.drawn: float | None = None
        self._said = False
        self._slip.jobChanged.connect(self._hear)
        kiosk.window.frameSwapped.connect(self._see)

    def _hear(self) -> None:
        self._said = self._slip.state == "printed"
        self.drawn = None

    def _see(self) -> None:
        if self._said and self.drawn is None:
            self.drawn = time.perf_counter()


async def visit(player: Player, finger: Finger, printed: Printed) -> float:
    """Play a visit; returns the milliseconds from the tap to *printed*."""
    visitor = player.kiosk.visitor
    await player.start(LANGUAGE)
    while visitor.screen == "question":
        rows = visitor.question.options.rows
        wanted = [row for row in rows if row.key in ANSWERS.get(visitor.question.key, ())]
        await finger.tap((wanted or rows)[0].text.translate(ISOLATES))
        await player.tap("ui.next")
        await finger.settle()
    await player.tap("result.means")
    await player.tap("ui.next")
    await finger.settle()
    await finger.tap(visitor.teach.choices.rows[0].text.translate(ISOLATES))
    await player.tap("ui.next")
    await player.tap("contact.skip")
    await finger.settle()
    await player.tap("slip.print")
    began = finger.released
    drawn = await finger.wait(lambda: printed.drawn, "the printed slip")
    await player.tap("ui.hide_now")
    return (drawn - began) * MS


async def play(kiosk: Kiosk) -> int:
    """Play a visit for each line on the standard input."""
    player = Player(kiosk)
    if kiosk.window is None:
        message = "A visit needs a window."
        raise LostError(message)
    finger = player.robot = Finger(kiosk.window)
    printed = Printed(kiosk)
    while await asyncio.to_thread(sys.stdin.readline):
        print(await visit(player, finger, printed), flush=True)
    return 0


def main(settings_file: Path) -> int:
    """Open the kiosk of a settings file; returns the exit code."""
    text = settings_file.read_text(encoding="utf-8")
    settings = parse_settings(text, settings_file.parent, environment={}, name=settings_file.name)
    return run(settings, play)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
