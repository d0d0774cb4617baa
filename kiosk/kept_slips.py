"""
A slip that may be printed again: sealed for the desk while no paper is confirmed.

The kiosk itself cannot read it any more; the desk opens it by the code on the visitor's screen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from kiosk.errors import RecordError
from kiosk.ports import PrintJobs
from kiosk.print_job import PrintJob
from kiosk.referral import grouped, parse_code
from kiosk.routing import NEVER_IN_A_RECORD, Outcome
from kiosk.sealing import seal, unseal
from kiosk.slip import Pair, Reminder, Slip, SlipPart

SLIP_SCHEMA: Final = 1


def may_be_kept(outcome: Outcome, asked: Iterable[str]) -> bool:
    """
    Whether a slip may be kept at all, even sealed and for a day.

    Not where it tells of help that somebody asked for, or of a passport that was taken: such
    answers are never stored (`NEVER_IN_A_RECORD`). It is printed, and is then gone.
    """
    return outcome.refer_to != "safety_help" and NEVER_IN_A_RECORD.isdisjoint(asked)


def seal_slip(slip: Slip, referral_id: str, key: X25519PublicKey) -> bytes:
    """Seal a slip for the desk; it opens as the slip of this referral and as nothing else."""
    return seal(slip_content(slip), _bound(referral_id), key)


def open_slip(
    typed: str, key: X25519PrivateKey, jobs: PrintJobs, now: datetime
) -> tuple[Slip, PrintJob]:
    """
    Open the slip kept under a code, typed or scanned in any way; returns its newest job too.

    Raises:
        ReferralCodeError: The code was read wrongly.
        SealError: Another desk's key, or the sealed bytes were changed.
        RecordError: No slip is kept under this code, or a newer kiosk kept it.
    """
    code = parse_code(typed)
    kept = [
        (job, job.sealed)
        for job in jobs.jobs_of(code)
        if job.sealed is not None and job.keep_until >= now
    ]
    if not kept:
        message = (
            f"No slip is kept under {grouped(code)}. A slip goes when it is on paper, after its "
            "term, and at once where it tells of help. Write down for the visitor what they need."
        )
        raise RecordError(message)
    job, sealed = kept[0]
    return slip_from(unseal(sealed, _bound(job.referral_id), key)), job


def _bound(referral_id: str) -> str:
    """Return what a slip's seal is bound to: never that of a referral's contact details."""
    return f"slip {referral_id}"


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
        RecordError: Another version of the program sealed it.
    """
    if content.get("schema") != SLIP_SCHEMA:
        message = "This slip was kept by another version of the kiosk. Update this program."
        raise RecordError(message)
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
