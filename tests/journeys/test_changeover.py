"""Other content between two visits: nobody meets two packs, and a broken one changes nothing."""

import asyncio
import gc
import os
import shutil
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication

from kiosk.ports import PackFolders
from tests.journeys.short import to_result, to_slip
from tests.journeys.slip_reading import words_on
from tests.journeys.station import ROOT, Station
from ui.app import Kiosk, run
from ui.changeover import Changeover
from ui.demo.player import Player
from ui.packs import catalogue_cache, read_content
from ui.stopping import beside
from ui.window_loop import in_window_loop

PACKS = ROOT / "content" / "packs"
OLD, NEW = "2026.11.1", "2026.12.1"
FIRST_ROUTE = "route: address_inquiry"
OLD_QUESTION, NEW_QUESTION = "What do you want to do?", "What brings you here?"


class ChosenPacks:
    """A source whose active pack a test chooses."""

    def __init__(self, folders: PackFolders) -> None:
        """Start with these folders."""
        self.folders = folders
        self.asked = 0

    def current(self) -> PackFolders:
        """Return what the test chose."""
        self.asked += 1
        return self.folders


@pytest.fixture(autouse=True)
def looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the kiosk look every tenth of a second instead of every quarter of a minute."""
    monkeypatch.setattr("ui.changeover.SECONDS_BETWEEN_LOOKS", 0.1)


@pytest.fixture
def packs() -> ChosenPacks:
    """The content of this repository is active."""
    return ChosenPacks(PackFolders(PACKS / "national", PACKS / "amsterdam", "old"))


def changed_pack(folder: Path) -> PackFolders:
    """Return a pack with another first question and a later version."""
    national = folder / "national"
    shutil.copytree(PACKS / "national", national)
    replace(national / "values.yaml", OLD, NEW)
    replace(national / "text" / "en.po", OLD_QUESTION, NEW_QUESTION)
    return PackFolders(national, PACKS / "amsterdam", "new")


def replace(file: Path, before: str, after: str) -> None:
    """Change what stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def at_kiosk(
    station: Station, packs: ChosenPacks, journey: Callable[[Changeover], Awaitable[None]]
) -> None:
    """Make a journey at a kiosk that follows its source."""
    settings = station.settings()

    async def live() -> int:
        cache = catalogue_cache(settings)
        kiosk = Kiosk(settings, read_content(packs.current(), cache))
        kiosk.open()
        change = Changeover(kiosk, packs, cache)
        await kiosk.after_first_frame()
        try:
            async with beside(change.follow()):
                await journey(change)
        finally:
            await change.finished()
            change.kiosk.close()
        return 0

    assert in_window_loop(live) == 0
    # What belonged to these windows goes before the next one opens.
    gc.collect()


async def refused(change: Changeover, caplog: pytest.LogCaptureFixture) -> None:
    """Wait until the log says that content is refused."""
    robot = Player(change.kiosk).robot
    await robot.wait(lambda: any("is refused" in each for each in caplog.messages), "a refusal")


async def changed(change: Changeover, version: str) -> Player:
    """Wait for another pack on the glass, and return a visitor in front of it."""
    player = Player(change.kiosk)
    await player.robot.wait(lambda: version in change.kiosk.pack.version, f"the pack {version}")
    return Player(change.kiosk)


def test_going_back_to_the_welcome_screen_ends_a_visit_too(
    station: Station, packs: ChosenPacks, tmp_path: Path
) -> None:
    """The next one begins with the new question."""

    async def journey(change: Changeover) -> None:
        player = Player(change.kiosk)
        await player.start("en")
        packs.folders = changed_pack(tmp_path)
        await player.robot.see(OLD_QUESTION)
        await player.robot.tap(player.says("ui.back"))
        await player.see("welcome.promise")
        player = await changed(change, NEW)
        await player.start("en")
        await player.robot.see(NEW_QUESTION)

    at_kiosk(station, packs, journey)


