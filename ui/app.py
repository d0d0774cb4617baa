"""
The kiosk as a program: settings in, a window with the visit in it, an exit code out.

What the first screen does not need (database, printing, other languages, phone tables) is
made by functions that are called when it is first used, or in the background after the first
frame.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from content.catalogue import Catalogues
from content.loading import load_pack
from kiosk.errors import KioskError
from kiosk.settings import Settings
from ui.speech import EspeakSpeaker, SilentSpeaker, Voice
from ui.stopping import stopped_by_signals
from ui.theme.pictograms import pictogram_font, pictogram_glyphs
from ui.translator import CatalogueTranslator
from ui.visitor.handover import Handover
from ui.visitor.stage import Surroundings
from ui.visitor.visitor_model import Pace, VisitorModel
from ui.wiring import Later

if TYPE_CHECKING:
    from kiosk.pack import Pack
    from kiosk.ports import Speaker

log = logging.getLogger(__name__)

MAIN_QML = Path(__file__).parent / "visitor" / "Main.qml"
MM_PER_INCH = 25.4
HOURS_BETWEEN_DELETIONS = 6


class WindowError(KioskError):
    """The screens could not be built; the log names the file."""


def prepare_environment() -> None:
    """
    Set what Qt reads before it starts; anything set by an admin stays.

    The software renderer draws a kiosk's flat surfaces faster than OpenGL on a machine
    without a GPU, and no idle time between frames takes 3-5 ms off each tap.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    os.environ.setdefault("QT_API", "pyside6")


class Kiosk:
    """Everything of one running kiosk, made in the order in which it is needed."""

    def __init__(self, settings: Settings) -> None:
        """
        Load the pack and wire the models; no window yet.

        Raises:
            PackError: The content is refused.
        """
        self.settings = settings
        self.pack: Pack = load_pack(settings.content.national, settings.content.overlay)
        self.root = QObject()
        self.later = Later(settings, self.pack)
        self.catalogues = Catalogues(
            self.pack,
            [path for path in (settings.content.national, settings.content.overlay) if path],
            settings.data.folder / "catalogues",
        )
        voice = Voice(settings.speech.speed, settings.speech.volume)
        around = Surroundings(
            pack=self.pack,
            vocabulary=self.catalogues,
            clock=self.later.clock,
            speaker=self._speaker(voice),
            start_language=settings.kiosk.start_language,
            offers_contact=self.later.offers_contact,
        )
        self.handover = Handover(
            words=self.catalogues.get,
            keeps=self.later.keeps,
            store=self.later.store,
            printer=self.later.printer,
            renders=self.later.renders,
            clock=self.later.clock,
        )
        pace = Pace(
            idle=settings.time.idle_seconds,
            countdown=settings.time.countdown_seconds,
            end=settings.time.end_seconds,
            less_movement=settings.screen.less_movement,
        )
        self.visitor = VisitorModel(
            around, voice, self.handover, self.later.postcodes, pace, self.root
        )
        if isinstance(around.speaker, EspeakSpeaker):
            around.speaker.speakingChanged.connect(self.visitor.tell_speaking)
        self.translator = CatalogueTranslator(self.visitor.words)
        self.engine = QQmlApplicationEngine()
        self.visitor.stage.languageChanged.connect(self._retranslate)
        # What QML worked with (typed text behind dots, sentences) goes with the visitor.
        self.visitor.wiped.connect(self.engine.collectGarbage, Qt.ConnectionType.QueuedConnection)
        self.window: QQuickWindow | None = None

    def open(self) -> QQuickWindow:
        """
        Build the window and show it.

        Raises:
            WindowError: The QML does not load.
        """
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            message = "The window needs a QGuiApplication first."
            raise WindowError(message)
        app.installTranslator(self.translator)
        app.setFont(QFont("Noto Sans"))
        self._properties: dict[str, Any] = {
            "visitor": self.visitor,
            "pixelsPerMm": self._pixels_per_mm(app),
            "pictogramFont": QUrl.fromLocalFile(str(pictogram_font())),
            "glyphs": pictogram_glyphs(),
            "accent": self.pack.theme.accent,
            "inkOnAccent": self.pack.theme.on_accent,
            "fullScreen": self.settings.screen.full_screen,
            "startWidth": self.settings.screen.width,
            "startHeight": self.settings.screen.height,
        }
        self.engine.setInitialProperties(self._properties)
        self.engine.load(QUrl.fromLocalFile(str(MAIN_QML)))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            message = "The screens could not be built. Run scripts/check to see why."
            raise WindowError(message)
        self.window = roots[0]
        return self.window

    def close(self) -> None:
        """Take the window down before the objects it shows."""
        self.visitor.stopSpeaking()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.removeTranslator(self.translator)
        self.window = None
        shiboken6.delete(self.engine)
        self.later.close()

    async def after_first_frame(self) -> None:
        """Load in the background what the first screen did not need."""
        await asyncio.to_thread(self.catalogues.prepare_all)
        self.visitor.show_promises()
        await asyncio.to_thread(self.later.warm_up)

    async def keep_terms(self) -> None:
        """Delete what is past its term now and every few hours; ends when it is cancelled."""
        while True:
            await asyncio.to_thread(self.later.delete_expired)
            await asyncio.sleep(HOURS_BETWEEN_DELETIONS * 3600)

    def _retranslate(self) -> None:
        self.translator.words = self.visitor.words
        self.engine.retranslate()

    def _speaker(self, voice: Voice) -> "Speaker":
        if self.settings.speech.engine == "none":
            return SilentSpeaker()
        voices = {language.tag: language.voice for language in self.pack.languages}
        return EspeakSpeaker(voice, voices, self._clip, self.root)

    def _clip(self, text_id: str, language: str) -> Path | None:
        return recorded_clip(self.settings.content.national, text_id, language)

    def _pixels_per_mm(self, app: QGuiApplication) -> float:
        """Return the real density of the screen, from its diagonal in the settings."""
        screen = self.settings.screen
        size = app.primaryScreen().size()
        across = (size.width() ** 2 + size.height() ** 2) ** 0.5
        if not screen.full_screen:
            across = (screen.width**2 + screen.height**2) ** 0.5
        return float(across / (screen.diagonal_inch * MM_PER_INCH))


