"""A picture of every screen that a translator's sheet names, drawn from the pack as it is."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QImage

from content.authoring.places import shown_at
from content.sentences import SOURCE_LANGUAGE
from kiosk.errors import KioskError
from ui.changeover import drawn
from ui.preview.places import Place, at_question, at_screen
from ui.preview.scratch import scratch_settings
from ui.preview.workbench import A_DAY, Workbench
from ui.visitor.session import Screen
from ui.window_loop import application, in_window_loop

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from kiosk.pack import Pack
    from kiosk.settings import Settings
    from ui.app import Kiosk

PAPER = "slip-paper"
CODE = "K7Q42M9XHT"
"""On the paper, in place of the code of a real referral."""
COUNTDOWN = 30
DOTS_PER_INCH = 100
SETTLES_SECONDS = 0.15
"""So long after something else came on the screen, nothing in it moves any more."""
_QUESTION = "question-"


class PicturesError(KioskError):
    """The pictures could not be drawn; says why, and what to do."""


def draw_pictures(
    settings: "Settings",
    folders: Sequence[Path],
    language: str,
    out: Path,
    tell: Callable[[Path], None],
) -> None:
    """
    Draw every screen into a folder, in a language of the pack; `tell` hears of each file.

    Raises:
        PicturesError: The pack is refused, does not speak the language, or the folder cannot
            be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{out} cannot be made ({error.strerror}). Choose another folder."
        raise PicturesError(message) from None

    async def live() -> int:
        with TemporaryDirectory(prefix="kiosk-pictures-") as scratch:
            root = QObject()
            quiet = scratch_settings(settings, Path(scratch))
            screen = quiet.screen.model_copy(update={"less_movement": True})
            bench = Workbench(quiet.model_copy(update={"screen": screen}), list(folders), root)
            application().setFont(QFont("Noto Sans"))
            try:
                await _draw_all(bench, language, out, tell)
            finally:
                bench.close()
        return 0

    in_window_loop(live)


async def _draw_all(
    bench: Workbench, language: str, out: Path, tell: Callable[[Path], None]
) -> None:
    bench.take(bench.read())
    pack, kiosk = bench.pack, bench.kiosk
    if pack is None or kiosk is None or kiosk.window is None:
        message = "The pack is refused. `content check` says why; mend that first."
        raise PicturesError(message)
    if language not in {each.tag for each in pack.languages}:
        listed = ", ".join(each.tag for each in pack.languages)
        message = f"The pack does not speak '{language}'. Choose from {listed}."
        raise PicturesError(message)
    ids = bench.draft.sentences[SOURCE_LANGUAGE]
    kiosk.visitor.changeLanguage(language)
    for name in sorted({shown_at(text_id).screenshot for text_id in ids}):
        place = place_of(pack, Path(name).stem)
        if place is None:
            continue
        bench.go(place)
        picture = await _picture(kiosk, kiosk.window, Path(name).stem)
        if not picture.save(str(out / name)):
            message = f"{out / name} cannot be written. Choose another folder."
            raise PicturesError(message)
        tell(out / name)


def place_of(pack: "Pack", name: str) -> Place | None:
    """Return where the kiosk stands on a picture, or None where this pack has no such screen."""
    question = name.removeprefix(_QUESTION)
    if question != name and question in {each.id for each in pack.questions}:
        return at_question(pack, question)
    special: dict[str, Screen] = {
        "idle": "question",
        "question-changing": "result",
        PAPER: "slip",
        "end": "slip",
        "help": "welcome",
    }
    screens: dict[str, Screen] = {**{each: each for each in get_args(Screen)}, **special}
    if name == "help":
        return Place("welcome", help_topic="")
    return at_screen(pack, screens[name]) if name in screens else None


async def _picture(kiosk: "Kiosk", window: "QQuickWindow", name: str) -> QImage:
    visitor = kiosk.visitor
    if name == PAPER:
        return await asyncio.to_thread(_paper, kiosk)
    if name == "question-changing":
        visitor.changeAnswer(1)
    if name == "end":
        visitor.slip.print()
        await visitor.slip.finished()
    if name == "idle":
        visitor.idle.wait_only(idle=0, countdown=COUNTDOWN, end=A_DAY)
    await asyncio.sleep(SETTLES_SECONDS)
    await drawn(window)
    picture = window.grabWindow()
    visitor.idle.wait_only(idle=A_DAY, countdown=A_DAY, end=A_DAY)
    return picture


def _paper(kiosk: "Kiosk") -> QImage:
    """Return the slip's first page as it would be printed."""
    from printing.raster import raster_pages  # noqa: PLC0415 - only for this one picture
    from printing.slips import render_slip  # noqa: PLC0415 - as above

    session = kiosk.visitor.session
    outcome = session.outcome
    if outcome is None:
        message = "No visit of this pack comes to an end."
        raise PicturesError(message)
    slip = kiosk.handover.slip(session, outcome, CODE)
    first = raster_pages(render_slip(slip, "a4"), DOTS_PER_INCH)[0]
    grey = QImage.Format.Format_Grayscale8
    return QImage(first.dots, first.width, first.height, first.width, grey).copy()
