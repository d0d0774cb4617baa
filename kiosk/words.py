"""What the core asks of a catalogue: sentences by id, in one language."""

from datetime import date
from typing import Literal, Protocol


class Words(Protocol):
    """Sentences of one language; `content.catalogue.Catalogue` is the real one."""

    @property
    def language(self) -> str:
        """BCP 47 tag."""
        ...

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        ...

    def has(self, text_id: str) -> bool:
        """Whether there is a sentence with this id."""
        ...

    def text(self, text_id: str, /, **values: object) -> str:
        """Return a sentence with its placeholders filled; in RTL languages isolated (UAX #9)."""
        ...

    def raw(self, text_id: str, /) -> str:
        """Return a sentence with its placeholders as they are, for a caller that fills them."""
        ...

    def count(self, text_id: str, n: int, /, **values: object) -> str:
        """Return a sentence in the plural form for `n`, which also fills `{n}`."""
        ...

    def day(self, day: date) -> str:
        """Return a date as people write it in this language, in digits 0-9."""
        ...

    def month(self, day: date) -> str:
        """Return month and year (`December 2024`)."""
        ...

    def weekdays(self, width: Literal["short", "abbreviated"] = "short") -> list[str]:
        """Return the short names of the days of a week, Monday first (`Mo`, `Mon`)."""
        ...

    @property
    def between(self) -> str:
        """What stands between the things of a list: a comma of its script and a space."""
        ...
