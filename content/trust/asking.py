"""When this kiosk last asked for newer packs, and what came of it: one small file."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from content.whole_files import write_whole

FILE = "asked.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """
    The last question: when, where, and in a line what came of it.

    `heard` is when a source last answered with packs that are as they must be; None: never yet.
    """

    at: datetime
    source: str
    said: str
    heard: datetime | None


def last_asked(folder: Path) -> Asked | None:
    """Return what is known of the last question; None where there is nothing to be read."""
    try:
        kept = json.loads((folder / FILE).read_bytes())
        heard = kept["heard"]
        return Asked(
            datetime.fromisoformat(kept["at"]),
            str(kept["source"]),
            str(kept["said"]),
            None if heard is None else datetime.fromisoformat(heard),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_asked(folder: Path, at: datetime, source: str, said: str, *, sound: bool) -> None:
    """Keep what came of a question; where the disk does not take it, nothing hangs on it."""
    before = last_asked(folder)
    heard = at if sound else before.heard if before else None
    kept = {
        "at": at.isoformat(),
        "source": source,
        "said": (said.splitlines() or [""])[0][:500],
        "heard": heard.isoformat() if heard else None,
    }
    with suppress(OSError):
        write_whole(folder / FILE, json.dumps(kept).encode() + b"\n", 0o600)
