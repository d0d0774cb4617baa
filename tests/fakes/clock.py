"""A clock that a test sets."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(slots=True)
class SetClock:
    """Tells the time it was set to, until it is set again."""

    time: datetime = datetime(2027, 3, 1, 14, 30, 15, 123456, UTC)

    def now(self) -> datetime:
        """Return the time that was set."""
        return self.time
