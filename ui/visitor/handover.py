"""From a finished visit to a kept record and a printed slip; knows no Qt."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.kept_slips import may_be_kept
from kiosk.ports import Clock, JobUpdate
from kiosk.referral import Referral
from kiosk.routing import Outcome
from kiosk.slip import Slip, SlipChoice, SlipWriter
from kiosk.words import Words
from ui.visitor.session import Session

if TYPE_CHECKING:
    from printing.spool import Spool

Seals = Callable[[Slip, str], bytes | None]
DUTCH = "nl"


Keeps = Callable[[Session, Outcome], Referral]


class Handover:
    """Keeps the referral first, prints second: the code on paper always leads to a record."""

    def __init__(
        self,
        words: Callable[[str], Words],
        keeps: Callable[[], Keeps],
        spool: "Callable[[], Spool]",
        seals: Seals,
        clock: Clock,
    ) -> None:
        """Take makers, not things: database and printing load when first used."""
        self._words = words
        self._keeps = keeps
        self._spool = spool
        self._seals = seals
        self._clock = clock

    def slip(self, session: Session, outcome: Outcome, code: str) -> Slip:
        """
        Write the slip of a session.

        Raises:
            ValueError: The session has no visit.
        """
        if session.visit is None:
            message = "A slip needs a visit."
            raise ValueError(message)
        writer = SlipWriter(session.pack, self._words(session.visit.language), self._words(DUTCH))
        today = self._clock.now().date()
        asked = session.visit.walk.asked
        return writer.write(outcome, asked, code, today, session.choice, session.arrive)

    def preview(self, session: Session, outcome: Outcome) -> Slip:
        """Write the slip as it would be, before there is a code."""
        return self.slip(session, outcome, code="")

    async def keep(self, session: Session) -> Referral:
        """
        Keep the referral of a decided session.

        Raises:
            RecordError: It could not be kept; nothing is half kept.
            NotDecidedError: A question is still open.
        """
        outcome = decided(session)
        return await asyncio.to_thread(lambda: self._keeps()(session, outcome))

    async def print(self, session: Session, referral: Referral) -> AsyncGenerator[JobUpdate, None]:
        """
        Print the slip of a kept referral; yields what the printer really does.

        Closed before the end, it takes the job back.

        Raises:
            RecordError: The job could not be kept; nothing was sent.
        """
        slip = self.slip(session, decided(session), referral.code)
        sealed = await asyncio.to_thread(self._sealed, session, referral)
        spool = self._spool()
        async with aclosing(spool.print_slip(slip, referral.id, sealed)) as updates:
            async for update in updates:
                yield update

    def staff_lines(self, reason: str) -> list[str]:
        """Return what is the matter with the printer, and what to do, in Dutch for staff."""
        from printing.reasons import staff_lines  # noqa: PLC0415 - only a fault needs it

        lines = staff_lines(reason, self._words(DUTCH))
        return [f"{line.said} {line.do}" for line in lines]

    def _sealed(self, session: Session, referral: Referral) -> bytes | None:
        """Return the slip for the desk, without what the visitor had added for their eyes only."""
        outcome = decided(session)
        if session.visit is None or not may_be_kept(outcome, session.visit.walk.asked):
            return None
        public = replace(session, choice=SlipChoice())
        return self._seals(self.slip(public, outcome, referral.code), referral.id)


def decided(session: Session) -> Outcome:
    """
    Return the outcome of a session.

    Raises:
        ValueError: The visit is not decided yet.
    """
    outcome = session.outcome
    if outcome is None:
        message = "The visit is not decided yet."
        raise ValueError(message)
    return outcome
