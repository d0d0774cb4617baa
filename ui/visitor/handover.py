"""From a finished visit to a kept record and a printed slip; knows no Qt."""

import asyncio
from collections.abc import AsyncIterator, Callable

from kiosk.ports import Clock, JobUpdate, Printer, RecordStore
from kiosk.referral import Referral
from kiosk.routing import Outcome
from kiosk.slip import Slip, SlipWriter
from kiosk.words import Words
from ui.visitor.session import Session

Renders = Callable[[Slip, str], bytes]
DUTCH = "nl"


Keeps = Callable[[Session, Outcome], Referral]


class Handover:
    """Keeps the referral first, prints second: the code on paper always leads to a record."""

    def __init__(  # noqa: PLR0913 - everything that is wired to a visit's end
        self,
        words: Callable[[str], Words],
        keeps: Callable[[], Keeps],
        store: Callable[[], RecordStore],
        printer: Callable[[], Printer],
        renders: Callable[[], Renders],
        clock: Clock,
    ) -> None:
        """Take makers, not things: database and printing load when first used."""
        self._words = words
        self._keeps = keeps
        self._store = store
        self._printer = printer
        self._renders = renders
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

    async def print(self, session: Session, referral: Referral) -> AsyncIterator[JobUpdate]:
        """
        Print the slip of a kept referral; yields what the printer really does.

        Raises:
            PrintError: The slip could not be set (a missing glyph).
        """
        slip = self.slip(session, decided(session), referral.code)
        printer = self._printer()
        pdf = await asyncio.to_thread(lambda: self._renders()(slip, printer.paper))
        async for update in printer.print_pdf(pdf, referral.code):
            if update.state == "printed":
                await asyncio.to_thread(lambda: self._store().mark(referral.id, "printed"))
            yield update


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
