"""One measured visit: real presses on the screen, and the time of what they change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.journey import SHARED_SCREENS, Tap
from benchmarks.screen import VirtualScreen
from benchmarks.seeing import first_change, last_change

HOLD = 0.1
"""Seconds that a finger stays down."""
QUIET = 0.3
"""Seconds without drawing after which a screen is taken to be finished."""
QUIET_PRINT = 1.5
LIMIT = 8.0
PAUSE = 0.3
"""Seconds between two taps; with the quiet time more than the half second in which the kiosk
takes a second strike for trembling."""
MS = 1000.0


class MissedError(Exception):
    """A tap changed nothing, or the screen after it is another than in the visit before."""


@dataclass
class Figures:
    """What was measured, by name, in the unit that the name tells (ms, s, MiB)."""

    samples: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, value: float) -> None:
        """Keep one sample."""
        self.samples[name].append(value)


@dataclass
class Visitor:
    """
    Plays visits on a screen; `figures` gets the times.

    `seen` holds the screen after each tap of the first visit in a language: every later visit
    has to show the same, so that a missed tap is never measured as a fast one.
    """

    screen: VirtualScreen
    figures: Figures
    seen: dict[tuple[str, int], bytes] = field(default_factory=dict)

    def visit(self, language: str, taps: Sequence[Tap]) -> None:
        """
        Play one visit.

        Raises:
            MissedError: The visit went another way.
        """
        for number, tap in enumerate(taps):
            self._tap(tap)
            # The code of each printed slip is another one.
            if tap.kind == "print":
                continue
            shown = self.screen.rows()
            if self.seen.setdefault((language, number), shown) != shown:
                message = f"Tap {number} ({tap.kind}, {language}) led to another screen."
                raise MissedError(message)

    def _tap(self, tap: Tap) -> None:
        screen = self.screen
        screen.move(tap.x, tap.y)
        before = screen.rows()
        pressed_at = screen.press()
        pressing = screen.watch(quiet=HOLD, limit=HOLD)
        held = screen.rows()
        released_at = screen.release()
        after = screen.watch(QUIET_PRINT if tap.kind == "print" else QUIET, LIMIT)
        reaction = first_change([*pressing, *after], before)
        drawn = last_change(after, held)
        if reaction is None or drawn is None:
            message = f"A tap ({tap.kind}) at {tap.x}, {tap.y} changed nothing."
            raise MissedError(message)
        self.figures.add("reaction ms", (reaction - pressed_at) * MS)
        took = (drawn - released_at) * MS
        self.figures.add(f"{tap.kind} ms", took)
        if tap.kind in SHARED_SCREENS:
            self.figures.add("next screen ms", took)
        screen.watch(PAUSE, PAUSE)
