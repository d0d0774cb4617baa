"""Print jobs in memory, with every step they took."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.errors import RecordError
from kiosk.print_job import ON_PAPER, PrintJob


@dataclass(slots=True)
class MemoryJobs:
    """Keeps jobs and steps in lists; `full` makes it refuse, as a full disk would."""

    steps: list[PrintJob] = field(default_factory=list)
    full: bool = False

    @property
    def states(self) -> list[str]:
        """The states that were kept, in order."""
        return [step.state for step in self.steps]

    def keep_job(self, job: PrintJob) -> None:
        """Keep a job, or refuse."""
        if self.full:
            message = "The disk is full."
            raise RecordError(message)
        self.steps.append(job)

    def job_went(self, job: PrintJob) -> None:
        """Keep a step."""
        self.keep_job(job)

    def open_jobs(self) -> list[PrintJob]:
        """Return the jobs whose end is not known."""
        return [job for job in self._newest() if job.is_open]

    def recent_jobs(self, most: int = 50) -> list[PrintJob]:
        """Return the newest jobs, the newest first."""
        return self._newest()[::-1][:most]

    def jobs_of(self, code: str) -> list[PrintJob]:
        """Return the jobs of a referral, the newest first."""
        jobs = [job for job in self._newest()[::-1] if job.code == code]
        on_paper = any(job.state in ON_PAPER for job in jobs)
        return [replace(job, sealed=None) if on_paper else job for job in jobs]

    def delete_expired(self, now: datetime) -> int:
        """Delete the jobs whose time is over."""
        before = len(self._newest())
        self.steps = [step for step in self.steps if step.keep_until >= now]
        return before - len(self._newest())

    def _newest(self) -> list[PrintJob]:
        return list({step.id: step for step in self.steps}.values())
