"""The preview as a program: the kiosk, the strip docked beside it, and an eye on the files."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QFont
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from content.draft import Draft
from ui.app import WindowError
from ui.preview.scratch import scratch_settings
from ui.preview.strip_model import StripModel
from ui.preview.strip_words import StripWords
from ui.preview.workbench import Workbench
from ui.stopping import beside, stopped_by_signals
from ui.theme.pictograms import pictogram_font, pictogram_glyphs
from ui.window_loop import application, in_window_loop

if TYPE_CHECKING:
    from kiosk.settings import Settings

STRIP_QML = Path(__file__).parent / "Strip.qml"
SECONDS_BETWEEN_LOOKS = 0.4
"""Asked of the files, not of the system's watchers: those are deaf on network drives."""

Stamp = frozenset[tuple[str, int, int]]


class Preview:
    """The workbench and its strip, in two windows side by side."""

    def __init__(self, settings: "Settings", folders: Sequence[Path], scratch: Path) -> None:
        """Read the pack and wire the strip; no window yet."""
        self.root = QObject()
        self.folders = list(folders)
        self.words = StripWords(scratch / "strip", own_language())
        self.bench = Workbench(scratch_settings(settings, scratch), self.folders, self.root)
        self.strip = StripModel(self.bench, self.words, self.root)
        self.engine = QQmlApplicationEngine()
        self.strip.wordsChanged.connect(self.engine.retranslate)
        self.window: QQuickWindow | None = None
        self._stamp = stamp(self.folders)

    def open(self) -> QQuickWindow:
        """
        Show the strip, and the kiosk if the pack lets it.

        Raises:
            WindowError: The QML does not load.
        """
        app = application()
        app.setFont(QFont("Noto Sans"))
        app.installTranslator(self.words.translator)
        self.bench.opened.connect(self._dock)
        self.bench.take(self.bench.read())
        self._properties: dict[str, Any] = {
            "strip": self.strip,
            "pictogramFont": QUrl.fromLocalFile(str(pictogram_font())),
            "glyphs": pictogram_glyphs(),
        }
        self.engine.setInitialProperties(self._properties)
        self.engine.load(QUrl.fromLocalFile(str(STRIP_QML)))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            message = "The preview's strip could not be built. Run scripts/check to see why."
            raise WindowError(message)
        self.window = roots[0]
        self._dock()
        return self.window

    async def watch(self) -> None:
        """Read the pack anew after each save; ends when it is cancelled."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            now = await asyncio.to_thread(stamp, self.folders)
            if now != self._stamp:
                await self.reread()

    async def reread(self) -> None:
        """Read the pack as it is now."""
        self._stamp = await asyncio.to_thread(stamp, self.folders)
        self.bench.take(await asyncio.to_thread(self.bench.read))

    async def close(self) -> None:
        """Take both windows down before the objects they show."""
        if self.bench.kiosk is not None:
            await self.bench.kiosk.visitor.slip.finished()
        self.bench.close()
        application().removeTranslator(self.words.translator)
        self.window = None
        shiboken6.delete(self.engine)
        shiboken6.delete(self.root)

    def _dock(self) -> None:
        """Put the strip at the right of the kiosk, as far as the screen goes."""
        kiosk = self.bench.window
        if self.window is None or kiosk is None:
            return
        room = kiosk.screen().availableGeometry()
        together = kiosk.width() + self.window.width()
        left = room.x() + max(0, (room.width() - together) // 2)
        top = room.y() + max(0, (room.height() - kiosk.height()) // 2)
        kiosk.setPosition(left, top)
        right = min(left + kiosk.width(), room.x() + room.width() - self.window.width())
        self.window.setPosition(right, top)
        self.window.resize(self.window.width(), min(kiosk.height(), room.height()))


def run_preview(
    settings: "Settings",
    folders: Sequence[Path],
    play: Callable[[Preview], Any] | None = None,
    tell: Callable[[Draft], None] | None = None,
) -> int:
    """
    Show a pack until a window is closed; `play` drives it instead (tests).

    `tell` hears what was read, at the start and after each save.

    Nothing that is done in it lasts: its data lies in a temporary folder.
    """

    async def live() -> int:
        with TemporaryDirectory(prefix="kiosk-preview-") as scratch:
            preview = Preview(settings, folders, Path(scratch))
            if tell is not None:
                preview.bench.drafted.connect(lambda: tell(preview.bench.draft))
            return await _live(preview, play)

    return in_window_loop(live)


async def _live(preview: Preview, play: Callable[[Preview], Any] | None) -> int:
    closed = asyncio.Event()

    def watch_kiosk() -> None:
        if preview.bench.window is not None:
            preview.bench.window.closing.connect(closed.set)

    preview.bench.opened.connect(watch_kiosk)
    preview.open().closing.connect(closed.set)
    try:
        async with beside(preview.watch()):
            if play is not None:
                return int(await play(preview) or 0)
            with stopped_by_signals(closed.set):
                await closed.wait()
        return 0
    finally:
        await preview.close()


def stamp(folders: Sequence[Path]) -> Stamp:
    """Return what changes when any file of these folders is written, made or removed."""
    found = set()
    for folder in folders:
        for file in folder.rglob("*"):
            try:
                facts = file.stat()
            except OSError:
                continue  # just replaced by an editor: the next look sees the new one
            found.add((str(file), facts.st_mtime_ns, facts.st_size))
    return frozenset(found)


def own_language() -> str:
    """Return the language the strip starts in: that of the computer, if it is Dutch."""
    return "nl" if QLocale.system().language() == QLocale.Language.Dutch else "en"
