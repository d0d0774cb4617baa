"""The PIN's file is for the kiosk's user alone and counts every try before it is compared."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.access import TRIES, AccessError
from kiosk.records.access_file import AccessFile

PIN = "482915"


def now() -> datetime:
    """Tell a time that stands still."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_a_pin_that_was_set_passes(tmp_path: Path) -> None:
    file = AccessFile(tmp_path / "data")
    assert not file.is_set()
    file.set_pin(PIN)
    assert file.is_set()
    file.check(PIN, now)
    assert (tmp_path / "data" / "admin.json").stat().st_mode & 0o777 == 0o600
    assert list((tmp_path / "data").iterdir()) == [tmp_path / "data" / "admin.json"]


def test_without_a_pin_nobody_passes_and_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="set-pin"):
        AccessFile(tmp_path).check(PIN, now)


def test_wrong_tries_count_for_every_later_process(tmp_path: Path) -> None:
    AccessFile(tmp_path).set_pin(PIN)
    for _ in range(TRIES):
        with pytest.raises(AccessError, match="not right"):
            AccessFile(tmp_path).check("000000", now)
    with pytest.raises(AccessError, match="Too many wrong PINs"):
        AccessFile(tmp_path).check(PIN, now)


def test_tries_at_one_moment_count_one_by_one(tmp_path: Path) -> None:
    """Else a thousand programs started together would have a thousand tries."""
    AccessFile(tmp_path).set_pin(PIN)

    def guess(number: int) -> str:
        with pytest.raises(AccessError) as refused:
            AccessFile(tmp_path).check(f"{number:06}", now)
        return str(refused.value)

    with ThreadPoolExecutor(4 * TRIES) as together:
        said = list(together.map(guess, range(4 * TRIES)))
    assert sum("not right" in words for words in said) == TRIES


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"pin_hash": 1, "wrong": "x"}'])
def test_a_damaged_file_lets_nobody_in_and_says_which_it_is(content: str, tmp_path: Path) -> None:
    (tmp_path / "admin.json").write_text(content, encoding="utf-8")
    with pytest.raises(AccessError, match=r"admin\.json cannot be read"):
        AccessFile(tmp_path).check(PIN, now)
