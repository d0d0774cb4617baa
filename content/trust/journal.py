"""
The audit log of a kiosk's content; the last line that says what is active is what is active.

One JSON line for each installation, roll-back and refusal, written and synced whole. Because
the log itself is what switches, no installation can be missing from it. Every line carries its
own SHA-256 and that of the line before: a line changed, dropped or put in breaks the chain. A
line cut off by a power cut is not there yet, and what was active stays active.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from content.trust.archive import sync_folder
from content.trust.manifest import PackIdentity

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
        """Whether nothing stands behind the last good line but one line cut short."""
        return self._read()[1]

    def append(self, entry: Entry) -> Entry:
        """
        Write a line and return it with number and chain; on the disk when this returns.

        The caller holds the lock of the store. A line cut short is overwritten. What somebody
        changed by hand is put aside as `<name>.broken` and the good lines before it go on.

        Raises:
            OSError: The disk does not take it; then nothing became active.
        """
        before, sound, length = self._read()
        if not sound:
            self._file.with_name(f"{self._file.name}.broken").write_bytes(self._file.read_bytes())
        last = before[-1] if before else None
        number = last.number + 1 if last else 1
        chain = last.chain if last else _START
        body = {**_plain(entry), "number": number, "previous": chain}
        digest = _digest(body)
        line = _line({**body, "sha256": digest})
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, length)
            os.pwrite(descriptor, line, length)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(self._file.parent)
        return _entry(body, digest)

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
