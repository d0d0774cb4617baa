"""
A kiosk in which one visitor leaves marked contact details; run as a program of its own.

Arguments: settings file, folder to tell its findings in. The marks are typed key by key on the
kiosk's own pads. While the kiosk speaks, and after the visitor has gone, it looks at itself.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from main import read_settings, start_log
from tests.journeys.short import to_contact
from ui.app import Kiosk, run
from ui.demo.player import Player

PHONE = "687654329"
EMAIL_NAME, EMAIL_ENDING = "zebrafinch.quagga", "@gmail.com"
POSTCODE, NUMBER, STREET, TOWN = "3511AB", "94", "zzyzxlaan", "qwxburg"
MARKS = ("87654329", "zebrafinch", "quagga", "3511ab", "3511 ab", STREET, TOWN)
TOPIC = "sex_work"


async def play(kiosk: Kiosk) -> int:
    """Make the visit, and tell what was seen."""
    told = Path(sys.argv[2])
    player = Player(kiosk)
    seen: dict[str, list[str]] = {"processes": [], "after": []}
    await to_contact(player)
    await leave_everything(player)
    await look_at_a_topic(player)
    await player.tap("contact.save")
    # Once the referral is kept, nothing of it is needed in memory any more.
    seen["before"] = sorted({text for text in held_texts(kiosk) if marked(text)})
    await player.tap("slip.print")
    await player.until_printed()
    kiosk.visitor.result.speakAll()
    for _ in range(20):
        seen["processes"] += processes()
        await asyncio.sleep(0.02)
    seen["title"] = [kiosk.window.title() if kiosk.window else ""]
    kiosk.visitor.hideNow()
    await player.see("welcome.promise")
    await player.robot.settle()
    seen["after"] = sorted({text for text in held_texts(kiosk) if marked(text)})
    (told / "seen.json").write_text(json.dumps(seen), encoding="utf-8")
    return 0


async def leave_everything(player: Player) -> None:
    """Type a number, an e-mail address and an address."""
    await player.tap("contact.phone")
    await player.type(PHONE)
    await player.tap("contact.done")
    await player.tap("contact.email")
    await player.type(EMAIL_NAME)
    await player.robot.tap(player.says("pad.key").replace("{key}", EMAIL_ENDING))
    await player.tap("contact.done")
    await player.tap("contact.address")
    await player.type(POSTCODE)
    await player.tap("contact.house_number")
    await player.type(NUMBER)
    for name, text in (("contact.street", STREET), ("contact.town", TOWN)):
        await player.tap(name)
        player.kiosk.visitor.contact.clearField()
        for letter in text:
            player.kiosk.visitor.contact.type(letter)
    await player.tap("contact.done")
    await player.see("contact.summary")


async def look_at_a_topic(player: Player) -> None:
    """Ask for help with something that is nobody's business."""
    await player.tap("ui.help")
    await player.tap(f"option.help_topics.{TOPIC}")
    await player.see("help.organisations")
    await player.tap("ui.close")


def processes() -> list[str]:
    """Return arguments and environment of this process and all that it started."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parent = (folder / "stat").read_text(encoding="utf-8").rpartition(") ")[2].split()[1]
            if folder.name == str(os.getpid()) or parent == str(os.getpid()):
                files = (folder / "cmdline", folder / "environ")
                found += [file.read_bytes().decode(errors="replace") for file in files]
        except OSError:
            continue
    return found


def held_texts(kiosk: Kiosk) -> Iterator[str]:
    """Yield every text that a Qt object, a list for QML or a model still holds."""
    assert kiosk.window is not None
    objects: list[QObject] = [kiosk.window, *kiosk.window.findChildren(QObject)]
    objects += [*items(kiosk.window.contentItem()), kiosk.root, *kiosk.root.findChildren(QObject)]
    for each in objects:
        for number in range(each.metaObject().propertyCount()):
            described = each.metaObject().property(number)
            # Only these: Qt's own objects have properties that no stranger may read.
            if str(described.typeName()) in {"QString", "QStringList", "QVariantMap"}:
                yield repr(described.read(each))
        yield repr(getattr(each, "rows", ""))
        yield repr({key: value for key, value in vars(each).items() if key != "session"})
    yield repr(kiosk.visitor.session.visit)
    yield repr((kiosk.visitor.session.contact, kiosk.visitor.session.address))


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield everything in the window, seen or not."""
    for child in item.childItems():
        yield child
        yield from items(child)


def marked(text: str) -> bool:
    """Whether a text holds a mark."""
    return any(mark in text.lower() for mark in MARKS)


if __name__ == "__main__":
    settings = read_settings(Path(sys.argv[1]))
    start_log(settings.log)
    sys.exit(run(settings, play))
