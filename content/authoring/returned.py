"""What came back from a translator, before anybody has looked whether it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from content.authoring.worklist import TranslationError
from content.findings import Findings

MOST_BYTES = 20_000_000
"""No sheet of sentences is larger; a file that is was not made here."""


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """
    One sentence of a file that came back, with the row or line it stands in.

    `fingerprint` is that of the Dutch it was made from. `settled` says that the translator has
    looked at it, `unfinished` that the file itself marks it as not done.
    """

    line: int
    id: str
    fingerprint: str
    forms: tuple[str, ...]
    settled: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """
    A whole file that came back; `label` is its name, for findings.

    `unreadable` are the ids of sentences that are in it, but could not be read (a finding says
    why): nobody needs to be told of them a second time.
    """

    label: str
    language: str
    units: Sequence[ReturnedUnit]
    unreadable: frozenset[str] = frozenset()


def bytes_of(path: Path, findings: Findings) -> bytes | None:
    """
    Return what stands in a file that came back, or None with a finding where it is too large.

    Raises:
        TranslationError: The file cannot be read at all.
    """
    try:
        written = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise TranslationError(message) from None
    if len(written) > MOST_BYTES:
        findings.add(path.name, 1, "is too large", "send the file that was exported")
        return None
    return written
