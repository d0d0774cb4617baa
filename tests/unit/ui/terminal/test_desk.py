"""`desk` opens what a visitor left and prints a slip again, and says what to do where it cannot."""

import argparse
import io
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.contact import Contact, TemporaryAddress
from kiosk.errors import KioskError, RecordError, SealError, SettingsError
from kiosk.keeping import ReferralKeeper
from kiosk.kept_slips import seal_slip
from kiosk.print_job import PrintJob
from kiosk.records.clock import SystemClock
from kiosk.records.desk_keys import DeskKeyError, load_public_key, make_pair
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.referral import Referral, grouped
from kiosk.routing import decide
from kiosk.settings import Settings, parse_settings
from printing.slips import render_slip
from tests.fakes.referrals import FINISHED_VISIT
from tests.fakes.slips import full_slip
from ui.terminal import desk

NATIONAL = Path(__file__).parents[4] / "content" / "packs" / "national"
CONTACT = Contact("+48601234567", None, "pl")
ADDRESS = TemporaryAddress("Łódźstraat", "1", "", "", "1012LG", "Amsterdam", date(2027, 3, 1))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a desk's pair under `keys`."""
    make_pair(tmp_path / "data" / "keys")
    return tmp_path / "data"


@pytest.fixture
def settings(data: Path) -> Settings:
    """Settings that name the data folder and the real words."""
    content = f'[content]\nnational = "{NATIONAL}"\noverlay = ""\n'
    return parse_settings(f'{content}[data]\nfolder = "{data}"', data)


def kept(data: Path, contact: Contact | None = CONTACT) -> Referral:
    """Keep a visit in the data folder, as the kiosk does."""
    key = load_public_key(data / "keys" / "desk-public.pem")
    with SqliteRecordStore(records_file(data)) as store:
        keeper = ReferralKeeper(store, SystemClock(), 7, key)
        address = ADDRESS if contact else None
        return keeper.keep_referral(FINISHED_VISIT, decide(FINISHED_VISIT), contact, address)


def run(settings: Settings, *words: str) -> int:
    """Run the command line with these words."""
    parser = argparse.ArgumentParser()
    desk.add_parser(parser.add_subparsers())
    return desk.run(parser.parse_args(["desk", *words]), settings)


