"""
A print job as it is kept: how far it came, so that no stop of the kiosk can hide it.

Every state is on the disk before the next step is taken. What a stopped kiosk cannot know it
says (`unknown`); it never prints again by itself, because the paper may lie in the tray.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from kiosk.errors import PrintError
from kiosk.ports import FINAL_STATES, JobState, JobUpdate
from kiosk.routing import NEVER_IN_A_RECORD, Outcome
from kiosk.slip import Pair, Reminder, Slip, SlipPart

SLIP_SCHEMA: Final = 1
STOPPED: Final = "kiosk-stopped"
"""The reason of a job that the kiosk did not see to its end."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """
    One try to bring a slip to paper.

    `number` is the printer's own number of the job ("" where it gave none). `sealed` is the
    slip, sealed for the desk (`kiosk.sealing`); it is deleted at `keep_until` with the rest.
    """

    id: str
    referral_id: str
    code: str
    printer: str
    state: JobState
    made_at: datetime
    changed_at: datetime
    keep_until: datetime
    reason: str = ""
    number: str = ""
    sealed: bytes | None = None

    @property
    def is_open(self) -> bool:
        """Whether its end is not known yet."""
        return self.state not in FINAL_STATES

    def went(self, update: JobUpdate, at: datetime) -> "PrintJob":
        """Return the job as a printer's word changes it; what is final stays."""
        if not self.is_open:
            return self
        return replace(self, state=update.state, reason=update.reason, changed_at=at)


def after_a_stop(job: PrintJob) -> JobUpdate:
    """
    Return what can honestly be said of a job that a stopped kiosk left open.

    Before the first byte was sent nothing can have been printed; after it, perhaps.
    """
    return JobUpdate("failed" if job.state == "accepted" else "unknown", STOPPED)


def may_be_kept(outcome: Outcome, asked: Mapping[str, frozenset[str]]) -> bool:
    """
    Whether a slip may be kept at all, even sealed and for a day.

    Not where it tells of help that somebody asked for, or of a passport that was taken: such
    answers are never stored (`NEVER_IN_A_RECORD`). It is printed, and is then gone.
    """
    return outcome.refer_to != "safety_help" and not NEVER_IN_A_RECORD & asked.keys()


def slip_content(slip: Slip) -> dict[str, Any]:
    """Return a slip as JSON can hold it, to be sealed."""
    content = asdict(slip)
    if slip.reminder is not None:
        content["reminder"]["on"] = slip.reminder.on.isoformat()
    return {"schema": SLIP_SCHEMA, "slip": content}


def slip_from(content: Mapping[str, Any]) -> Slip:
    """
    Return the slip in what was sealed.

    Raises:
        PrintError: Another version of the program sealed it.
    """
    if content.get("schema") != SLIP_SCHEMA:
        message = "This slip was kept by another version of the kiosk. Update this program."
        raise PrintError(message)
    said = dict(content["slip"])
    reminder = said["reminder"]
    return Slip(
        **{
            **said,
            "language_names": Pair(**said["language_names"]),
            "headline": Pair(**said["headline"]),
            "show_code": Pair(**said["show_code"]),
            "footer": Pair(**said["footer"]),
            "parts": tuple(_part(each) for each in said["parts"]),
            "reminder": None
            if reminder is None
            else Reminder(
                date.fromisoformat(reminder["on"]),
                reminder["title"],
                Pair(**reminder["label"]),
                Pair(**reminder["scan"]),
            ),
        }
    )


def _part(said: Mapping[str, Any]) -> SlipPart:
    heading = said["heading"]
    return SlipPart(
        said["pictogram"],
        None if heading is None else Pair(**heading),
        tuple(Pair(**line) for line in said["lines"]),
        said["rank"],
        said["listed"],
    )
