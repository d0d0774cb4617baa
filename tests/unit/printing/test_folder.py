"""A folder saves slips and never claims paper."""

import asyncio
import threading
from pathlib import Path

import pytest

from kiosk.ports import JobUpdate
from printing.folder import FolderPrinter


async def _printed(printer: FolderPrinter, pdf: bytes, name: str) -> list[JobUpdate]:
    return [update async for update in printer.print_pdf(pdf, name)]


def printed(printer: FolderPrinter, pdf: bytes, name: str = "K7Q42M9XHT") -> list[JobUpdate]:
    """Return everything a printer says about a job."""
    return asyncio.run(_printed(printer, pdf, name))


def test_a_slip_is_saved_under_its_code_for_the_kiosk_alone(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"
    updates = printed(FolderPrinter(folder), b"%PDF-1")
    assert [update.state for update in updates] == ["accepted", "sending", "saved"]
    (file,) = folder.iterdir()
    assert file.name == "K7Q42M9XHT.pdf"
    assert file.read_bytes() == b"%PDF-1"
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_slip_printed_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    printed(printer, b"one")
    printed(printer, b"two")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"two"]


@pytest.mark.parametrize("name", ["../K7Q", "", "a/b", "Jan Kowalski", ".hidden", "x" * 65])
def test_a_name_that_could_leave_the_folder_or_name_somebody_fails(
    tmp_path: Path, name: str
) -> None:
    updates = printed(FolderPrinter(tmp_path), b"x", name)
    assert [update.state for update in updates] == ["failed"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_fails_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    last = printed(FolderPrinter(file), b"x")[-1]
    assert last.state == "failed"
    assert str(file) in last.reason
    assert "File exists" in last.reason


def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("printing.folder.os.fsync", full)
    last = printed(FolderPrinter(tmp_path), b"x")[-1]
    assert last.state == "failed"
    assert "No space left on device" in last.reason
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_hangs_is_unknown_within_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(FolderPrinter, "_save", lambda *_: over.wait(60))

    async def scene() -> str:
        last = (await _printed(FolderPrinter(tmp_path, limit_seconds=0.05), b"x", "K7Q"))[-1]
        over.set()  # the loop waits for what its threads still do
        return last.state

    assert asyncio.run(scene()) == "unknown"
