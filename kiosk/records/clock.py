"""The clock of the machine, behind the port `kiosk.ports.Clock`."""

from datetime import datetime


class SystemClock:
    """The machine's own time, in its own zone: days of retention end at its midnight."""

    def now(self) -> datetime:
        """Return the time now, with its zone."""
        return datetime.now().astimezone()
