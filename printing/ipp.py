"""
A printer on the network, spoken to directly in IPP (RFC 8011): it says itself what is printed.

Directly, not through a print server: CUPS calls jobs "completed" that the printer aborted.
"""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import ClassVar

from kiosk.errors import PrintError, SettingsError
from kiosk.ports import Confirmation, JobUpdate, PrinterStatus
from printing.addresses import check_machine
from printing.ipp_connection import IppConnection, TalkError
from printing.ipp_job import LATE, Deadline, Document, IppJob, settle_job
from printing.ipp_traits import OURS, PDF, PWG_RASTER, Traits, read_traits
from printing.limits import USUAL_LIMITS, TimeLimits
from printing.page_raster import apple_raster, pwg_raster, raster_choice
from printing.reasons import family_of

MEDIA = {"a4": "iso_a4_210x297mm", "a6": "iso_a6_105x148mm"}
"""PWG 5101.1 names of the papers."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class IppPrinter:
    """
    A printer at `ipp://host:631/ipp/print` (or `ipps://`) that takes PDF or raster pages.

    `printed` is its own word (job-state completed). `failed` means that nothing more will
    come: never taken, aborted or taken back. `unknown` is said where it may still have printed.
    With `fingerprint` (SHA-256, hexadecimal) an `ipps` printer is known by its certificate
    alone; without, the certificate must be signed by an authority that this machine trusts.
    """

    address: str
    paper: str = "a4"
    limits: TimeLimits = USUAL_LIMITS
    fingerprint: str = ""

    confirms: ClassVar[Confirmation] = "printed"

    def __post_init__(self) -> None:
        """Refuse an address or paper that no printer can have, in words for the settings."""
        if not self.address.startswith(("ipp://", "ipps://")):
            message = (
                f'The printer\'s address must begin with ipp:// or ipps://; "{self.address}" does '
                "not. Most printers have ipp://<name or number>:631/ipp/print."
            )
            raise SettingsError(message)
        check_machine(self.address)
        if self.paper not in MEDIA:
            message = f'The printer\'s paper must be one of {", ".join(MEDIA)}, not "{self.paper}".'
            raise SettingsError(message)
        if self.fingerprint and not _SHA256.fullmatch(plain_fingerprint(self.fingerprint)):
            message = (
                "The printer's fingerprint must be the 64 hexadecimal digits (SHA-256) that "
                '"python main.py printer status" prints.'
            )
            raise SettingsError(message)

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
        """Print a PDF; yields each change until `printed`, `failed` or `unknown`."""
        yield JobUpdate("accepted")
        said: JobUpdate | None = None
        async with aclosing(self._updates(pdf, job_name)) as updates:
            async for update in updates:
                if update != said or update.number != said.number:
                    said = update
                    yield update

    async def status(self) -> PrinterStatus:
        """Return how the printer is now, the wrong paper in it included."""
        try:
            traits = await self._traits()
        except TalkError as error:
            return PrinterStatus(name=self.address, reasons=(error.reason,))
        return traits.status(MEDIA[self.paper])

    async def settle(self, job_name: str, number: str) -> JobUpdate | None:
        """Take back a job that nobody waits for any more, and return how it ended."""
        async with self._line() as line:
            return await settle_job(line, self.limits, job_name, number)

    def _line(self) -> IppConnection:
        return IppConnection(
            self.address, self.limits, fingerprint=plain_fingerprint(self.fingerprint)
        )

    async def _traits(self) -> Traits:
        async with self._line() as line:
            return await read_traits(line)

    async def _updates(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
        deadline = Deadline(self.limits)
        try:
            traits = await self._traits()
            while lack := traits.lacks(MEDIA[self.paper]):
                if lack != "media-needed" or deadline.left <= 0:
                    late = f"{lack}, {LATE}" if lack == "media-needed" else lack
                    yield JobUpdate("failed", late)
                    return
                yield JobUpdate("waiting", lack)
                await deadline.wait()
                traits = await self._traits()
        except TalkError as error:
            yield JobUpdate("failed", error.reason)  # nothing of the slip was sent yet
            return
        deadline.start_anew()
        formats = [one for one in OURS if one in traits.formats] or [PDF]
        for number, chosen in enumerate(formats, 1):
            try:
                document = await asyncio.to_thread(self._document, pdf, chosen, traits)
            except PrintError as error:
                yield JobUpdate("failed", str(error))
                return
            refused = False
            async with self._line() as line:
                job = IppJob(line, self.limits, deadline)
                async with aclosing(job.updates(document, job_name)) as updates:
                    async for update in updates:
                        refused = number < len(formats) and _refuses_format(update)
                        if not refused:
                            yield update
            if not refused:
                return

    def _document(self, pdf: bytes, chosen: str, traits: Traits) -> Document:
        wishes: dict[str, str | int] = {
            "media": MEDIA[self.paper],
            "sides": "one-sided",
            "copies": 1,
        }
        if "monochrome" in traits.colours:
            wishes["print-color-mode"] = "monochrome"
        if "none" in traits.scalings:
            wishes["print-scaling"] = "none"  # QR codes and letters keep their millimetres
        if chosen == PDF:
            return Document(pdf, PDF, wishes)
        choice = raster_choice(traits)
        write = pwg_raster if chosen == PWG_RASTER else apple_raster
        return Document(write(pdf, choice, MEDIA[self.paper]), chosen, wishes)


def plain_fingerprint(fingerprint: str) -> str:
    """Return a fingerprint as 64 small digits, however it was copied (`AB:CD:…`)."""
    return fingerprint.replace(":", "").replace(" ", "").lower()


def _refuses_format(update: JobUpdate) -> bool:
    """Whether a job ended because the printer cannot read what was sent: nothing came out."""
    if update.state != "failed":
        return False
    return any(family_of(one) == "document-format" for one in update.reason.split(", "))
