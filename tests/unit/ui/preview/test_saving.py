"""What a save shows in the preview at once, and what the preview never keeps."""

import json
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.unit.ui.preview.conftest import Desk, Editor, in_english, row
from ui.terminal.packs.preview import say_for_machines


def scratches() -> set[Path]:
    """Return the temporary folders of previews."""
    return set(Path(gettempdir()).glob("kiosk-preview-*"))


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
