"""
Keeping a referral: what a visit leaves behind, sealed for the desk before it touches a disk.

What the desk opens is a contract (`SEALED_SCHEMA`); field names follow BRP categories 16
(temporary address) and 17 (contact details), in force since 24 October 2022.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from kiosk.contact import Contact, TemporaryAddress
from kiosk.errors import CodeTakenError, RecordError
from kiosk.pack import Pack
from kiosk.ports import Clock, RecordStore
from kiosk.referral import Referral, delete_after, new_code
from kiosk.routing import NEVER_IN_A_RECORD, Outcome
from kiosk.sealing import seal
from kiosk.visit import Answers, Visit

SEALED_SCHEMA: Final = 1
CODES_TO_TRY: Final = 8
"""Draws before giving up: with a million referrals kept, two draws are a rare thing already."""


@dataclass(frozen=True, slots=True)
class ReferralKeeper:
    """
    Keeps one referral a visit; wired once with what the kiosk keeps it in and seals it with.

    `desk_key` is None on a kiosk without a key: the contact screen is not offered there, and
    nothing personal is ever kept. `pick` draws one character of a code.
    """

    store: RecordStore
    clock: Clock
    kiosk_number: int
    desk_key: X25519PublicKey | None
    pick: Callable[[str], str] = secrets.choice

    def keep_referral(
        self,
        visit: Visit,
        outcome: Outcome,
        contact: Contact | None = None,
        address: TemporaryAddress | None = None,
    ) -> Referral:
        """
        Keep a decided visit and return its referral; it is on disk when this returns.

        Contact, address and the answers for the desk are sealed if the visitor left contact or
        address, and there is a key. A visitor who leaves nothing leaves nothing personal.

        Raises:
            RecordError: The store could not keep it, or the pack gives no term for the route.
            ReferralCodeError: The kiosk's number is out of range.
        """
        now = self.clock.now().replace(microsecond=0)
        referral_id = uuid4().hex
        sealed = None
        content = sealed_content(visit, contact, address)
        if content is not None and self.desk_key is not None:
            sealed = seal(content, referral_id, self.desk_key)
        for _ in range(CODES_TO_TRY):
            referral = Referral(
                id=referral_id,
                code=new_code(self.kiosk_number, self.pick),
                route=outcome.route,
                # Never kept: it would tell of a passport that was taken or a plea for help
                # (safety_help), of asylum (coa) or of Ukraine, beside the minute it was asked.
                refer_to=None,
                language=visit.language,
                content_version=visit.pack.version,
                state="kept",
                made_at=now,
                delete_after=delete_after(now.date(), _term(visit.pack, outcome.route)),
                sealed=sealed,
            )
            try:
                self.store.keep(referral)
            except CodeTakenError:
                continue
            return referral
        message = (
            "No free referral code was found. See that kiosk.number is this kiosk's own, and try "
            "once more."
        )
        raise RecordError(message)


def sealed_content(
    visit: Visit, contact: Contact | None, address: TemporaryAddress | None
) -> Mapping[str, Any] | None:
    """
    Return what is sealed of a visit, or None where the visitor left neither contact nor address.

    `{"schema", "category_16": {street … from_date} or null, "category_17": {telephone, email}
    or null, "preferred_language", "contact_purpose", "answers": {question: option}}`; dates as
    ISO 8601. Language and purpose belong to the contact and are null without one.
    """
    left = None if contact is None or contact.is_empty else contact
    if left is None and address is None:
        return None
    return {
        "schema": SEALED_SCHEMA,
        "category_16": address and asdict(address) | {"from_date": address.from_date.isoformat()},
        "category_17": left and {"telephone": left.telephone, "email": left.email},
        "preferred_language": left and left.preferred_language,
        "contact_purpose": left and left.contact_purpose,
        "answers": desk_answers(visit.pack, visit.walk.asked),
    }


def desk_answers(pack: Pack, asked: Answers) -> dict[str, str]:
    """
    Return the answers that the clerk would ask again, by question; never help topics.

    Only questions marked `for_desk` with one answer: a list of topics is nobody's business.
    """
    return {
        question.id: option
        for question in pack.questions
        if question.for_desk and not question.many and question.id not in NEVER_IN_A_RECORD
        for option in asked.get(question.id, ())
    }


def _term(pack: Pack, route: str) -> int:
    """Return the days a referral may exist; a route without a term is never kept for ever."""
    try:
        return pack.retention_days[route]
    except KeyError:
        message = f"The content pack gives no retention_days for the route '{route}'. Add them."
        raise RecordError(message) from None
