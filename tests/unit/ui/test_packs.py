"""A kiosk opens whatever its installed content has come to, and goes on with what fits."""

from pathlib import Path

import pytest

from content.loading import load_pack
from kiosk.errors import PackError
from tests.unit.ui.terminal.packs.test_status import Station
from ui.packs import first_content, installed_packs


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """Return a kiosk with installed packs, newer than those of kiosk.toml."""
    made = Station(tmp_path)
    made.take()
    made.next_version("2027.1.1")
    made.take()
    return made


def opened(station: Station) -> str:
    """Return the version of the content that a kiosk opens with."""
    store = installed_packs(station.settings)
    return first_content(store, station.settings, station.folder / "cache").pack.version


def test_installed_content_is_what_a_kiosk_opens_with(station: Station) -> None:
    assert opened(station).endswith("Amsterdam 2027.1.1")


@pytest.mark.logs("The installed content is refused; the kiosk opens with that of kiosk.toml")
def test_content_that_newer_software_refuses_gives_way_to_that_of_kiosk_toml(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stricter(national: Path, overlay: Path | None = None) -> object:
        if station.folder in national.parents:
            raise PackError("this version asks for more")
        return load_pack(national, overlay)

    monkeypatch.setattr("ui.packs.load_pack", stricter)
    assert opened(station).endswith("Amsterdam 2026.11.3")


@pytest.mark.logs("amsterdam 2027.1.1 is damaged on the disk")
def test_content_that_is_damaged_gives_way_to_what_was_before(station: Station) -> None:
    active = installed_packs(station.settings).current()
    assert active.overlay is not None
    (active.overlay / "desks.yaml").write_bytes(b"\0" * 100)
    assert opened(station).endswith("Amsterdam 2026.11.3")


@pytest.mark.logs("must belong to the user that the kiosk runs as")
def test_a_log_that_cannot_be_read_does_not_keep_a_kiosk_shut(station: Station) -> None:
    log = station.settings.data.folder / "content" / "journal.jsonl"
    log.unlink()
    log.mkdir()
    assert opened(station).endswith("Amsterdam 2026.11.3")