@cache
def recorded_clip(pack: Path, text_id: str, language: str) -> Path | None:
    """Return a recorded sentence of a pack, if there is one (`clips/pl/question.stay.ogg`)."""
    clip = pack / "clips" / language / f"{text_id}.ogg"
    return clip if clip.is_file() else None


def application() -> QGuiApplication:
    """Return the one application object, made on first use."""
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        return app
    made = QGuiApplication(sys.argv[:1])
    made.setApplicationName("registration-kiosk")
    made.setApplicationDisplayName("Kiosk")
    return made


def run(settings: Settings, play: Callable[[Kiosk], Any] | None = None) -> int:
    """
    Open the kiosk and stay until somebody stops it; `play` drives it instead (the demo).

    Returns 0, or what `play` returns.
    """
    prepare_environment()
    from qasync import QEventLoop  # noqa: PLC0415 - reads QT_API, which was just set

    app = application()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        return int(runner.run(_live(settings, play)))


async def _live(settings: Settings, play: Callable[[Kiosk], Any] | None) -> int:
    kiosk = Kiosk(settings)
    window = kiosk.open()
    closed = asyncio.Event()
    if not settings.screen.full_screen:
        window.closing.connect(closed.set)  # full screen, Main.qml does not let it close
    background = asyncio.get_running_loop().create_task(kiosk.after_first_frame())
    try:
        if play is not None:
            await background
            return int(await play(kiosk) or 0)
        with stopped_by_signals(closed.set):
            await background
            terms = asyncio.get_running_loop().create_task(kiosk.keep_terms())
            await closed.wait()
            terms.cancel()
        return 0
    finally:
        await kiosk.visitor.slip.finished()
        kiosk.close()
