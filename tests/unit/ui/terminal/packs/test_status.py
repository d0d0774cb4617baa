"""What an admin reads of the content of a kiosk: what is shown, who signed, what to see to."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from content.trust.archive import build_archive
from content.trust.asking import last_asked
from content.trust.installing import ADMIN, AUTOMATIC, roll_back
from content.trust.publishing import publish
from content.trust.trust_errors import TrustError
from content.trust.updating import update
from kiosk.settings import Settings, parse_settings
from tests.unit.content.trust.conftest import NATIONAL, OVERLAY, ROOT
from tests.unit.content.trust.publisher import Publisher
from ui.packs import installed_packs
from ui.terminal.packs.status import status_of
from ui.terminal.packs.status_words import log_line, status_lines

NOW = datetime.now(UTC)


class Station:
    """A kiosk's settings and data, and a publisher whose repository is its source."""

    def __init__(self, folder: Path) -> None:
        """Publish the real packs; nothing is installed yet."""
        self.folder = folder
        self.publisher = Publisher(folder / "house")
        for pack in (NATIONAL, OVERLAY):
            (folder / f"{pack.name}.zip").write_bytes(build_archive(pack))
        self.publisher.offer(folder / "national.zip", folder / "amsterdam.zip")
        self.source = str(self.publisher.repository.folder)
        text = f'[data]\nfolder = "{folder / "data"}"\n[content]\nmunicipality = "amsterdam"\n'
        self.settings: Settings = parse_settings(f'{text}source = "{self.source}"\n', ROOT)

    def take(self, by: str = ADMIN, source: str = "", now: datetime = NOW) -> None:
        """Install what is offered."""
        update(
            installed_packs(self.settings),
            source or self.source,
            municipality="amsterdam",
            root=self.publisher.root,
            by=by,
            now=lambda: now,
        )

    def next_version(self, version: str) -> None:
        """Offer another version of the overlay."""
        copy = self.folder / version
        shutil.copytree(OVERLAY, copy)
        file = copy / "overlay.yaml"
        text = re.sub(r"(?m)^version: .*$", f'version: "{version}"', file.read_text("utf-8"))
        file.write_text(text, encoding="utf-8")
        archive = self.folder / f"amsterdam-{version}.zip"
        archive.write_bytes(build_archive(copy))
        self.publisher.offer(archive)

    def status(self, now: datetime = NOW) -> dict[str, Any]:
        """Return what is said for machines; it can be told as JSON."""
        said = status_of(installed_packs(self.settings), self.settings, now)
        return dict(json.loads(json.dumps(said)))

    def words(self, now: datetime = NOW) -> str:
        """Return what is said for people, in one line."""
        return " ".join("\n".join(status_lines(self.status(now), all_dates=True)).split())


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """Return a kiosk with nothing installed."""
    return Station(tmp_path)


def about_packs(see_to: list[str]) -> list[str]:
    """Return what is to be seen to, but for dates of the real content, which come and go."""
    return [each for each in see_to if "compared with its source" not in each]


def test_a_new_kiosk_says_what_it_shows_and_how_to_get_more(station: Station) -> None:
    words = station.words()
    assert "Shown to new visitors: NL 2026" in words
    assert "what came with the software, not signed" in words
    assert "asked every 60 minutes" in words
    assert "content admin set-pin" in words
    assert about_packs(station.status()["see_to"]) == []


def test_installed_packs_are_told_with_age_signers_and_terms(station: Station) -> None:
    station.take()
    later = NOW + timedelta(days=3)
    words = station.words(later)
    assert "national 2026" in words
    assert "(3 days ago), installed by an admin from" in words
    assert "Signed by: national, amsterdam, publisher" in words
    assert re.search(r"Signatures hold until: \d{4}-\d\d-\d\d \(the publisher\)", words)
    assert "the national editor, the editor of amsterdam" in words
    assert "Last asked:" in words
    assert "new packs were installed" in words
    assert about_packs(station.status(later)["see_to"]) == []


