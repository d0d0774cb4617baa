"""A logo in the making: a save shows it, a better one replaces it, a false one is told."""

import shutil
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QAccessible, QColor

from tests.unit.ui.preview.conftest import ROOT, Desk, Editor

WORDMARK = ROOT / "content" / "packs" / "voorbeeldstad" / "logo.png"
RED = QColor("#C00000")


def roles_of_the_name(editor: Editor) -> list[QAccessible.Role]:
    """Return as what a screen reader meets the municipality's name."""
    return [role for name, role, _ in editor.kiosk.items() if name == "Gemeente Amsterdam"]


def draws_red(editor: Editor) -> bool:
    """Whether the corner of the first screen shows a red mark."""
    picture = editor.kiosk.window.grabWindow()
    corner = ((x, y) for x in range(0, 200, 4) for y in range(0, 90, 4))
    return any(picture.pixelColor(x, y) == RED for x, y in corner)


def mark(path: Path, size: tuple[int, int]) -> None:
    """Draw a plain red mark and save it as an editor's program does: aside, then in its place."""
    draft = path.with_suffix(".draft")
    Image.new("RGB", size, RED.name()).save(draft, "PNG")
    draft.replace(path)


def test_a_logo_is_seen_as_it_is_saved(desk: Desk) -> None:
    """A wide one says the name; beside a narrow one the name is written; it is read once."""

    async def work(editor: Editor) -> None:
        logo = editor.folder / "amsterdam" / "logo.png"
        assert roles_of_the_name(editor) == [QAccessible.Role.StaticText]
        shutil.copyfile(WORDMARK, logo)
        graphic, text = [QAccessible.Role.Graphic], [QAccessible.Role.StaticText]
        await editor.strip.wait(lambda: roles_of_the_name(editor) == graphic, "the word as a logo")
        assert not draws_red(editor)
        mark(logo, (60, 60))
        await editor.strip.wait(lambda: draws_red(editor), "the red mark")
        assert roles_of_the_name(editor) == text
        logo.write_bytes(b"<svg/>")
        await editor.reads("amsterdam/logo.png:1")
        assert draws_red(editor), "the last good one stays"

    desk.work(work)
