"""
The audit log of a kiosk's content; the last line that says what is active is what is active.

One JSON line for each installation, roll-back and refusal, written and synced whole. Because
the log itself is what switches, no installation can be missing from it. Every line carries its
own SHA-256 and that of the line before: a line changed, dropped or put in breaks the chain. A
line cut off by a power cut is not there yet, and what was active stays active.

`<name>.head` repeats number and digest of the last line, so that lines taken from the end are
missed as well. Whoever may write both files can still forge both: so each digest also goes to
the program's own log, which can be kept elsewhere.
"""

import json
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from content.trust.manifest import PackIdentity
from content.whole_files import sync_folder, write_whole

log = logging.getLogger(__name__)

What = Literal["installed", "rolled_back", "refused"]
_START = "0" * 64


@dataclass(frozen=True, slots=True)
class Installed:
    """A national pack with at most one overlay, both in the store."""

    national: PackIdentity
    overlay: PackIdentity | None = None

    @property
    def name(self) -> str:
        """How people are told of it: `national 2026.11.1 + amsterdam 2026.11.3`."""
        return " + ".join(each.name for each in (self.national, self.overlay) if each)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One line of the log.

    `number` counts from 1. `packs` is what became active, or was refused; None is the content
    that came with the kiosk's software. `by` is `automatic` or `admin`; `origin` an address or
    a folder; `signed_by` names of keys; `expires` a date by the name of a role.
    """

    number: int
    at: datetime
    what: What
    packs: Installed | None
    by: str
    origin: str = ""
    reason: str = ""
    signed_by: tuple[str, ...] = ()
    expires: Mapping[str, str] = field(default_factory=dict)
    chain: str = _START


class Journal:
    """The log in one file; read anew each time, because another process may write it."""

    def __init__(self, file: Path) -> None:
        """Take the file; it need not be there yet."""
        self._file = file
        self._head = file.with_name(f"{file.name}.head")

    def mark(self) -> tuple[int, int]:
        """Return what changes when the log does, without reading it."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return (0, 0)
        return (found.st_size, found.st_mtime_ns)

    def entries(self) -> list[Entry]:
        """Return every line up to the first that is not whole or not in the chain."""
        return self._read()[0]

    def is_sound(self) -> bool:
        """Whether no line is missing, and nothing is there but them and one line cut short."""
        entries, whole, _ = self._read()
        return whole and self._reaches_head(entries)

    def set_aside(self) -> list[Path]:
        """Return the logs that were found changed by hand and kept, the oldest first."""
        return sorted(self._file.parent.glob(f"{self._file.name}.broken-*"))

    def append(self, entry: Entry) -> Entry:
        """
        Write a line and return it with number and chain; on the disk when this returns.

        The caller holds the lock of the store. A line cut short is overwritten. What somebody
        changed by hand is put aside as `<name>.broken-…` and the good lines before it go on.

        Raises:
            OSError: The disk does not take it, or the log cannot be read; nothing became active.
        """
        before, whole, length = self._read()
        if not (whole and self._reaches_head(before)):
            self._put_aside(entry.at)
        last = before[-1] if before else None
        number = last.number + 1 if last else 1
        chain = last.chain if last else _START
        body = {**_plain(entry), "number": number, "previous": chain}
        digest = _digest(body)
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_behind(self._file, length, _line({**body, "sha256": digest}))
        # The line counts from here on; without its head it is only less well guarded.
        with suppress(OSError):
            head = {"number": number, "sha256": digest}
            write_whole(self._head, json.dumps(head).encode() + b"\n", 0o600)
        log.info("audit log, line %d: sha256 %s", number, digest)
        return _entry(body, digest)

    def _put_aside(self, at: datetime) -> None:
        """Keep what was found beside the log, whatever is kept there from before."""
        name = f"{self._file.name}.broken-{at:%Y%m%dT%H%M%S%f}"
        found = self._file.read_bytes() if self._file.exists() else b""
        write_whole(self._file.with_name(name), found, 0o600)

    def _reaches_head(self, entries: list[Entry]) -> bool:
        """Whether the last line that was ever written is still there."""
        try:
            said = json.loads(self._head.read_bytes())
            number, digest = said["number"], said["sha256"]
            return bool(entries[number - 1].chain == digest) and number > 0
        except FileNotFoundError:
            return len(entries) <= 1  # killed between the first line and its head
        except (ValueError, TypeError, KeyError, IndexError):
            return False

    def _read(self) -> tuple[list[Entry], bool, int]:
        """Return the good lines, whether the rest is at most one cut line, and their length."""
        try:
            written = self._file.read_bytes()
        except FileNotFoundError:
            return [], True, 0
        entries: list[Entry] = []
        chain, length = _START, 0
        for line in written.splitlines(keepends=True):
            entry = _parsed(line, len(entries) + 1, chain)
            if entry is None:
                break
            entries.append(entry)
            chain, length = entry.chain, length + len(line)
        rest = written[length:]
        return entries, b"\n" not in rest, length


def _write_behind(file: Path, length: int, line: bytes) -> None:
    """Write a line behind the good ones, whole, or leave only these."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.ftruncate(descriptor, length)
        written = 0
        # A disk that is nearly full takes a part, and calls that a success.
        while written < len(line):
            written += os.pwrite(descriptor, line[written:], length + written)
        os.fsync(descriptor)
    except OSError:
        with suppress(OSError):
            os.ftruncate(descriptor, length)
        raise
    finally:
        os.close(descriptor)
    sync_folder(file.parent)


def _line(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, ensure_ascii=True).encode() + b"\n"


def _digest(body: Mapping[str, Any]) -> str:
    return sha256(_line(body)).hexdigest()


def _plain(entry: Entry) -> dict[str, Any]:
    packs = None if entry.packs is None else asdict(entry.packs)
    return {
        "at": entry.at.isoformat(),
        "what": entry.what,
        "packs": packs,
        "by": entry.by,
        "origin": entry.origin,
        "reason": entry.reason,
        "signed_by": list(entry.signed_by),
        "expires": dict(entry.expires),
    }


def _parsed(line: bytes, number: int, chain: str) -> Entry | None:
    """Return what a line says, or None where it is not whole or not the next of the chain."""
    if not line.endswith(b"\n"):
        return None
    try:
        body = json.loads(line)
        if _line(body) != line or body["number"] != number or body["previous"] != chain:
            return None
        digest = body.pop("sha256")
        return _entry(body, digest) if digest == _digest(body) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _entry(body: Mapping[str, Any], chain: str) -> Entry:
    packs = body["packs"]
    return Entry(
        number=body["number"],
        at=datetime.fromisoformat(body["at"]),
        what=body["what"],
        packs=None if packs is None else _installed(packs),
        by=body["by"],
        origin=body["origin"],
        reason=body["reason"],
        signed_by=tuple(body["signed_by"]),
        expires=dict(body["expires"]),
        chain=chain,
    )


def _installed(packs: Mapping[str, Any]) -> Installed:
    overlay = packs["overlay"]
    return Installed(
        PackIdentity(**packs["national"]), PackIdentity(**overlay) if overlay else None
    )
