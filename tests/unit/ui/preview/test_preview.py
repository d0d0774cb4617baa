"""What an editor can do in the preview, and what the preview never does."""

import json
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.preview.conftest import Desk, Editor
from ui.preview.strip_rows import TextRow
from ui.terminal.packs.preview import say_for_machines

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

OLD, NEW = "What do you want to do?", "What brings you here today?"


async def row(editor: Editor, text_id: str) -> TextRow:
    """Return what the strip says of a sentence, once that is on the screen."""

    def found() -> list[TextRow]:
        return [each for each in editor.preview.strip.texts.rows if each.key == text_id]

    rows = await editor.strip.wait(found, text_id)
    assert len(rows) == 1, f"{text_id} is shown {len(rows)} times"
    return rows[0]


def scratches() -> set[Path]:
    """Return the temporary folders of previews."""
    return set(Path(gettempdir()).glob("kiosk-preview-*"))


async def in_english(editor: Editor) -> None:
    """Choose English for the kiosk."""
    await editor.strip.tap(f"{editor.says('preview.language')}: Nederlands")
    await editor.strip.tap("English")
    await editor.reads(f"{editor.says('preview.language')}: English")


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


def test_a_saved_sentence_is_on_the_screen_at_the_same_place(desk: Desk) -> None:
    """Language, answers, size and colours stay; so does the window."""

    async def work(editor: Editor) -> None:
        await in_english(editor)
        await editor.find("stay")
        await editor.tap_entry(", stay")
        await editor.sees("How long")
        editor.visitor().comfort.setTextStep(2)
        editor.visitor().comfort.setHighContrast(True)
        window, answers = editor.preview.bench.window, editor.kiosk_visit().answers
        now = (await row(editor, "question.stay")).theirs
        editor.save("national/text/en.po", f'msgstr "{now}"', 'msgstr "How many nights?"')
        await editor.sees("How many nights?")
        assert editor.preview.bench.window is window
        assert editor.kiosk_visit().answers == answers
        assert (editor.visitor().comfort.textStep, editor.visitor().comfort.highContrast) == (
            2,
            True,
        )
        await editor.kiosk.tap("Less than 4 months")

    desk.work(work)


def test_a_broken_save_is_told_and_mending_it_brings_the_kiosk_back(desk: Desk) -> None:
    """With file, line and what to do; the last good version stays on the screen."""

    async def work(editor: Editor) -> None:
        await editor.find("asylum")
        await editor.tap_entry("asylum · elsewhere · coa")
        await editor.sees("Eerst naar het COA")
        editor.save("national/routes.yaml", "route: address_inquiry", "route: nowhere")
        await editor.reads(editor.says("preview.refused"))
        await editor.reads("'nowhere' is not a route of the vocabulary")
        await editor.reads("national/routes.yaml:")
        await editor.sees("Eerst naar het COA")
        editor.save("national/routes.yaml", "route: nowhere", "route: address_inquiry")
        await editor.strip.wait(lambda: not editor.preview.strip.refused, "the mended pack")
        await editor.reads(editor.says("preview.page.texts"))
        await editor.sees("Eerst naar het COA")

    desk.work(work)


def test_another_program_reads_along_what_is_wrong(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """A JSON object a line (`--json`) for each reading; a refused pack shows no version."""

    async def work(editor: Editor) -> None:
        editor.save("national/routes.yaml", "route: address_inquiry", "route: nowhere")
        await editor.reads(editor.says("preview.refused"))

    desk.work(work, say_for_machines)
    first, *_, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert first["shown"] == "NL 2026.11.1 + Amsterdam 2026.11.3"
    assert [each["weight"] for each in first["findings"] if each["weight"] == "error"] == []
    assert last["shown"] is None
    assert "nowhere" in str(last["findings"])
    assert first["folders"] == last["folders"]


def test_a_pack_that_is_broken_from_the_start_opens_the_kiosk_once_it_is_mended(desk: Desk) -> None:
    """Until then there is the strip alone."""
    file = desk.folder / "national" / "questions.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("unfolds: children", "unfolds: grandchildren"), encoding="utf-8")

    async def work(editor: Editor) -> None:
        await editor.reads(editor.says("preview.refused_first"))
        assert editor.preview.bench.window is None
        await editor.reads("grandchildren")
        file.write_text(whole, encoding="utf-8")
        await editor.strip.wait(lambda: editor.preview.bench.window, "the kiosk")
        await editor.sees("Nederlands")

    desk.work(work)


def test_an_answer_that_is_taken_away_leaves_the_editor_as_near_as_can_be(desk: Desk) -> None:
    """The question is asked again; what came before it is still answered."""

    async def work(editor: Editor) -> None:
        await editor.find("asylum")
        await editor.tap_entry("asylum · elsewhere · coa")
        await editor.sees("Eerst naar het COA")
        editor.preview.bench.go(None)
        routes = editor.folder / "national" / "routes.yaml"
        kept = routes.read_text(encoding="utf-8")
        assert "asylum_seeker" in kept
        questions = editor.folder / "national" / "questions.yaml"
        for path in editor.folder.rglob("*.yaml"):
            path.write_text(path.read_text(encoding="utf-8").replace("asylum_seeker", "asylum"))
        assert "asylum:" in questions.read_text(encoding="utf-8")
        await editor.strip.wait(lambda: editor.visitor().screen == "question", "the question")
        assert editor.visitor().question.key == "status"
        assert "purpose" in editor.kiosk_visit().answers

    desk.work(work)


def test_nothing_of_a_preview_lasts(desk: Desk) -> None:
    """A slip that is printed in it, and what was kept for it, are gone with its folder."""
    before = scratches()
    seen: list[Path] = []

    async def work(editor: Editor) -> None:
        (scratch,) = scratches() - before
        await editor.find("slip")
        await editor.tap_entry(", slip")
        await editor.kiosk.tap("Printen")
        await editor.strip.wait(lambda: list((scratch / "slips").glob("*.pdf")), "the slip")
        await editor.strip.wait(lambda: not editor.visitor().slip.busy, "the end of the job")
        seen.append(scratch)

    desk.work(work)
    assert not seen[0].exists()
    assert not desk.settings.data.folder.exists()


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
