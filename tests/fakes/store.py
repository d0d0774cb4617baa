"""A record store in memory."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kiosk.errors import RecordError
from kiosk.referral import Referral


@dataclass(slots=True)
class MemoryStore:
    """Keeps referrals in a list; `full` makes it refuse, as a full disk would."""

    kept: list[Referral] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    full: bool = False

    def keep(self, referral: Referral) -> None:
        """Keep a referral, or refuse."""
        if self.full:
            message = "The disk is full."
            raise RecordError(message)
        self.kept.append(referral)

    def mark(self, referral_id: str, state: Literal["printed", "received"]) -> None:
        """Keep a mark."""
        self.marks.append((referral_id, state))

    def find(self, code: str) -> Referral | None:
        """Return the referral with a code."""
        return next((each for each in self.kept if each.code == code), None)

    def delete_expired(self, today: date) -> int:
        """Delete what is past its term."""
        before = len(self.kept)
        self.kept = [each for each in self.kept if each.delete_after >= today]
        return before - len(self.kept)
