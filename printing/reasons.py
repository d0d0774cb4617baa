"""What a printer says, in terms of a job of ours and of what staff can do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyipp.enums import IppJobState

from kiosk.ports import JobUpdate
from kiosk.words import Words


@dataclass(frozen=True, slots=True)
class Family:
    """
    Reasons that ask the same of staff: `staff.printer.<name>` and `staff.printer.<name>.do`.

    By their beginnings: printers say `media-empty` with `-error`, `-warning` or `-report` for
    one and the same empty tray (RFC 8011 5.4.12, PWG 5100.9).
    """

    name: str
    beginnings: tuple[str, ...]


STOPPING = (
    Family("media-empty", ("media-empty",)),
    Family("media-needed", ("media-needed",)),
    Family("media-jam", ("media-jam",)),
    Family("cover-open", ("cover-open", "door-open", "interlock-open")),
    Family("tray-missing", ("input-tray-missing", "output-tray-missing")),
    Family("output-full", ("output-area-full",)),
    Family("toner-empty", ("toner-empty", "marker-supply-empty", "developer-empty")),
    Family("waste-full", ("marker-waste-full",)),
    Family("temperature", ("fuser-over-temp", "fuser-under-temp")),
    Family("cutter", ("cutter-error",)),
    Family("offline", ("offline", "shutdown", "deactivated", "printer-is-deactivated")),
    Family("connecting", ("connecting-to-device", "timed-out")),
    Family(
        "stopped",
        (
            "paused",
            "moving-to-paused",
            "stopping",
            "stopped-partly",
            "printer-stopped",
            "processing-",
        ),
    ),
    Family("not-accepting", ("not-accepting-jobs",)),
    Family("busy", ("spool-area-full", "printer-busy")),
    Family("fault", ("unrecoverable-error", "recoverable-error")),
)
"""Reasons that keep a job from being printed."""

NOTING = (
    Family("media-low", ("media-low", "media-near-end")),
    Family("toner-low", ("toner-low", "marker-supply-low", "developer-low")),
    Family("waste-nearly-full", ("marker-waste-almost-full",)),
)
"""Reasons that stop nothing yet, and that staff like to know."""

ENDING = (
    Family("media-not-supported", ("media-not-supported", "attributes-or-values", "conflicting")),
    Family("document-format", ("document-format", "unsupported-document-format")),
    Family("name-not-found", ("name-not-found",)),
    Family("not-reachable", ("printer-not-reachable",)),
    Family("no-answer", ("printer-does-not-answer", "answer-not-understood", "no-job-id")),
    Family("connection-lost", ("connection-lost",)),
    Family("certificate", ("certificate-",)),
    Family("encryption", ("encryption-",)),
    Family("wrong-address", ("http-", "not-found", "gone", "device-not-found")),
    Family("not-allowed", ("forbidden", "not-auth", "device-not-allowed")),
    Family("aborted", ("aborted-by-system", "job-aborted")),
    Family("canceled", ("job-canceled", "canceled-")),
    Family("too-late", ("not-printed-in-time",)),
    Family("forgotten", ("job-forgotten",)),
    Family("handed-over", ("handed-over",)),
    Family("faulty-end", ("job-completed-with-errors", "completed-with-errors")),
    Family("folder", ("folder-",)),
    Family("records", ("records-",)),
    Family("slip-not-set", ("slip-not-set",)),
    Family("kiosk-stopped", ("kiosk-stopped",)),
    Family("taken-back", ("taken-back",)),
)
"""How a job may end, and what keeps one from beginning; some of these words are our own."""

OTHER = "other"
"""What staff are told of a reason nobody foresaw: the printer's own keyword."""

_FAMILIES = (*STOPPING, *NOTING, *ENDING)
_STOPPERS = tuple(beginning for family in STOPPING for beginning in family.beginnings)
_NOTES = tuple(beginning for family in NOTING for beginning in family.beginnings)

_LONGEST = 1023
"""Of any word a printer may say (RFC 8011 5.1.2)."""

_MOST_REASONS = 16
"""Of one thing: printers give a few, and each is a line for staff on the screen."""