def test_a_term_that_was_renewed_without_new_packs_is_known(station: Station) -> None:
    """Else every kiosk would call its admin three months after the last new pack."""
    station.take()
    before = station.status()["expires"]["timestamp"]
    house = station.publisher
    publish(house.repository, house.signer("publisher"), days=200)
    station.take(AUTOMATIC)
    said = station.status()
    assert said["expires"]["timestamp"] > before
    assert said["answer"] == "nothing new"
    assert said["log_lines"] == 1


def test_a_term_that_ends_and_one_that_is_over_are_told_before_and_after(station: Station) -> None:
    station.take()
    soon = about_packs(station.status(NOW + timedelta(days=40))["see_to"])
    assert any("'timestamp' ends on" in each for each in soon)
    over = about_packs(station.status(NOW + timedelta(days=91))["see_to"])
    assert any("'timestamp' ended on" in each and "what is shown stays" in each for each in over)


def test_a_source_that_is_silent_for_a_week_is_told(station: Station) -> None:
    """A kiosk from which somebody keeps the news looks like one for which there is none."""
    station.take()
    shutil.move(station.source, station.folder / "away")
    for day in (3, 8):
        with pytest.raises(TrustError, match="Is the stick in"):
            station.take(AUTOMATIC, now=NOW + timedelta(days=day))
    quiet = about_packs(station.status(NOW + timedelta(days=3))["see_to"])
    assert quiet == []
    told = about_packs(station.status(NOW + timedelta(days=8))["see_to"])
    assert len(told) == 1
    assert f"gave no sound packs since {NOW:%Y-%m-%d}" in told[0]
    assert installed_packs(station.settings).journal.entries()[-1].what == "installed"
    asked = last_asked(station.settings.data.folder / "content")
    assert asked is not None
    assert asked.at == NOW + timedelta(days=8)


def test_going_back_is_told_as_it_was_and_is_no_damage(station: Station) -> None:
    station.take()
    roll_back(installed_packs(station.settings), 0, by=ADMIN, now=NOW)
    said = station.status()
    assert about_packs(said["see_to"]) == []
    assert said["what"] == "rolled_back"
    assert "gone back to by an admin" in station.words()


@pytest.mark.logs("is damaged on the disk")
def test_damaged_packs_are_told_also_after_a_refusal(station: Station) -> None:
    station.take()
    station.next_version("2027.1.1")
    station.take()
    store = installed_packs(station.settings)
    active = store.active().entry
    assert active is not None
    assert active.packs is not None
    assert active.packs.overlay is not None
    (station.publisher.metadata / "timestamp.json").write_text("{}", encoding="utf-8")
    with pytest.raises(TrustError):
        station.take(AUTOMATIC)
    (store.path_of(active.packs.overlay) / "desks.yaml").write_bytes(b"")
    said = station.status()
    assert said["active"].endswith("2026.11.3")
    assert any("amsterdam 2027.1.1 is damaged on the disk" in each for each in said["see_to"])


def test_content_that_newer_software_refuses_is_told_and_not_a_crash(station: Station) -> None:
    """As if this version asked more of a pack than the one that installed it."""
    station.take()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("content.loading.check_table", _refuses)
        said = station.status()
    told = [each for each in said["see_to"] if "refuses the active content" in each]
    assert len(told) == 1
    assert "content rollback" in told[0]
    assert said["active"].startswith("national")


def _refuses(file: Any, _questions: object, _rows: object, findings: Any) -> None:  # noqa: ANN401 - stands in for the proof
    findings.add(file.label, 1, "asks for more", "raise it")


def test_a_changed_log_is_told_until_somebody_has_looked(station: Station) -> None:
    station.take()
    station.next_version("2027.1.1")
    station.take()
    log = station.settings.data.folder / "content" / "journal.jsonl"
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])
    assert any("Somebody changed the audit log" in each for each in station.status()["see_to"])
    station.take()
    told = [each for each in station.status()["see_to"] if "put aside as" in each]
    assert len(told) == 1
    for file in installed_packs(station.settings).journal.set_aside():
        file.unlink()
    assert about_packs(station.status()["see_to"]) == []


