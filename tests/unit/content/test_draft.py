"""A pack that is being written: nothing in it stops an editor from seeing the rest."""

import re
from datetime import date

import pytest

from content.draft import Draft, read_draft
from content.draft_words import DraftCatalogues
from kiosk.words import Words
from tests.unit.content.conftest import Folders
from tests.unit.content.test_free_texts import FREE, say

TODAY = date(2026, 11, 24)
PICTOGRAMS = frozenset({"question", "house"})


def draft_of(folders: Folders) -> Draft:
    """Read the real pack with its overlay."""
    return read_draft(folders.both, PICTOGRAMS, TODAY)


def words_of(draft: Draft, tag: str, *, mirrored: bool = False) -> Words:
    """Return its words in a language."""
    assert draft.pack is not None
    return DraftCatalogues(draft.pack, draft.sentences, mirrored=mirrored).get(tag)


def test_a_whole_pack_has_nothing_to_do(copied_real: Folders) -> None:
    """And its words are those of the kiosk."""
    draft = draft_of(copied_real)
    assert draft.pack is not None
    assert [list(draft.to_do(tag)) for tag in ("nl", "en", "pl", "ar")] == [[], [], [], []]
    assert words_of(draft, "en").text("question.purpose") == "What do you want to do?"
    assert words_of(draft, "ar").right_to_left


def test_a_missing_sentence_is_said_in_dutch_and_is_to_do(copied_real: Folders) -> None:
    """An empty one counts as missing."""
    copied_real.change("national/text/pl.po", '"Co chcesz zrobić?"', '""')
    draft = draft_of(copied_real)
    assert list(draft.to_do("pl")) == ["question.purpose"]
    assert draft.state("question.purpose", "pl") == "missing"
    assert words_of(draft, "pl").text("question.purpose") == "Wat wilt u doen?"


def test_a_translation_of_other_dutch_is_stale(copied_real: Folders) -> None:
    """In every language that was translated from it; the kiosk still says the old one."""
    copied_real.change("national/text/nl.po", '"Wat wilt u doen?"', '"Waarvoor komt u?"')
    draft = draft_of(copied_real)
    assert draft.state("question.purpose", "pl") == draft.state("question.purpose", "en") == "stale"
    assert draft.state("question.purpose", "nl") == ""
    assert words_of(draft, "pl").text("question.purpose") == "Co chcesz zrobić?"
    assert {finding.kind for finding in draft.findings} >= {"stale"}


def test_a_refused_pack_tells_its_faults_and_keeps_its_sentences(copied_real: Folders) -> None:
    """Each with file and line."""
    copied_real.change("national/routes.yaml", "route: address_inquiry", "route: nowhere")
    draft = draft_of(copied_real)
    assert draft.pack is None
    (fault,) = [finding for finding in draft.findings if finding.weight == "error"]
    assert (fault.file, "nowhere" in fault.fault) == ("national/routes.yaml", True)
    assert fault.line > 1
    assert set(draft.sentences) == {"nl", "en", "pl", "ar"}


def test_a_file_that_cannot_be_read_is_a_finding(copied_real: Folders) -> None:
    """The other languages are there; this one is said in Dutch."""
    copied_real.change("national/text/pl.po", 'msgid "question.purpose"', 'msgid question.purpose"')
    draft = draft_of(copied_real)
    assert any(finding.file == "national/text/pl.po" for finding in draft.findings)
    assert words_of(draft, "pl").text("question.purpose") == "Wat wilt u doen?"
    assert draft.place("question.purpose", "pl") == "national/text/pl.po"


def test_where_a_sentence_stands_is_told_by_file_and_line(copied_real: Folders) -> None:
    """As an editor's program can jump to it."""
    place = draft_of(copied_real).place("question.purpose", "pl")
    file, _, line = place.rpartition(":")
    lines = (copied_real.national.parent / file).read_text(encoding="utf-8").splitlines()
    assert lines[int(line) - 1] == 'msgid "question.purpose"'


def test_what_nobody_wrote_is_shown_by_its_id(copied_real: Folders) -> None:
    """A screen with a gap in it shows where the gap is."""
    words = words_of(draft_of(copied_real), "en")
    assert words.text("question.nothing") == "[question.nothing]"
    assert words.count("question.nothing", 3) == "[question.nothing]"


def test_a_placeholder_without_a_value_stays_as_it_is(copied_real: Folders) -> None:
    """Instead of an error in the middle of a screen."""
    copied_real.change("national/text/en.po", '"What do you want to do?"', '"What now, {name}?"')
    assert words_of(draft_of(copied_real), "en").text("question.purpose") == "What now, {name}?"


@pytest.mark.parametrize(("tag", "mirrored"), [("ar", False), ("nl", True)])
def test_any_language_can_be_mirrored(copied_real: Folders, tag: str, *, mirrored: bool) -> None:
    """To see a layout from right to left in words one can read."""
    assert words_of(draft_of(copied_real), tag, mirrored=mirrored).right_to_left


def test_every_plural_has_all_forms_of_its_language(copied_real: Folders) -> None:
    """Also where the Dutch stands in for it."""
    text = copied_real.national / "text" / "ar.po"
    written = text.read_text(encoding="utf-8")
    at = written.index('msgid "idle.countdown"')
    text.write_text(written[:at].rpartition("#. nl:")[0], encoding="utf-8")
    words = words_of(draft_of(copied_real), "ar")
    said = [words.count("idle.countdown", n) for n in (0, 1, 2, 3, 11, 100)]
    assert {each.replace("seconden", "seconde").split(" over ")[0] for each in said} == {
        "Wij wissen alles"
    }
    assert said[-1] == "Wij wissen alles over 100 seconden."


def test_every_sentence_given_out_is_traced_to_its_id(copied_real: Folders) -> None:
    """With its values in it."""
    draft = draft_of(copied_real)
    assert draft.pack is not None
    words = DraftCatalogues(draft.pack, draft.sentences).get("en")
    said = words.text("ui.step", n=2, total=8)
    assert words.asked[said] == "ui.step"


def test_a_refused_pack_is_not_blamed_for_sentences_that_are_free(copied_real: Folders) -> None:
    """What the nation left free is known from its values, whatever else is wrong."""
    say(copied_real, FREE)
    accent = copied_real.overlay / "overlay.yaml"
    text = re.sub(r'accent: "#\w+"', 'accent: "#EEEEEE"', accent.read_text(encoding="utf-8"))
    accent.write_text(text, encoding="utf-8")
    draft = draft_of(copied_real)
    assert draft.pack is None
    assert {each.kind for each in draft.findings if each.weight == "error"} == {"contrast"}
