"""What came back from a translator, before anybody has looked whether it fits."""

from collections.abc import Sequence
from dataclasses import dataclass

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