def test_a_visit_ends_on_the_pack_it_started_with_and_the_next_begins_on_the_new_one(
    station: Station, packs: ChosenPacks, tmp_path: Path
) -> None:
    """The content changes while somebody reads the result: slip and record say the old version."""

    async def journey(change: Changeover) -> None:
        player = Player(change.kiosk)
        await to_result(player)
        packs.folders = changed_pack(tmp_path)
        asked = packs.asked
        await asyncio.sleep(0.5)
        assert packs.asked == asked, "nobody looks while somebody is there"
        await player.tap("result.means")
        await player.tap("ui.next")
        await player.tap("go.rni")
        await player.tap("ui.next")
        await player.tap("contact.skip")
        await player.tap("slip.print")
        await player.until_printed()
        assert change.kiosk is player.kiosk
        await player.tap("ui.hide_now")
        player = await changed(change, NEW)
        await to_slip(player)
        await player.tap("slip.print")
        await player.until_printed()
        assert QGuiApplication.topLevelWindows() == [player.kiosk.window]

    at_kiosk(station, packs, journey)
    printed = sorted(station.slips.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
    first, second = (" ".join(words_on(file.read_bytes())) for file in printed)
    assert OLD in first
    assert NEW not in first
    assert NEW in second
    assert [OLD in row["content_version"] for row in station.rows()] == [True, False]


@pytest.mark.logs(r"The new content is refused; the kiosk goes on with NL 2026\.11\.1")
def test_a_broken_pack_leaves_the_old_one_running(
    station: Station, packs: ChosenPacks, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told once, tried once, and mended content is taken."""

    async def journey(change: Changeover) -> None:
        good = changed_pack(tmp_path)
        replace(good.national / "routes.yaml", FIRST_ROUTE, "route: nowhere")
        before = change.kiosk
        packs.folders = good
        await refused(change, caplog)
        assert change.kiosk is before
        await to_result(Player(before))
        await Player(before).tap("ui.hide_now")
        asked = packs.asked
        await Player(before).robot.wait(lambda: packs.asked > asked + 2, "some more looks")
        assert len([line for line in caplog.messages if "is refused" in line]) == 1
        replace(good.national / "routes.yaml", "route: nowhere", FIRST_ROUTE)
        packs.folders = PackFolders(good.national, good.overlay, "mended")
        player = await changed(change, NEW)
        await player.start("en")
        await player.robot.see(NEW_QUESTION)

    at_kiosk(station, packs, journey)


@pytest.mark.logs("is refused")
def test_a_sentence_that_is_missing_refuses_the_pack_before_anybody_meets_it(
    station: Station, packs: ChosenPacks, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A start does not read every language; a change does."""

    async def journey(change: Changeover) -> None:
        broken = changed_pack(tmp_path)
        replace(broken.national / "text" / "pl.po", 'msgid "question.stay.why"', 'msgid "odd.why"')
        packs.folders = broken
        before = change.kiosk
        await refused(change, caplog)
        assert change.kiosk is before

    at_kiosk(station, packs, journey)


def test_a_touch_on_the_welcome_screen_holds_the_change_back(
    station: Station, packs: ChosenPacks, tmp_path: Path
) -> None:
    """Somebody with another text size is there already; once wiped, the change comes."""

    async def journey(change: Changeover) -> None:
        player = Player(change.kiosk)
        before = change.kiosk
        await player.robot.settle()
        await player.tap("ui.comfort")
        packs.folders = changed_pack(tmp_path)
        await asyncio.sleep(1)
        assert change.kiosk is before
        before.visitor.hideNow()
        await changed(change, NEW)

    at_kiosk(station, packs, journey)


def test_the_logo_changes_with_the_content(
    station: Station, packs: ChosenPacks, tmp_path: Path
) -> None:
    """Another town's logo comes and goes; a logo drawn anew under its old name is seen at once."""
    town = tmp_path / "voorbeeldstad"
    shutil.copytree(PACKS / "voorbeeldstad", town)

    def logo(change: Changeover) -> str:
        player = Player(change.kiosk)
        drawn = [
            item
            for name, role, item in player.robot.items()
            if change.kiosk.pack.municipality in name and role == QAccessible.Role.Graphic
        ]
        return str(drawn[0].property("source").toString()) if drawn else ""

    async def journey(change: Changeover) -> None:
        assert not logo(change), "Amsterdam has none here, and is named in words"
        await Player(change.kiosk).robot.see("Amsterdam")
        packs.folders = PackFolders(PACKS / "national", town, "town")
        player = await changed(change, "Voorbeeldstad")
        first = await player.robot.wait(lambda: logo(change), "the logo")
        os.utime(town / "logo.png", (1, 1))
        packs.folders = PackFolders(PACKS / "national", town, "drawn anew")
        await player.robot.wait(
            lambda: change.kiosk.content.folders.mark == "drawn anew" and logo(change) != first,
            "the logo of today",
        )
        packs.folders = PackFolders(PACKS / "national", PACKS / "amsterdam", "old")
        await changed(change, "Amsterdam")
        assert not logo(change)

    at_kiosk(station, packs, journey)


def test_the_kiosk_as_a_program_follows_its_source_until_it_is_stopped(
    station: Station, packs: ChosenPacks, tmp_path: Path
) -> None:
    """And closes the window that is open by then."""
    new = changed_pack(tmp_path)
    seen: list[str] = []

    class Turning(ChosenPacks):
        def current(self) -> PackFolders:
            """Change at the third question; stop the kiosk at the fifth after it."""
            seen.append(self.folders.mark)
            if len(seen) == 3:
                self.folders = new
            if seen.count("new") == 5:
                os.kill(os.getpid(), signal.SIGTERM)
            return super().current()

    assert run(station.settings(), packs=Turning(packs.folders)) == 0
    assert QGuiApplication.topLevelWindows() == []
