"""Receiving a referral at the desk: the code on the visitor's paper, opened with the desk's key."""

from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.errors import RecordError
from kiosk.keeping import SEALED_SCHEMA
from kiosk.ports import RecordStore
from kiosk.referral import grouped, parse_code
from kiosk.sealing import unseal

SEALED_NAMES = ("category_16", "category_17", "preferred_language", "contact_purpose", "answers")


def receive_referral(
    typed: str, key: X25519PrivateKey, store: RecordStore, today: date
) -> dict[str, Any]:
    """
    Open a referral by its code, typed or scanned in any way, and mark it received.

    Returns what was sealed (`kiosk.keeping.sealed_content`; nulls where the visitor left
    nothing) with `code`, `route`, `refer_to`, `language`, `content_version`, `made_at`,
    `delete_after` and `state` in clear, all fit for JSON. Only what could be opened is marked.

    Raises:
        ReferralCodeError: The code was read wrongly.
        SealError: Another desk's key, or the sealed bytes were changed.
        RecordError: No such referral (any more), or a newer kiosk sealed it.
    """
    code = parse_code(typed)
    referral = store.find(code)
    if referral is None or referral.delete_after < today:
        message = (
            f"There is no referral {grouped(code)} here. It may be past its term, or of another "
            "kiosk: give that kiosk's data folder with --data."
        )
        raise RecordError(message)
    sealed: dict[str, Any] = {"schema": SEALED_SCHEMA}
    if referral.sealed is not None:
        sealed = unseal(referral.sealed, referral.id, key)
    if sealed.get("schema") != SEALED_SCHEMA:
        message = (
            f"Referral {grouped(code)} was sealed by another version of the kiosk program "
            f"(schema {sealed.get('schema')}). Update the program at this desk."
        )
        raise RecordError(message)
    store.mark(referral.id, "received")
    return {
        "schema": SEALED_SCHEMA,
        **{name: sealed.get(name) for name in SEALED_NAMES},
        "code": referral.code,
        "route": referral.route,
        "refer_to": referral.refer_to,
        "language": referral.language,
        "content_version": referral.content_version,
        "made_at": referral.made_at.isoformat(),
        "delete_after": referral.delete_after.isoformat(),
        "state": "received",
    }
