"""
The admin's PIN: kept as an Argon2id hash, with a pause after too many wrong tries.

A PIN guards against a hand that should not be there and against mistakes. Who may write the
kiosk's files as its own user needs none.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk.errors import KioskError

FEWEST_SIGNS = 6
TRIES = 5
"""Wrong tries in a row before the first pause; each further wrong try doubles the pause."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


class AccessError(KioskError):
    """The PIN is not right, not set, or cannot be tried now."""


@dataclass(frozen=True, slots=True)
class Access:
    """The hash of a PIN, wrong tries in a row, and until when no try is taken."""

    pin_hash: str
    wrong: int = 0
    paused_until: datetime | None = None


def with_pin(pin: str) -> Access:
    """
    Return the access that a new PIN gives.

    Raises:
        AccessError: The PIN is too short or too easy to guess.
    """
    if len(pin) < FEWEST_SIGNS or not pin.isprintable():
        raise AccessError(f"A PIN has at least {FEWEST_SIGNS} digits or letters.")
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise AccessError("This PIN is too easy to guess. Choose one that is no row of digits.")
    return Access(PasswordHasher().hash(pin))


def counted(access: Access, now: datetime) -> Access:
    """
    Return the access with one more try counted; keep it before the PIN is compared.

    A program stopped in the middle of a try has used that try up.

    Raises:
        AccessError: There were too many wrong tries; says how long to wait.
    """
    until = access.paused_until
    # Further off than any pause is, it was set by a clock that was wrong then, or is now.
    if until is not None and now < until <= now + LONGEST_PAUSE:
        minutes = -((now - until) // timedelta(minutes=1))
        raise AccessError(f"Too many wrong PINs. Try again in {minutes} minutes.")
    wrong = access.wrong + 1
    if wrong < TRIES:
        return replace(access, wrong=wrong, paused_until=None)
    pause = min(FIRST_PAUSE * 2 ** min(wrong - TRIES, 10), LONGEST_PAUSE)
    return replace(access, wrong=wrong, paused_until=now + pause)


def opened(access: Access, pin: str) -> Access:
    """
    Return the access with its wrong tries forgotten, as this PIN is the right one.

    Raises:
        AccessError: It is not.
    """
    try:
        PasswordHasher().verify(access.pin_hash, pin)
    except (VerificationError, InvalidHashError):
        raise AccessError("This PIN is not right.") from None
    return replace(access, wrong=0, paused_until=None)
