"""The audit log keeps what happened, notices what was changed, and survives a cut line."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.trust.journal import Entry, Installed, Journal
from content.trust.manifest import PackIdentity

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NATIONAL = PackIdentity("national", "national", "2026.11.1", "a" * 64)
OVERLAY = PackIdentity("overlay", "amsterdam", "2026.11.3", "b" * 64)


def installed(reason: str = "") -> Entry:
    """Return a line about an installation."""
    return Entry(
        0,
        AT,
        "installed",
        Installed(NATIONAL, OVERLAY),
        "admin",
        "/media/stick",
        reason,
        ("national", "publisher"),
        {"timestamp": "2027-02-22"},
    )


def three_lines(folder: Path) -> Journal:
    """Return a log with three lines."""
    journal = Journal(folder / "journal.jsonl")
    for reason in ("one", "two", "three"):
        journal.append(installed(reason))
    return journal


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    first = journal.append(installed())
    second = journal.append(Entry(0, AT, "rolled_back", None, "admin"))
    assert journal.entries() == [first, second]
    assert [each.number for each in journal.entries()] == [1, 2]
    assert first.packs == Installed(NATIONAL, OVERLAY)
    assert second.packs is None
    assert journal.is_sound()


def test_the_log_is_for_the_kiosks_user_alone(tmp_path: Path) -> None:
    three_lines(tmp_path)
    assert (tmp_path / "journal.jsonl").stat().st_mode & 0o777 == 0o600


@given(kept=st.integers(0, 2000))
def test_a_log_cut_anywhere_keeps_its_whole_lines_and_goes_on(
    kept: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    journal = three_lines(folder)
    file = folder / "journal.jsonl"
    written = file.read_bytes()
    whole = written[: min(kept, len(written))].count(b"\n")
    file.write_bytes(written[:kept])
    assert [each.reason for each in journal.entries()] == ["one", "two", "three"][:whole]
    assert journal.is_sound()
    added = journal.append(installed("after"))
    assert journal.entries()[-1] == added
    assert added.number == whole + 1
    assert journal.is_sound()


@given(at=st.integers(0, 1500), to=st.integers(0, 255))
def test_a_changed_byte_is_noticed(
    at: int, to: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    journal = three_lines(folder)
    file = folder / "journal.jsonl"
    before = journal.entries()
    written = bytearray(file.read_bytes())
    at %= len(written)
    if written[at] == to:
        return
    written[at] = to
    file.write_bytes(written)
    after = journal.entries()
    assert len(after) < len(before)
    assert after == before[: len(after)]


def test_a_line_taken_out_breaks_the_chain(tmp_path: Path) -> None:
    journal = three_lines(tmp_path)
    file = tmp_path / "journal.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + lines[2])
    assert [each.reason for each in journal.entries()] == ["one"]
    assert not journal.is_sound()


def test_a_log_changed_by_hand_is_put_aside_and_its_good_lines_go_on(tmp_path: Path) -> None:
    journal = three_lines(tmp_path)
    file = tmp_path / "journal.jsonl"
    changed = file.read_bytes().replace(b"two", b"TWO")
    file.write_bytes(changed)
    journal.append(installed("four"))
    assert [each.reason for each in journal.entries()] == ["one", "four"]
    assert (tmp_path / "journal.jsonl.broken").read_bytes() == changed


@given(
    line=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_a_line_of_anything_else_is_no_entry(
    line: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("odd") / "journal.jsonl"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert Journal(file).entries() == []