_HARMLESS = frozenset(
    {"none", "", "job-printing", "job-incoming", "job-spooling", "processing-to-stop-point"}
)
_UNDER_WAY = frozenset(
    {IppJobState.PENDING, IppJobState.PROCESSING, IppJobState.STOPPED, IppJobState.HELD}
)
_FAULTY_END = frozenset({"job-completed-with-errors", "completed-with-errors"})


@dataclass(frozen=True, slots=True)
class StaffLine:
    """What is the matter, and what to do about it."""

    said: str
    do: str


def staff_lines(reason: str, catalogue: Words) -> tuple[StaffLine, ...]:
    """Return the reason of a `JobUpdate` (one keyword or several, with commas) for staff."""
    lines: dict[StaffLine, None] = {}
    told = {one: family_of(one) for one in reason.split(", ") if one}
    for keyword, name in told.items():
        if name == "media-needed" and "media-empty" in told.values():
            continue  # an empty tray also needs paper; to ask for another kind would mislead
        if name == OTHER:
            said = catalogue.text("staff.printer.other", reason=keyword)
        else:
            said = catalogue.text(f"staff.printer.{name}")
        lines[StaffLine(said, catalogue.text(f"staff.printer.{name}.do"))] = None
    return tuple(lines)


def family_of(reason: str) -> str:
    """Return the name of the family of one keyword, `other` where nobody foresaw it."""
    names = (family.name for family in _FAMILIES if reason.startswith(family.beginnings))
    return next(names, OTHER)


def job_update(job: Mapping[str, Any], printer_reasons: Iterable[str]) -> JobUpdate | None:
    """
    Return what a job's attributes say (RFC 8011 5.3.7), or None where they say nothing.

    `printed` only where the printer completed the job and reports no errors in it. `failed` only
    where no page came out (`job-impressions-completed`, RFC 8011 5.3.17.2): else nobody knows how
    much of the slip lies in the printer, and it must not be sent again by itself.
    """
    state = job.get("job-state")
    said = [reason for reason in words(job.get("job-state-reasons")) if reason not in _HARMLESS]
    reasons = ", ".join(said[:_MOST_REASONS])
    if not isinstance(state, int):  # several at a time, or no number: no state at all
        return None
    if state == IppJobState.COMPLETED:
        faulty = _FAULTY_END.intersection(said)
        return JobUpdate("unknown", reasons) if faulty else JobUpdate("printed")
    if state in {IppJobState.ABORTED, IppJobState.CANCELED}:
        pages = job.get("job-impressions-completed")
        came_out = isinstance(pages, int) and pages > 0
        ended = reasons or f"job-{IppJobState(state).name.lower()}"
        return JobUpdate("unknown" if came_out else "failed", ended)
    if state not in _UNDER_WAY:
        return None
    in_the_way = ", ".join(stoppers(printer_reasons))
    if not in_the_way and state in {IppJobState.STOPPED, IppJobState.HELD}:
        in_the_way = reasons or "processing-stopped"
    return JobUpdate("waiting", in_the_way) if in_the_way else JobUpdate("printing")


def stoppers(reasons: Iterable[str]) -> list[str]:
    """
    Return the reasons that stop a printer, in its own words.

    What a print server says of itself (`cups-...`) is none.
    """
    return [one for one in reasons if one.startswith(_STOPPERS)][:_MOST_REASONS]


def notes(reasons: Iterable[str]) -> list[str]:
    """Return the reasons that will stop a printer one day."""
    return [one for one in reasons if one.startswith(_NOTES)][:_MOST_REASONS]


def words(value: object) -> list[str]:
    """Return an IPP attribute as a list of keywords: it comes as one, several or not at all."""
    if value is None:
        return []
    return [plain(str(one)) for one in (value if isinstance(value, list) else [value])]


def plain(said: str) -> str:
    """
    Return what a machine on the network says as one line that only says something.

    Nobody knows who sent it: on a terminal, characters that cannot be seen are commands.
    """
    return "".join(filter(str.isprintable, said))[:_LONGEST]
