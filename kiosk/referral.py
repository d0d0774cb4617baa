"""A referral: the record a visit leaves behind, and the code that the visitor carries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from unicodedata import category

from kiosk.errors import KioskError

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
"""29 characters without 0/O, 1/I/L, S/5 and U/V; a prime number, so that the check holds."""

KIOSK_LENGTH = 3
SECRET_LENGTH = 6
CODE_LENGTH = KIOSK_LENGTH + SECRET_LENGTH + 1
BETWEEN = frozenset({"Pd", "Cf"})
"""Unicode categories passed over in a code: dashes, and the marks around LTR text in Arabic."""
HIGHEST_KIOSK_NUMBER = len(ALPHABET) ** KIOSK_LENGTH - 1

ReferralState = Literal["kept", "printed", "received"]
"""kept: on disk, paper not confirmed; printed: the printer confirmed; received: at the desk."""


class ReferralCodeError(KioskError):
    """A code that was read or typed wrongly, or was never given out by a kiosk."""


def check_character(payload: str) -> str:
    """
    Return the check character of a payload.

    A weighted sum modulo 29: finds every single wrong character and every swap of two
    neighbours.
    """
    weighted = sum(
        (place + 2) * ALPHABET.index(character) for place, character in enumerate(payload)
    )
    return ALPHABET[-weighted % len(ALPHABET)]


def new_code(kiosk_number: int, pick: Callable[[str], str]) -> str:
    """
    Make a code: the kiosk's number, a secret part, a check character.

    The number keeps codes of different kiosks apart without a network; `pick` draws one
    character (`secrets.choice`), and the store refuses a code it already holds.

    Raises:
        ReferralCodeError: The kiosk number does not fit three characters.
    """
    if not 0 <= kiosk_number <= HIGHEST_KIOSK_NUMBER:
        message = f"kiosk.number must be between 0 and {HIGHEST_KIOSK_NUMBER}."
        raise ReferralCodeError(message)
    place = ""
    for _ in range(KIOSK_LENGTH):
        kiosk_number, digit = divmod(kiosk_number, len(ALPHABET))
        place = ALPHABET[digit] + place
    payload = place + "".join(pick(ALPHABET) for _ in range(SECRET_LENGTH))
    return payload + check_character(payload)


def grouped(code: str) -> str:
    """Return a code in groups that people can read out: `K7Q-42M-9XHT`."""
    return f"{code[:3]}-{code[3:6]}-{code[6:]}"


def parse_code(typed: str) -> str:
    """
    Return the code in what somebody typed or scanned: case, spaces and dashes do not matter.

    Raises:
        ReferralCodeError: Too short, too long, a character that is never used, or the check
            character does not fit.
    """
    code = "".join(c for c in typed.upper() if not (c.isspace() or category(c) in BETWEEN))
    if len(code) != CODE_LENGTH:
        message = f"A referral code has {CODE_LENGTH} characters; this has {len(code)}."
        raise ReferralCodeError(message)
    if any(character not in ALPHABET for character in code):
        message = "A referral code has no 0, 1, I, L, O, S or U. Look at the paper once more."
        raise ReferralCodeError(message)
    if check_character(code[:-1]) != code[-1]:
        message = "This code was read wrongly: its last character does not fit. Try once more."
        raise ReferralCodeError(message)
    return code


@dataclass(frozen=True, slots=True)
class Referral:
    """
    What is kept of one visit.

    Everything but `sealed` is in clear and says nothing about who it was. `sealed` opens only
    with the desk's private key, and is None when the visitor left nothing.
    """

    id: str
    code: str
    route: str
    refer_to: str | None
    language: str
    content_version: str
    state: ReferralState
    made_at: datetime
    delete_after: date
    sealed: bytes | None = None


def delete_after(made_on: date, retention_days: int) -> date:
    """Return the last day on which a referral may still exist."""
    return made_on + timedelta(days=retention_days)
