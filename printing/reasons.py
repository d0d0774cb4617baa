"""What a printer says in IPP, in terms of a job of ours (RFC 8011 5.3.7, 5.4.12)."""

from collections.abc import Iterable, Mapping
from typing import Any

from pyipp.enums import IppJobState

from kiosk.ports import JobUpdate

_STOPPERS = (
    "media-empty",
    "media-needed",
    "media-jam",
    "cover-open",
    "door-open",
    "interlock-open",
    "input-tray-missing",
    "output-area-full",
    "output-tray-missing",
    "toner-empty",
    "marker-supply-empty",
    "marker-waste-full",
    "developer-empty",
    "fuser-over-temp",
    "fuser-under-temp",
    "spool-area-full",
    "paused",
    "stopping",
    "stopped-partly",
    "shutdown",
    "timed-out",
    "connecting-to-device",
    "offline",
)
"""Beginnings of printer-state-reasons that keep a job from being printed."""

_HARMLESS = frozenset({"none", "", "job-printing", "job-incoming", "job-spooling"})

_UNDER_WAY = frozenset(
    {IppJobState.PENDING, IppJobState.PROCESSING, IppJobState.STOPPED, IppJobState.HELD}
)
_FAULTY_END = frozenset({"job-completed-with-errors", "completed-with-errors"})


def job_update(job: Mapping[str, Any], printer_reasons: Iterable[str]) -> JobUpdate | None:
    """
    Return what a job's attributes say, or None where they say nothing.

    `printed` only where the printer completed the job and reports no errors in it.
    """
    state = job.get("job-state")
    said = [reason for reason in words(job.get("job-state-reasons")) if reason not in _HARMLESS]
    reasons = ", ".join(said)
    if state == IppJobState.COMPLETED:
        faulty = _FAULTY_END.intersection(said)
        return JobUpdate("unknown", reasons) if faulty else JobUpdate("printed")
    if state in {IppJobState.ABORTED, IppJobState.CANCELED}:
        return JobUpdate("failed", reasons or f"job-{IppJobState(state).name.lower()}")
    if state not in _UNDER_WAY:
        return None
    in_the_way = ", ".join(stoppers(printer_reasons))
    if not in_the_way and state in {IppJobState.STOPPED, IppJobState.HELD}:
        in_the_way = reasons or "processing-stopped"
    return JobUpdate("waiting", in_the_way) if in_the_way else JobUpdate("printing")


def stoppers(reasons: Iterable[str]) -> list[str]:
    """
    Return the reasons that stop a printer, in its own words.

    By their beginning: printers say `media-empty` with `-error`, `-warning` or `-report` for
    one and the same empty tray. What a print server says of itself (`cups-...`) is none.
    """
    return [one for one in reasons if one.startswith(_STOPPERS)]


def words(value: object) -> list[str]:
    """Return an IPP attribute as a list of keywords: it comes as one, several or not at all."""
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
