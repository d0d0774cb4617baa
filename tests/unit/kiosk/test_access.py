"""The admin's PIN lets the right one in, and slows down who guesses."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.access import TRIES, Access, AccessError, counted, opened, with_pin

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PIN = "482915"


@pytest.fixture(scope="module")
def access() -> Access:
    """Return an access with a PIN."""
    return with_pin(PIN)


def test_the_right_pin_passes_and_forgets_wrong_tries(access: Access) -> None:
    tried = counted(counted(access, NOW), NOW)
    assert opened(tried, PIN) == access


def test_another_pin_does_not_pass(access: Access) -> None:
    with pytest.raises(AccessError, match="not right"):
        opened(access, "482916")


def test_the_pin_is_kept_as_a_hash_alone(access: Access) -> None:
    assert access.pin_hash.startswith("$argon2id$")
    assert PIN not in repr(access)


@pytest.mark.parametrize("pin", ["", "12345", "123456", "654321", "111111", "12\n456"])
def test_a_pin_that_is_easy_to_guess_is_not_taken(pin: str) -> None:
    with pytest.raises(AccessError):
        with_pin(pin)


def test_after_five_tries_one_must_wait_and_longer_each_time(access: Access) -> None:
    now, pauses = NOW, []
    for _ in range(TRIES + 8):
        access = counted(access, now)
        if access.paused_until is not None:
            pauses.append(access.paused_until - now)
            with pytest.raises(AccessError, match="Too many wrong PINs"):
                counted(access, now + timedelta(seconds=1))
            now = access.paused_until
    minutes = [pause // timedelta(minutes=1) for pause in pauses]
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_the_wait_is_told_in_whole_minutes(access: Access) -> None:
    for _ in range(TRIES + 2):
        access = counted(access, access.paused_until or NOW)
    assert access.paused_until is not None
    with pytest.raises(AccessError, match="again in 4 minutes"):
        counted(access, access.paused_until - timedelta(minutes=3, seconds=30))


def test_a_clock_that_was_set_back_locks_nobody_out_for_years(access: Access) -> None:
    for _ in range(TRIES):
        access = counted(access, NOW + timedelta(days=3650))
    assert opened(counted(access, NOW), PIN).wrong == 0


def test_a_hash_that_was_damaged_lets_nobody_in() -> None:
    with pytest.raises(AccessError, match="not right"):
        opened(Access("nonsense"), PIN)
