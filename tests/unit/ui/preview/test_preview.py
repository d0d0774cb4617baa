"""What an editor sees in the preview, and where they can go."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.preview.conftest import Desk, Editor, in_english, row

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem


OLD = "What do you want to do?"


def test_an_editor_goes_to_any_question(desk: Desk) -> None:
    """Found by a part of its id, with the answers before it given."""

    async def work(editor: Editor) -> None:
        await editor.find("stay")
        await editor.tap_entry(", stay")
        await editor.sees("Hoelang slaapt u in het komende halfjaar in Nederland?")
        visit = editor.kiosk_visit()
        assert list(visit.answers) == [
            "purpose",
            "identity",
            "status",
            "registered",
            "home",
            "town",
        ]

    desk.work(work)


def test_an_editor_goes_to_any_outcome(desk: Desk) -> None:
    """By the name of its row."""

    async def work(editor: Editor) -> None:
        await in_english(editor)
        await editor.find("asylum")
        await editor.tap_entry("asylum · elsewhere · coa")
        await editor.sees("First to the reception agency (COA)")

    desk.work(work)


def test_the_sentences_on_the_screen_stand_beside_their_dutch(desk: Desk) -> None:
    """With the file and the line; a click copies that."""

    async def work(editor: Editor) -> None:
        await in_english(editor)
        await editor.find("purpose")
        await editor.tap_entry(", purpose")
        await editor.sees(OLD)
        await editor.reads("national/text/en.po:")
        said = await row(editor, "question.purpose")
        assert (said.dutch, said.theirs) == ("Wat wilt u doen?", OLD)
        file, _, line = said.place.rpartition(":")
        lines = (editor.folder / file).read_text(encoding="utf-8").splitlines()
        assert lines[int(line) - 1] == 'msgid "question.purpose"'
        keys = {each.key for each in editor.preview.strip.texts.rows}
        assert {"option.purpose.leaving", "unfolded.purpose.register.children.yes"} <= keys
        assert not any(key.startswith("question.stay") for key in keys)
        await editor.tap_entry("question.purpose")
        await editor.reads(editor.says("preview.copied", place=said.place))
        assert QGuiApplication.clipboard().text() == said.place

    desk.work(work)


def test_the_next_text_to_do_is_gone_to_round_and_round(desk: Desk) -> None:
    """Missing and out of date, each on the screen that shows it; F8 does the same."""

    async def work(editor: Editor) -> None:
        await in_english(editor)
        await editor.reads(editor.says("preview.all_done"))
        editor.save("national/text/nl.po", '"Wat wilt u doen?"', '"Waarvoor komt u?"')
        editor.save("national/text/en.po", '"First to the reception agency (COA)"', '""')
        await editor.reads(f"{editor.says('preview.page.todo')} 2")
        await editor.strip.tap(f"{editor.says('preview.next')} (F8)")
        await editor.sees(OLD)
        await editor.reads(editor.says("preview.before", dutch="Wat wilt u doen?"))
        assert (await row(editor, "question.purpose")).standing == "stale"
        editor.strike(Qt.Key.Key_F8)
        await editor.sees("Eerst naar het COA")
        assert (await row(editor, "refer.coa")).standing == "missing"
        editor.strike(Qt.Key.Key_F8)
        await editor.sees(OLD)

    desk.work(work)


def test_the_layout_is_mirrored_in_any_language_and_back(desk: Desk) -> None:
    """The place stays."""

    async def work(editor: Editor) -> None:
        await editor.find("stay")
        await editor.tap_entry(", stay")
        await editor.sees("Hoelang")
        await editor.tap("preview.mirror.name")
        await editor.strip.wait(lambda: editor.visitor().rightToLeft, "mirrored")
        assert editor.visitor().question.key == "stay"
        await editor.tap("preview.mirror.name")
        await editor.strip.wait(lambda: not editor.visitor().rightToLeft, "as it was")

    desk.work(work)


def test_letters_are_shown_in_every_size(desk: Desk) -> None:
    """All four steps of the kiosk."""

    async def work(editor: Editor) -> None:
        for step in (3, 0, 2, 1):
            await editor.strip.tap(editor.says(f"preview.size.{step}"))
            await editor.strip.wait(lambda: editor.visitor().comfort.textStep == step, "size")  # noqa: B023 - waited for within the round

    desk.work(work)


def test_the_strip_is_worked_by_keyboard_alone(desk: Desk) -> None:
    """Tab to a list, arrows in it, Enter."""

    def entry(editor: Editor) -> int | None:
        """Return which entry of a list has the keyboard."""
        item: QQuickItem | None = editor.strip.window.activeFocusItem()
        row = item.property("currentIndex") if item is not None else None
        return None if row is None else int(row)

    async def work(editor: Editor) -> None:
        await editor.find("identity")
        await editor.reads(", identity")
        editor.strike(Qt.Key.Key_Down)
        await editor.strip.wait(lambda: entry(editor) is not None, "the list")
        first = entry(editor)
        editor.strike(Qt.Key.Key_Down)
        await editor.strip.wait(lambda: entry(editor) != first, "the next entry")
        editor.strike(Qt.Key.Key_Return)
        await editor.sees("Hebt u een geldig paspoort")

    desk.work(work)


def test_the_strip_speaks_dutch_and_english(desk: Desk) -> None:
    """And says in both what it is."""

    async def work(editor: Editor) -> None:
        first = editor.says("preview.nothing_kept")
        await editor.reads("Voorbeeld / Preview")
        await editor.tap("preview.other_language")
        assert editor.says("preview.nothing_kept") != first
        await editor.reads(editor.says("preview.nothing_kept"))
        await editor.reads("Voorbeeld / Preview")

    desk.work(work)


def test_the_help_panel_is_gone_to_for_its_own_sentences(desk: Desk) -> None:
    """Advice of a help topic stands nowhere else."""

    async def work(editor: Editor) -> None:
        editor.preview.strip.goToText("advice.digid_how_to.title")
        await editor.strip.wait(lambda: editor.visitor().help.shown, "the help panel")
        title = "advice.digid_how_to.title"
        await editor.strip.wait(lambda: title in editor.preview.bench.seen(), title)

    desk.work(work)


@pytest.mark.parametrize("text_id", ["paper.bring", "idle.title"])
def test_a_sentence_of_no_screen_is_told_with_its_file(desk: Desk, text_id: str) -> None:
    """Such as one of the paper."""

    async def work(editor: Editor) -> None:
        editor.preview.strip.goToText(text_id)
        place = editor.preview.bench.draft.place(text_id, "nl")
        await editor.reads(editor.says("preview.nowhere", place=place))

    desk.work(work)
