"""Ports and their real adapters, made when first used: what the first screen can do without."""

import asyncio
import logging
import sys
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.ports import PostcodeTable, PrintJobs, RecordStore
from kiosk.records.clock import SystemClock
from kiosk.referral import Referral
from kiosk.routing import Outcome
from kiosk.settings import Settings
from kiosk.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    from kiosk.keeping import ReferralKeeper
    from kiosk.records.sqlite_store import SqliteRecordStore
    from printing.spool import Spool
    from ui.visitor.session import Session

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 5.0
"""How often a kiosk that starts looks whether the desk has finished printing."""


class Later:
    """
    Makes each adapter once, at its first use; every import that costs time is in here.

    The first use may come from the background and from a visitor at the same moment.
    """

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; open nothing yet."""
        self._settings = settings
        self._making = RLock()
        self._opened: SqliteRecordStore | None = None
        self._postcodes: tuple[Path, PostcodeTable] | None = None
        self.clock = SystemClock()

    @property
    def offers_contact(self) -> bool:
        """Whether contact details may be taken: only where they can be sealed at once."""
        desk = self._settings.desk
        return desk.offer_contact and (desk.public_key is None or desk.public_key.is_file())

    @cached_property
    def _keeper(self) -> "ReferralKeeper":
        from kiosk.keeping import ReferralKeeper  # noqa: PLC0415 - see the module

        return ReferralKeeper(
            store=self.store(),
            clock=self.clock,
            kiosk_number=self._settings.kiosk.number,
            desk_key=self._desk_key if self.offers_contact else None,
        )

    def keeps(self) -> "Callable[[Session, Outcome], Referral]":
        """Return what keeps the referral of a session."""
        with self._making:
            keeper = self._keeper

        def keep(session: "Session", outcome: Outcome) -> Referral:
            if session.visit is None:
                message = "A referral needs a visit."
                raise ValueError(message)
            return keeper.keep_referral(session.visit, outcome, session.contact, session.address)

        return keep

    def store(self) -> RecordStore:
        """Return the open record store."""
        return self._records()

    def jobs(self) -> PrintJobs:
        """Return the open records of print jobs."""
        return self._records().jobs

    def _records(self) -> "SqliteRecordStore":
        from kiosk.records.sqlite_opening import records_file  # noqa: PLC0415 - see the module
        from kiosk.records.sqlite_store import SqliteRecordStore  # noqa: PLC0415 - as above

        with self._making:
            if self._opened is None:
                self._opened = SqliteRecordStore(records_file(self._settings.data.folder))
            return self._opened

    @cached_property
    def _spooled(self) -> "Spool":
        from printing.printers import name_of, printer_of  # noqa: PLC0415 - see the module
        from printing.slips import render_slip  # noqa: PLC0415 - as above
        from printing.spool import Spool  # noqa: PLC0415 - as above

        section = self._settings.printer
        return Spool(
            name=name_of(section),
            printer=printer_of(section),
            jobs=self.jobs(),
            store=self.store(),
            renders=render_slip,
            clock=self.clock,
            keep_for=timedelta(days=section.keep_days),
        )

    def spool(self) -> "Spool":
        """Return what prints slips on the printer of the settings."""
        with self._making:
            return self._spooled

    def seals(self, slip: Slip, referral_id: str) -> bytes | None:
        """Seal a slip so that the desk can print it again; None on a kiosk without a desk key."""
        from kiosk.kept_slips import seal_slip  # noqa: PLC0415 - see the module

        if not self.offers_contact:
            return None
        return seal_slip(slip, referral_id, self._desk_key)

    def postcodes(self, national: Path) -> PostcodeTable:
        """Return the table of the settings, or the small one of a national pack."""
        from content.layout import postcodes_path  # noqa: PLC0415 - see the module
        from content.postcodes import PostcodeFile  # noqa: PLC0415 - as above

        file = self._settings.content.postcodes or postcodes_path(national)
        if self._postcodes is None or self._postcodes[0] != file:
            self._postcodes = file, PostcodeFile(file)
        return self._postcodes[1]

    def warm_up(self, national: Path) -> None:
        """Open the records and load printing, in the background: the first visit needs them."""
        try:
            self.keeps()
            self.spool()
            self._warm_printing()
            self.postcodes(national)
        except KioskError as error:
            log.error("%s", error)  # noqa: TRY400 - an admin needs the sentence, not the trace

    def _warm_printing(self) -> None:
        from printing.warming import warm_up  # noqa: PLC0415 - see the module

        warm_up()

    def delete_expired(self) -> None:
        """Delete what is past its term; a failure is tried again the next time."""
        for delete in (self._delete_referrals, self._delete_slips):
            try:
                delete()
            except KioskError as error:
                log.error("%s", error)  # noqa: TRY400 - as above

    async def settle_jobs(self) -> None:
        """
        Bring print jobs that a stopped kiosk left open to their end; a failure is told.

        While the desk is printing, one of these jobs is its own: this waits until it is done.
        """
        from kiosk.records.desk_printing import desk_waits  # noqa: PLC0415 - see the module

        try:
            spool = await asyncio.to_thread(self.spool)
            while True:
                with desk_waits(self._settings.data.folder) as waits:
                    if waits:
                        await self._settle(spool)
                        return
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        except KioskError as error:
            log.error("%s", error)  # noqa: TRY400 - an admin needs the sentence, not the trace

    async def _settle(self, spool: "Spool") -> None:
        for job in await spool.settle():
            log.info("print job of %s, left open: %s now", job.changed_at.date(), job.state)

    def _delete_referrals(self) -> None:
        now = self.clock.now()
        self.jobs().delete_expired(now)
        self.store().delete_expired(now.date())

    def _delete_slips(self) -> None:
        from printing.folder import delete_slips  # noqa: PLC0415 - see the module

        # Also where slips go to a network printer by now: older ones may still lie there.
        chosen = self._settings.printer
        delete_slips(chosen.folder, self.clock.now() - timedelta(days=chosen.keep_days))

    def close(self) -> None:
        """Close what was opened."""
        if self._opened is not None:
            self._opened.close()

    @cached_property
    def _desk_key(self) -> "X25519PublicKey":
        from kiosk.records.desk_keys import load_public_key, local_pair  # noqa: PLC0415

        file: Path | None = self._settings.desk.public_key
        if file is None:
            pair = local_pair(self._settings.data.folder)
            if pair.private.exists():
                told = "A key pair for the desk was made" if pair.made else "The desk's key is here"
                sys.stderr.write(
                    f"{told}: {pair.private} opens what visitors leave."
                    " Move it to the desk and keep a copy in a safe.\n"
                )
            file = pair.public
        return load_public_key(file)
