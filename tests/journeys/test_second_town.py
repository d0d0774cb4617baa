"""A second, invented municipality is content alone: the same program shows it."""

import shutil
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QColor

from kiosk.slip import named_desk
from tests.journeys.slip_reading import words_on
from tests.journeys.station import ROOT, Station
from ui.demo.player import Player
from ui.demo.visits import print_slip, understand

TOWN = {"overlay": str(ROOT / "content" / "packs" / "voorbeeldstad")}
NAME, VERSION = "Voorbeeldstad", "2026.11.2"
TO_ITS_OWN_DESK = (
    "unfolded.purpose.register.children.no",
    "option.identity.valid",
    "option.status.eu_eea_swiss",
    "option.registered.no",
    "unfolded.home.netherlands.town.here",
    "unfolded.stay.over.already.no",
    "option.address.proof",
    "option.work.student",
)


def colour_of(player: Player, name: str) -> QColor:
    """Return the colour that is drawn at the edge of a button, inside its rim."""
    button = player.robot.find(name)
    assert button is not None
    edge = button.mapToScene(QPointF(button.width() / 2, 6)).toPoint()
    return player.robot.window.grabWindow().pixelColor(edge)


def test_the_town_is_shown_without_a_change_of_code(station: Station) -> None:
    """Its name, logo, languages and colour; a visit in Arabic ends at its own counter."""

    async def journey(player: Player) -> None:
        await player.robot.settle()
        seen = {name: role for name, role, _ in player.robot.items()}
        named = [role for name, role in seen.items() if NAME in name]
        assert named == [QAccessible.Role.Graphic], "the logo says the name itself"
        tiles = [name for name in ("Nederlands", "English", "العربية", "Polski") if name in seen]
        assert tiles == ["Nederlands", "English", "العربية"]
        await player.start("ar")
        for text_id in TO_ITS_OWN_DESK:
            await player.answer(text_id)
        await player.see("route.gba")
        await player.see("desk.newcomers_desk")
        theme = player.kiosk.pack.theme
        assert colour_of(player, player.says("result.means")) == QColor(theme.accent)
        outcome = player.kiosk.visitor.session.outcome
        assert outcome is not None
        station.keep["desk"] = named_desk(player.kiosk.visitor.session.pack, outcome)
        await understand(player, "go.gba")
        await player.tap("contact.skip")
        await print_slip(player)

    station.visit(journey, content=TOWN)
    (slip,) = station.slips.glob("*.pdf")
    said = words_on(slip.read_bytes())
    desk = station.keep["desk"]
    assert desk.municipality == NAME
    assert set(desk.address.value.split()) <= said
    assert {"Nieuwkomersbalie", VERSION + "."} <= said
    assert [VERSION in row["content_version"] for row in station.rows()] == [True]


def test_a_new_language_is_a_file_and_a_line(station: Station) -> None:
    """German has its tile, and the visit its words; nothing but the packs has changed."""
    packs = station.folder / "packs"
    for name in ("national", "voorbeeldstad"):
        shutil.copytree(ROOT / "content" / "packs" / name, packs / name)
        text = packs / name / "text"
        english = (text / "en.po").read_text(encoding="utf-8")
        german = english.replace('"Language: en\\n"', '"Language: de\\n"')
        german = german.replace('"What do you want to do?"', '"Was möchten Sie tun?"')
        (text / "de.po").write_text(german, encoding="utf-8")
    line = "  de: {name: Deutsch, welcome: Willkommen, voice: de}\n"
    add(packs / "national" / "values.yaml", "  pl: {name: Polski", line)
    add(packs / "voorbeeldstad" / "overlay.yaml", "[nl, en, ar]", "[nl, en, de, ar]", instead=True)

    async def journey(player: Player) -> None:
        await player.start("de")
        await player.robot.see("Was möchten Sie tun?")

    places = {"national": str(packs / "national"), "overlay": str(packs / "voorbeeldstad")}
    station.visit(journey, content=places)


def add(file: Path, at: str, text: str, *, instead: bool = False) -> None:
    """Write something before what stands once in a file, or instead of it."""
    was = file.read_text(encoding="utf-8")
    assert was.count(at) == 1
    file.write_text(was.replace(at, text if instead else text + at), encoding="utf-8")