def test_a_log_that_was_taken_away_is_told(station: Station) -> None:
    """Without it the kiosk shows what came with the software, as if nothing had been installed."""
    station.take()
    (station.settings.data.folder / "content" / "journal.jsonl").unlink()
    said = station.status()
    assert said["active"] is None
    assert any("Somebody changed the audit log" in each for each in said["see_to"])


def test_a_clock_that_was_set_back_is_told(station: Station) -> None:
    station.take()
    told = about_packs(station.status(NOW - timedelta(days=30))["see_to"])
    assert any("Set the clock" in each for each in told)


@pytest.mark.logs("cannot be read .Is a directory.")
def test_a_log_that_cannot_be_read_is_told(station: Station) -> None:
    (station.settings.data.folder / "content" / "journal.jsonl").mkdir(parents=True)
    told = about_packs(station.status()["see_to"])
    assert any("must belong to the user that the kiosk runs as" in each for each in told)


def test_the_log_in_words_has_who_what_and_from_where(station: Station) -> None:
    station.take(AUTOMATIC)
    store = installed_packs(station.settings)
    roll_back(store, 0, by=ADMIN, now=NOW)
    one, two = map(log_line, store.lines())
    assert re.search(r"1  .* installed national .* by the kiosk itself from /", one)
    assert re.search(r"2  .* gone back to what came with the software, by an admin", two)


def test_a_folder_with_a_name_that_moves_the_cursor_is_shown_harmless(station: Station) -> None:
    """The log keeps it as it was; a terminal must not act on it."""
    stick = station.folder / "stick\x1b[2J\u202e"
    shutil.copytree(station.source, stick)
    station.take(source=str(stick))
    store = installed_packs(station.settings)
    for line in (station.words(), log_line(store.lines()[-1])):
        assert line.isprintable()


@pytest.fixture
def command(station: Station, tmp_path: Path) -> Callable[..., int]:
    """Return what runs a content command with the station's settings."""
    from main import main  # noqa: PLC0415 - the door, as a person uses it

    (tmp_path / "root.json").write_bytes(station.publisher.root)
    content = ROOT / "content" / "packs"
    (tmp_path / "kiosk.toml").write_text(
        f'[content]\nnational = "{content / "national"}"\noverlay = "{content / "amsterdam"}"\n'
        f'municipality = "amsterdam"\nroot = "root.json"\nsource = "{station.source}"\n'
        '[data]\nfolder = "data"\n',
        encoding="utf-8",
    )

    def run(*words: str) -> int:
        return main(["--settings", str(tmp_path / "kiosk.toml"), "content", *words])

    return run


def test_machines_get_json_of_install_status_and_rollback(
    command: Callable[..., int], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert command("install", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["installed"], said["line"]) == (True, 1)
    assert set(said["signed_by"]) == {"national", "amsterdam", "publisher"}
    assert command("install", "--json") == 0
    assert json.loads(capsys.readouterr().out)["installed"] is False
    command("status", "--json")
    told = capsys.readouterr()
    assert json.loads(told.out)["log_lines"] == 1
    assert told.err == "", "no progress where nobody waits at a terminal"
    assert command("rollback", "--json") == 0
    kept = json.loads(capsys.readouterr().out)["kept"]
    assert [(each["number"], each["active"]) for each in kept] == [(1, True), (0, False)]
    (tmp_path / "pin").write_text("482915\n", encoding="utf-8")
    assert command("admin", "set-pin", "--new-pin-file", str(tmp_path / "pin")) == 0
    capsys.readouterr()
    assert command("rollback", "0", "--pin-file", str(tmp_path / "pin"), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["active"], said["line"]) == ("what came with the software", 2)
