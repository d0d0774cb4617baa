"""`printer` sets a printer up from the command line, against real printers."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.print_job import PrintJob
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore
from main import main
from tests.escpos_printer import receipt_printer
from tests.fakes.slips import CODE, CODE_TEXT
from tests.printer_lab import virtual_printer


def settings(folder: Path, printer: str) -> str:
    """Write a settings file; returns its name."""
    root = Path(__file__).resolve().parents[4]
    file = folder / "kiosk.toml"
    file.write_text(
        f'[content]\nnational = "{root}/content/packs/national"\noverlay = ""\n'
        f'[data]\nfolder = "{folder}/data"\n[printer]\n{printer}'
    )
    return str(file)


def test_status_tells_what_is_the_matter_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with virtual_printer(tmp_path) as printer:
        file = settings(tmp_path, f'kind = "ipp"\naddress = "{printer.address}"\n')
        assert main(["--settings", file, "printer", "status", "--language", "en"]) == 0
        assert "ready" in capsys.readouterr().out
        printer.run_out_of_paper()
        assert main(["--settings", file, "printer", "status", "--language", "en"]) == 1
        said = capsys.readouterr().out
        assert "The paper has run out. Put paper in the tray." in said
        assert "can confirm: printed" in said
        assert main(["--settings", file, "printer", "status", "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert told["staff"][0]["said"] == "Het papier is op."
        ipps = printer.address.replace("ipp:", "ipps:")
        assert main(["--settings", file, "printer", "status", ipps, "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert told["reasons"] == ["certificate-not-trusted"]
        assert len(told["fingerprint"]) == 64


def test_test_prints_a_page_and_says_what_the_printer_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = settings(tmp_path, 'kind = "folder"\nanswer_seconds = 2\n')
    with receipt_printer() as printer:
        assert main(["--settings", file, "printer", "test", printer.address]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "printed"
        assert len(printer.cuts) == 1
        printer.silent = True
        assert main(["--settings", file, "printer", "test", printer.address, "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        last = told["updates"][-1]
        assert (last["state"], last["reason"]) == ("failed", "printer-does-not-answer")


def test_test_saves_a_page_in_the_folder_of_the_settings(tmp_path: Path) -> None:
    file = settings(tmp_path, 'kind = "folder"\npaper = "a6"\n')
    assert main(["--settings", file, "printer", "test"]) == 0
    assert (tmp_path / "data" / "slips" / "test-page.pdf").read_bytes().startswith(b"%PDF")


def test_jobs_lists_what_became_of_the_last_slips_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = settings(tmp_path, 'kind = "folder"\n')
    assert main(["--settings", file, "printer", "jobs"]) == 0
    assert "No print job is known" in capsys.readouterr().out
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    until = at + timedelta(days=1)
    job = PrintJob(
        "a" * 32, "b" * 32, CODE, "ipp://p/", "failed", at, at, until, "media-jam-error", "7", b"x"
    )
    with SqliteRecordStore(records_file(tmp_path / "data")) as store:
        store.jobs.keep_job(job)
    assert main(["--settings", file, "printer", "jobs"]) == 1
    said = capsys.readouterr().out
    assert CODE_TEXT in said
    assert "kept for the desk" in said
    assert "Er zit papier vast in de printer." in said
    assert main(["--settings", file, "printer", "jobs", "--json", "--language", "en"]) == 1
    (told,) = json.loads(capsys.readouterr().out)["jobs"]
    assert (told["state"], told["staff"][0]["said"]) == (
        "failed",
        "Paper is stuck in the printer.",
    )


def test_find_listens_as_long_as_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "find", "--seconds", "0.2", "--json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out)["printers"], list)


@pytest.mark.parametrize("address", ["/srv/slips", "http://printer/ipp", "two words"])
def test_an_address_of_no_printer_is_an_error(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = settings(tmp_path, 'kind = "folder"\n')
    assert main(["--settings", file, "printer", "status", address]) == 2
    assert "printer find" in capsys.readouterr().err
