"""A kiosk that makes visit after visit until it is killed; says each code that it has kept."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from main import read_settings
from ui.app import Kiosk, run

Found = TypeVar("Found")

ANSWERS = (
    "register/children/no",
    "valid",
    "eu_eea_swiss",
    "no",
    "abroad",
    "employee",
)
TELEPHONE = "0612345678"
BEGINS = "begins"


async def until(look: Callable[[], Found]) -> Found:
    """Let the loop run until there is something to find."""
    while not (found := look()):  # noqa: ASYNC110 - nothing tells of what is looked for
        await asyncio.sleep(0)
    return found


async def make_visit(kiosk: Kiosk) -> None:
    """Make a visit through the models of the open window, and leave a phone number."""
    visitor = kiosk.visitor
    visitor.chooseLanguage("en")
    for key in ANSWERS:
        visitor.question.choose(key)
        visitor.question.next(visitor.question.key)
        await asyncio.sleep(0)
    for _ in ("compare", "teach", "contact"):
        visitor.goOn()
        await asyncio.sleep(0)
    visitor.contact.open("phone")
    for digit in TELEPHONE:
        visitor.contact.type(digit)
        await asyncio.sleep(0)
    visitor.contact.done()
    visitor.goOn()
    visitor.slip.print()
    code = await until(lambda: visitor.slip.code)
    print(code.replace("-", ""), flush=True)  # noqa: T201 - what the parent listens to
    await until(lambda: not visitor.slip.busy)
    visitor.hideNow()


async def play(kiosk: Kiosk) -> int:
    """Say that it begins, and go on for ever."""
    print(BEGINS, flush=True)  # noqa: T201 - as below
    while True:
        await make_visit(kiosk)


if __name__ == "__main__":
    sys.exit(run(read_settings(Path(sys.argv[1])), play))
