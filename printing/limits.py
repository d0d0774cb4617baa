"""How long a printer may take for each thing that is asked of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """
    Seconds: to reach the printer, to hand a slip over, for one answer, for the whole job.

    `job_seconds` includes waiting for paper; then the job is taken back. The last two are the
    pauses between two questions about a job: they grow from the first to the slowest.
    """

    connect_seconds: float = 5.0
    send_seconds: float = 15.0
    answer_seconds: float = 8.0
    job_seconds: float = 120.0
    first_poll_seconds: float = 0.005
    slowest_poll_seconds: float = 1.0


USUAL_LIMITS = TimeLimits()
"""What suits a printer in the same building."""
