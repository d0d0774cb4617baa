"""The audit log keeps what happened, notices what was changed, and survives a cut line."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.trust.journal import Entry, Installed, Journal
from content.trust.manifest import PackIdentity
from tests.unit.content.trust.conftest import ROOT

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
def test_a_last_line_cut_by_a_power_cut_is_not_there_and_the_log_goes_on(
    kept: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The head is written after the line, so it still names the line before."""
    folder = tmp_path_factory.mktemp("cut")
    journal = three_lines(folder)
    file, head = folder / "journal.jsonl", folder / "journal.jsonl.head"
    before, said = file.read_bytes(), head.read_bytes()
    journal.append(installed("four"))
    written = file.read_bytes()
    file.write_bytes(written[: len(before) + kept % (len(written) - len(before))])
    head.write_bytes(said)
    assert [each.reason for each in journal.entries()] == ["one", "two", "three"]
    assert journal.is_sound()
    added = journal.append(installed("after"))
    assert journal.entries()[-1] == added
    assert added.number == 4
    assert journal.is_sound()
    assert journal.set_aside() == []


@pytest.mark.parametrize("lines", [0, 1, 2])
def test_lines_taken_from_the_end_are_missed(lines: int, tmp_path: Path) -> None:
    """With the last line gone, the content before it would be active, and nobody had gone back."""
    journal = three_lines(tmp_path)
    file = tmp_path / "journal.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:lines]))
    assert not journal.is_sound()
    journal.append(installed("after"))
    assert journal.is_sound()
    assert len(journal.set_aside()) == 1


def test_a_log_that_was_taken_away_or_put_in_another_order_is_missed(tmp_path: Path) -> None:
    journal = three_lines(tmp_path)
    file = tmp_path / "journal.jsonl"
    written = file.read_bytes()
    file.unlink()
    assert not journal.is_sound()
    one, two, three = written.splitlines(keepends=True)
    file.write_bytes(one + three + two)
    assert not journal.is_sound()
    file.write_bytes(written)
    assert journal.is_sound()
    (tmp_path / "journal.jsonl.head").unlink()
    assert not journal.is_sound()


def test_a_log_that_was_written_anew_as_a_whole_is_missed(tmp_path: Path) -> None:
    """Each line of it is right, and it is another log."""
    journal = three_lines(tmp_path)
    (tmp_path / "other").mkdir()
    other = Journal(tmp_path / "other" / "journal.jsonl")
    for reason in ("mine", "two", "three"):
        other.append(installed(reason))
    assert other.is_sound()
    shutil.copy(tmp_path / "other" / "journal.jsonl", tmp_path / "journal.jsonl")
    assert not journal.is_sound()


def test_each_line_s_digest_goes_to_the_program_s_own_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Kept on another machine, it shows what no file of this one can."""
    caplog.set_level("INFO", "content.trust.journal")
    entry = Journal(tmp_path / "journal.jsonl").append(installed())
    assert caplog.messages == [f"audit log, line 1: sha256 {entry.chain}"]


NEARLY_FULL = """
import resource, signal, sys
from pathlib import Path
from content.trust.journal import Journal
from tests.unit.content.trust.test_journal import installed
file = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = file.stat().st_size + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    Journal(file).append(installed("four"))
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize("room", [0, 1, 200])
def test_a_line_that_the_disk_takes_a_part_of_has_not_happened(room: int, tmp_path: Path) -> None:
    """A nearly full disk calls a part a success; the command would say that all is done."""
    journal = three_lines(tmp_path)
    written = (tmp_path / "journal.jsonl").read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", NEARLY_FULL, tmp_path / "journal.jsonl", str(room)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "File too large\n"
    assert (tmp_path / "journal.jsonl").read_bytes() == written
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


def test_logs_changed_by_hand_are_put_aside_each_and_the_good_lines_go_on(tmp_path: Path) -> None:
    journal = three_lines(tmp_path)
    file = tmp_path / "journal.jsonl"
    found = []
    for day, word in ((1, b"two"), (2, b"four")):
        changed = file.read_bytes().replace(word, b"other")
        file.write_bytes(changed)
        found.append(changed)
        journal.append(replace(installed("four"), at=AT + timedelta(days=day)))
    assert [each.reason for each in journal.entries()] == ["one", "four"]
    assert [each.read_bytes() for each in journal.set_aside()] == found


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