def test_the_clerk_gets_what_the_visitor_left(
    data: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    referral = kept(data)
    key = str(data / "keys" / "desk-private.pem")
    typed = f" {grouped(referral.code).lower()} "
    assert run(settings, "open", typed, "--key", key) == 0
    opened = json.loads(capsys.readouterr().out)
    assert list(opened) == [
        "schema",
        "category_16",
        "category_17",
        "preferred_language",
        "contact_purpose",
        "answers",
        "code",
        "route",
        "refer_to",
        "language",
        "content_version",
        "made_at",
        "delete_after",
        "state",
    ]
    assert opened["category_16"]["street"] == "Łódźstraat"
    assert opened["category_16"]["from_date"] == "2027-03-01"
    assert opened["category_17"] == {"telephone": "+48601234567", "email": None}
    assert opened["answers"] == {"stay": "under", "children": "yes"}
    assert (opened["code"], opened["state"]) == (referral.code, "received")
    with SqliteRecordStore(records_file(data)) as store:
        found = store.find(referral.code)
    assert found is not None
    assert found.state == "received"


def test_a_visitor_who_left_nothing_gives_nulls(
    data: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    referral = kept(data, contact=None)
    run(settings, "open", referral.code, "--key", str(data / "keys" / "desk-private.pem"))
    opened = json.loads(capsys.readouterr().out)
    assert (opened["category_16"], opened["category_17"], opened["answers"]) == (None, None, None)
    assert opened["route"] == "rni"


def test_a_terminal_without_polish_letters_still_gets_them_escaped(
    data: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    referral = kept(data)
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="latin-1"))
    run(settings, "open", referral.code, "--key", str(data / "keys" / "desk-private.pem"))
    sys.stdout.flush()
    assert json.loads(written.getvalue())["category_16"]["street"] == "Łódźstraat"


def test_another_data_folder_can_be_given(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = parse_settings(f'[data]\nfolder = "{tmp_path}/none"', tmp_path)
    key = str(data / "keys" / "desk-private.pem")
    assert run(elsewhere, "open", kept(data).code, "--key", key, "--data", str(data)) == 0
    assert json.loads(capsys.readouterr().out)["state"] == "received"


def test_a_folder_without_records_is_told_and_none_are_made(data: Path, settings: Settings) -> None:
    key = str(data / "keys" / "desk-private.pem")
    with pytest.raises(RecordError, match="Give the kiosk's data folder with --data"):
        run(settings, "open", "K7Q-42M-9XHT", "--key", key)
    assert not records_file(data).parent.exists()


def test_a_missing_key_is_told_before_anything_is_opened(data: Path, settings: Settings) -> None:
    with pytest.raises(DeskKeyError, match="cannot be read"):
        run(settings, "open", kept(data).code, "--key", str(data / "none.pem"))


def test_another_desks_key_is_told_and_nothing_is_printed(
    data: Path, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_pair(tmp_path / "other")
    with pytest.raises(SealError, match="Use the key of the desk"):
        run(settings, "open", kept(data).code, "--key", str(other.private))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("typed", ["", "K7Q", "0000000000", "K7Q-42M-9XHH"])
def test_a_code_that_cannot_be_one_is_told(data: Path, settings: Settings, typed: str) -> None:
    kept(data)
    with pytest.raises(KioskError, match="code"):
        run(settings, "open", typed, "--key", str(data / "keys" / "desk-private.pem"))


def unprinted(data: Path, language: str = "ar") -> str:
    """Keep a slip that did not come out, as the kiosk does; returns its code."""
    referral = kept(data)
    key = load_public_key(data / "keys" / "desk-public.pem")
    at = datetime.now(UTC)
    until = at + timedelta(days=1)
    slip = replace(full_slip(language), code=referral.code)
    sealed = seal_slip(slip, referral.id, key)
    job = PrintJob(
        "a" * 32, referral.id, referral.code, "p", "failed", at, at, until, "aborted", "", sealed
    )
    with SqliteRecordStore(records_file(data)) as store:
        store.jobs.keep_job(job)
    return referral.code


def test_a_slip_that_did_not_come_out_is_printed_at_the_desk_on_its_own_paper(
    data: Path, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same slip, on whatever paper the desk has."""
    code = unprinted(data)
    key = str(data / "keys" / "desk-private.pem")
    folder = tmp_path / "paper"
    words = ["--key", key, "--printer", f"{folder}/", "--paper", "a6"]
    assert run(settings, "print", grouped(code), *words) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "saved"
    slip = replace(full_slip("ar"), code=code)
    assert (folder / f"{code}.pdf").read_bytes() == render_slip(slip, "a6")
    with SqliteRecordStore(records_file(data)) as store:
        assert all(job.sealed for job in store.jobs.jobs_of(code)), "a file is no paper"


def test_a_printer_that_fails_at_the_desk_keeps_the_slip(
    data: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """The clerk reads in Dutch what to do, and can try once more."""
    code = unprinted(data)
    key = str(data / "keys" / "desk-private.pem")
    words = ["--key", key, "--printer", "ipp://127.0.0.1:9/ipp/print"]
    assert run(settings, "print", code, *words) == 1
    said = capsys.readouterr().out
    assert "De printer is niet te bereiken." in said
    with SqliteRecordStore(records_file(data)) as store:
        assert all(job.sealed for job in store.jobs.jobs_of(code))
        again, first = store.jobs.jobs_of(code)
        assert abs(again.keep_until - first.keep_until) < timedelta(seconds=1)


def test_a_kiosk_whose_printer_is_a_folder_asks_where_the_desk_prints(
    data: Path, settings: Settings
) -> None:
    """A second PDF in the kiosk's own folder would help nobody."""
    key = str(data / "keys" / "desk-private.pem")
    with pytest.raises(SettingsError, match="--printer"):
        run(settings, "print", unprinted(data), "--key", key)
