"""A preview of a copy of the real packs, driven by accessible name."""

import gc
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from content.draft import Draft
from kiosk.settings import Settings
from kiosk.visit import Visit
from main import read_settings
from ui.demo.robot import ISOLATES, Robot
from ui.preview.running import Preview, run_preview
from ui.preview.strip_rows import TextRow
from ui.visitor.visitor_model import VisitorModel

ROOT = Path(__file__).parents[4]


class Editor:
    """Somebody at the strip, with the pack open in another program."""

    def __init__(self, preview: Preview, folder: Path) -> None:
        """Sit down."""
        assert preview.window is not None
        self.preview = preview
        self.folder = folder
        self.strip = Robot(preview.window)

    @property
    def kiosk(self) -> Robot:
        """The window of the kiosk."""
        assert self.preview.bench.window is not None
        return Robot(self.preview.bench.window)

    def visitor(self) -> VisitorModel:
        """Return the models of the kiosk as it is now."""
        assert self.preview.bench.kiosk is not None
        return self.preview.bench.kiosk.visitor

    def kiosk_visit(self) -> Visit:
        """Return the visit the editor stands in."""
        visit = self.visitor().session.visit
        assert visit is not None
        return visit

    def says(self, text_id: str, **values: object) -> str:
        """Return a sentence of the strip."""
        return self.preview.words.words.text(text_id, **values)

    async def tap(self, text_id: str) -> None:
        """Click what says a text of the strip."""
        await self.strip.settle()
        await self.strip.tap(self.says(text_id))

    async def tap_entry(self, part: str) -> None:
        """Click the entry of a list whose name has this in it, once the list has come to rest."""
        await self.strip.settle()
        name = await self.strip.wait(
            lambda: next((each for each in self.strip.texts() if part in each), None), part
        )
        await self.strip.tap(name)

    async def find(self, part: str) -> None:
        """Open `Go to`, and write in its search field."""
        await self.tap("preview.page.go")
        await self.strip.see(self.says("preview.go.question"))
        self.type(part)

    def type(self, characters: str) -> None:
        """Type on the keyboard."""
        for character in characters:
            self.strike(Qt.Key.Key_unknown, character)

    def strike(self, key: Qt.Key, character: str = "") -> None:
        """Strike one key."""
        none = Qt.KeyboardModifier.NoModifier
        for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(self.strip.window, QKeyEvent(what, key, none, character))

    async def sees(self, text: str) -> None:
        """Wait until the kiosk shows a text."""
        await self.kiosk.wait(lambda: any(text in each for each in self.kiosk.texts()), text)

    async def reads(self, text: str) -> None:
        """Wait until the strip shows a text."""
        await self.strip.wait(
            lambda: any(text.translate(ISOLATES) in each for each in self.strip.texts()), text
        )

    def save(self, file: str, before: str, after: str) -> None:
        """Change what stands once in a file of the pack."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
        draft = path.with_suffix(".draft")
        draft.write_text(text.replace(before, after), encoding="utf-8")
        draft.replace(path)


Work = Callable[[Editor], Awaitable[None]]


@dataclass(frozen=True)
class Desk:
    """Where an editor works: a copy of the packs, and settings with a real-looking data folder."""

    folder: Path
    settings: Settings

    def work(self, work: Work, tell: Callable[[Draft], None] | None = None) -> None:
        """Open the preview, work, and close it."""

        async def play(preview: Preview) -> int:
            editor = Editor(preview, self.folder)
            await editor.strip.settle()
            await work(editor)
            return 0

        folders = [self.folder / "national", self.folder / "amsterdam"]
        assert run_preview(self.settings, folders, play, tell) == 0
        # What belonged to these windows goes before the next ones open.
        gc.collect()


@pytest.fixture
def desk(tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A copy of the packs to write in; saved files are seen soon."""
    assert qapp.platformName()
    monkeypatch.setattr("ui.preview.running.SECONDS_BETWEEN_LOOKS", 0.05)
    # Its own folder for what is temporary: other previews run beside this one.
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    for name in ("national", "amsterdam"):
        shutil.copytree(ROOT / "content" / "packs" / name, tmp_path / "packs" / name)
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[data]\nfolder = "{tmp_path / "real"}"\n[speech]\nengine = "none"\n')
    return Desk(tmp_path / "packs", read_settings(file))


async def row(editor: Editor, text_id: str) -> TextRow:
    """Return what the strip says of a sentence, once that is on the screen."""

    def found() -> list[TextRow]:
        return [each for each in editor.preview.strip.texts.rows if each.key == text_id]

    rows = await editor.strip.wait(found, text_id)
    assert len(rows) == 1, f"{text_id} is shown {len(rows)} times"
    return rows[0]


async def in_english(editor: Editor) -> None:
    """Choose English for the kiosk."""
    await editor.strip.tap(f"{editor.says('preview.language')}: Nederlands")
    await editor.strip.tap("English")
    await editor.reads(f"{editor.says('preview.language')}: English")
