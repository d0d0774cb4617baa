"""What the kiosk needs from the world outside, as Protocols; adapters are wired in one place."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from kiosk.referral import Referral

if TYPE_CHECKING:
    from kiosk.print_job import PrintJob

JobState = Literal[
    "accepted", "sending", "printing", "printed", "saved", "waiting", "failed", "unknown"
]
"""`printed` only on the printer's own word; `saved` is what a folder can honestly say."""

FINAL_STATES: frozenset[JobState] = frozenset({"printed", "saved", "failed", "unknown"})


@dataclass(frozen=True, slots=True)
class JobUpdate:
    """
    What a printer says about a job; `reason` in its own words, for staff.

    `number` is what the printer calls the job, once it has told.
    """

    state: JobState
    reason: str = ""
    number: str = field(default="", compare=False)


Confirmation = Literal["printed", "saved", "handed over"]
"""The most a printer can ever confirm; `handed over` ends in `unknown`, never in `printed`."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Toner, ink or what takes waste; `percent` is None where the printer does not know."""

    name: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """
    How a printer is, in its own words.

    `reasons` keep it from printing, `notes` do not yet (toner low); `loaded` are its papers;
    `facts` are names and values for whoever sets the printer up.
    """

    name: str = ""
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    supplies: tuple[Supply, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class Printer(Protocol):
    """Brings a PDF to paper; every call has its own time limit."""

    @property
    def paper(self) -> str:
        """The paper it prints on: `a4`, `a6`, `receipt80` or `receipt58`."""
        ...

    @property
    def confirms(self) -> Confirmation:
        """The most that this kind of printer can confirm."""
        ...

    def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
        """
        Print, and yield what is really happening until a final state.

        `job_name` holds the referral code and nothing personal. Never raises for a printer's
        faults: they arrive as `failed`, `waiting` or `unknown`.
        """
        ...

    async def status(self) -> PrinterStatus:
        """Return how the printer is now; that it does not answer is one of the `reasons`."""
        ...

    async def settle(self, job_name: str, number: str) -> JobUpdate | None:
        """
        Take back a job that nobody waits for any more, and return how it ended.

        `number` is what the printer called it ("" where that is not known). None where the
        printer cannot tell; then something may have come out.
        """
        ...


class RecordStore(Protocol):
    """Keeps referrals."""

    def keep(self, referral: Referral) -> None:
        """
        Keep a new referral, whole or not at all.

        Raises:
            CodeTakenError: The code is already given out; draw another.
            RecordError: It could not be kept.
        """
        ...

    def mark(self, referral_id: str, state: Literal["printed", "received"]) -> None:
        """
        Record how far a referral has come; it never goes back (`received` stays `received`).

        Raises:
            RecordError: There is no such referral.
        """
        ...

    def find(self, code: str) -> Referral | None:
        """Return the referral with an (ungrouped) code, or None."""
        ...

    def delete_expired(self, today: date) -> int:
        """Really delete what is past its term; returns how many."""
        ...


class PrintJobs(Protocol):
    """Keeps how far each print job came; every call is on the disk when it returns."""

    def keep_job(self, job: "PrintJob") -> None:
        """
        Keep a new job.

        Raises:
            RecordError: It could not be kept.
        """
        ...

    def job_went(self, job: "PrintJob") -> None:
        """
        Keep a job's new state; what is final stays.

        Once a slip is on paper, the slips of all jobs of that referral are dropped.

        Raises:
            RecordError: There is no such job, or it could not be kept.
        """
        ...

    def open_jobs(self) -> "list[PrintJob]":
        """Return the jobs whose end is not known, the oldest first."""
        ...

    def recent_jobs(self, most: int = 50) -> "list[PrintJob]":
        """Return the newest jobs, the newest first."""
        ...

    def jobs_of(self, code: str) -> "list[PrintJob]":
        """Return the jobs of a referral, the newest first."""
        ...

    def delete_expired(self, now: datetime) -> int:
        """Delete the jobs whose time is over; returns how many."""
        ...


class Clock(Protocol):
    """Tells the time; tests set it."""

    def now(self) -> datetime:
        """Return the time now, with its zone."""
        ...


class Speaker(Protocol):
    """Says a sentence aloud."""

    def say(self, text_id: str, text: str, language: str) -> None:
        """Say a text, from a recorded clip where there is one; stops what was being said."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...


class PostcodeTable(Protocol):
    """Knows streets by postcode."""

    def street(self, postcode: str, house_number: str) -> tuple[str, str] | None:
        """Return (street, town) for `1012AB` and a house number, or None where unknown."""
        ...


@dataclass(frozen=True, slots=True)
class PackFolders:
    """
    Where the content is right now: a national pack and at most one overlay, as folders.

    `mark` changes whenever the content does; two equal marks mean the same content.
    """

    national: Path
    overlay: Path | None
    mark: str


class PackSource(Protocol):
    """Knows which content a new visit starts on; a visit that runs keeps what it has."""

    def current(self) -> PackFolders:
        """
        Return the content that is active now; cheap enough to ask every few seconds.

        Raises:
            PackError: There is none that can be used.
        """
        ...
