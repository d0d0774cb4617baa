"""
A print job as it is kept: how far it came, so that no stop of the kiosk can hide it.

Every state is on the disk before the next step is taken. What a stopped kiosk cannot know it
says (`unknown`); it never prints again by itself, because the paper may lie in the tray.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.ports import FINAL_STATES, JobState, JobUpdate

GOOD_ENDS: Final[frozenset[JobState]] = frozenset({"printed", "saved"})
"""The ends of a job that did what its printer can do."""
ON_PAPER: Final[frozenset[JobState]] = frozenset({"printed"})
"""The ends after which a slip need not be kept any longer; a file in a folder is no paper."""
STOPPED: Final = "kiosk-stopped"
"""The reason of a job that the kiosk did not see to its end."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """
    One try to bring a slip to paper.

    `number` is the printer's own number of the job ("" where it gave none). `sealed` is the
    slip, sealed for the desk (`kiosk.kept_slips`); it goes when the slip is on paper, and at
    `keep_until` with the rest.
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
        return replace(
            self,
            state=update.state,
            reason=update.reason,
            number=update.number or self.number,
            changed_at=at,
            sealed=None if update.state in ON_PAPER else self.sealed,
        )


def after_a_stop(job: PrintJob, reason: str = STOPPED) -> JobUpdate:
    """
    Return what can honestly be said of a job that was left before its end.

    Before the first byte was sent nothing can have been printed; after it, perhaps.
    """
    return JobUpdate("failed" if job.state == "accepted" else "unknown", reason)
