"""
The kiosk as a program: settings in, a window with the visit in it, an exit code out.

What the first screen does not need (database, printing, other languages, phone tables) is
made by functions that are called when it is first used, or in the background after the first
frame.
"""

import asyncio
import logging
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from content.layout import clip_path
from kiosk.errors import KioskError
from kiosk.settings import Settings
from ui.changeover import Changeover
from ui.news import ask_for_news
from ui.packs import Content, catalogue_cache, first_content, installed_packs, logo_of
from ui.speech import EspeakSpeaker, SilentSpeaker, Voice
from ui.stopping import beside, stopped_by_signals
from ui.theme.pictograms import pictogram_font, pictogram_glyphs
from ui.translator import CatalogueTranslator
from ui.visitor.handover import Handover
from ui.visitor.stage import Surroundings
from ui.visitor.visitor_model import Pace, VisitorModel
from ui.window_loop import application, in_window_loop
from ui.wiring import Later

if TYPE_CHECKING:
    from kiosk.pack import Pack
    from kiosk.ports import PackSource, Speaker

log = logging.getLogger(__name__)

MAIN_QML = Path(__file__).parent / "visitor" / "Main.qml"
MM_PER_INCH = 25.4
HOURS_BETWEEN_DELETIONS = 6


class WindowError(KioskError):
    """The screens could not be built; the log names the file."""


class Kiosk:
    """Everything of one running kiosk, made in the order in which it is needed."""

    def __init__(self, settings: Settings, content: Content, later: Later | None = None) -> None:
        """
        Wire the models around one pack; no window yet.

        `later` is what an earlier kiosk of this program has opened: records, printer.
        """
        self.settings = settings
        self.content = content
        self.pack: Pack = content.pack
        self.catalogues = content.catalogues
        self.root = QObject()
        self.later = later or Later(settings)
        voice = Voice(settings.speech.speed, settings.speech.volume)
        around = Surroundings(
            pack=self.pack,
            vocabulary=self.catalogues,
            clock=self.later.clock,
            speaker=self._speaker(voice),
            start_language=settings.kiosk.start_language,
            offers_contact=self.later.offers_contact,
            logo=logo_of(content.folders),
        )
        self.handover = Handover(
            words=self.catalogues.get,
            keeps=self.later.keeps,
            spool=self.later.spool,
            seals=self.later.seals,
            clock=self.later.clock,
        )
        pace = Pace(
            idle=settings.time.idle_seconds,
            countdown=settings.time.countdown_seconds,
            end=settings.time.end_seconds,
            less_movement=settings.screen.less_movement,
        )
        self.visitor = VisitorModel(
            around,
            voice,
            self.handover,
            partial(self.later.postcodes, content.folders.national),
            pace,
            self.root,
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

    def next(self, content: Content) -> "Kiosk":
        """
        Open a kiosk with other content over this one, which stays open under it.

        Raises:
            WindowError: The QML does not load.
        """
        new = Kiosk(self.settings, content, self.later)
        try:
            window = new.open()
        except KioskError:
            new.leave()
            raise
        if self.window is not None and not self.settings.screen.full_screen:
            window.setGeometry(self.window.geometry())
        new.visitor.after_first_frame()
        return new

    def take_window(self, old: "Kiosk") -> None:
        """
        Show this kiosk in the open window of another, which is gone then.

        Nothing flickers and the keyboard stays where it is; what QML itself holds stays too.
        """
        shiboken6.delete(self.engine)
        self.engine, self.window, old.window = old.engine, old.window, None
        if self.window is None:
            message = "Only an open window can be taken over."
            raise WindowError(message)
        self.visitor.wiped.connect(self.engine.collectGarbage, Qt.ConnectionType.QueuedConnection)
        self.visitor.after_first_frame()
        app = application()
        app.removeTranslator(old.translator)
        app.installTranslator(self.translator)
        self.window.setProperty("accent", self.pack.theme.accent)
        self.window.setProperty("inkOnAccent", self.pack.theme.on_accent)
        self.window.setProperty("visitor", self.visitor)
        self.engine.retranslate()
        old.visitor.stopSpeaking()
        shiboken6.delete(old.root)

    def leave(self) -> None:
        """Take the window down before the objects it shows; what was opened stays open."""
        self.visitor.stopSpeaking()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.removeTranslator(self.translator)
        self.window = None
        shiboken6.delete(self.engine)
        # Its timers and its watch on every touch would outlive it until Python tidies up.
        shiboken6.delete(self.root)

    def close(self) -> None:
        """Leave, and close records and printer."""
        self.leave()
        self.later.close()

    async def after_first_frame(self) -> None:
        """Load in the background what the first screen did not need."""
        await asyncio.to_thread(self.catalogues.prepare_all)
        self.visitor.after_first_frame()
        await asyncio.to_thread(self.later.warm_up, self.content.folders.national)

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
        return recorded_clip(self.content.folders.national, text_id, language)

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
    """Return a recorded sentence of a pack, if there is one; looked for once."""
    clip = clip_path(pack, language, text_id)
    return clip if clip.is_file() else None


def run(
    settings: Settings,
    play: Callable[[Kiosk], Any] | None = None,
    packs: "PackSource | None" = None,
) -> int:
    """
    Open the kiosk and stay until somebody stops it; `play` drives it instead (the demo).

    `packs` says which content is active (else what is installed here). Returns 0, or what
    `play` returns.
    """
    source = packs or installed_packs(settings)
    return in_window_loop(lambda: _live(settings, play, source))


async def _live(
    settings: Settings, play: Callable[[Kiosk], Any] | None, packs: "PackSource"
) -> int:
    cache_folder = catalogue_cache(settings)
    first = Kiosk(settings, first_content(packs, settings, cache_folder))
    first.open()
    closed = asyncio.Event()

    def watch(kiosk: Kiosk) -> None:
        if kiosk.window is not None and not settings.screen.full_screen:
            kiosk.window.closing.connect(closed.set)  # full screen, Main.qml does not let it close

    watch(first)
    change = Changeover(first, packs, cache_folder, watch)
    loop = asyncio.get_running_loop()
    background = loop.create_task(first.after_first_frame())
    try:
        if play is not None:
            await background
            return int(await play(first) or 0)
        with stopped_by_signals(closed.set):
            await background
            lasting = first.later.settle_jobs(), first.keep_terms(), change.follow()
            async with beside(*lasting, ask_for_news(settings)):
                await closed.wait()
        return 0
    finally:
        await change.finished()
        change.kiosk.close()
