"""Every sentence is there, in every language, with the same placeholders and whole plurals."""

import pytest

from content.loading import load_pack
from content.texts import check_texts, needed_text_ids, optional_text_ids
from kiosk.errors import PackError
from tests.unit.content.conftest import Folders

PL = "tiny/text/pl.po"
NL = "tiny/text/nl.po"
AR = "tiny/text/ar.po"


def refusal(folders: Folders) -> str:
    with pytest.raises(PackError) as refused:
        check_texts(load_pack(*folders.both), folders.both)
    return str(refused.value)


def test_needed_ids_follow_from_the_ids_of_the_pack(tiny: Folders) -> None:
    """Questions, answers told back, routes, cards, desks: all have their sentences."""
    needed = needed_text_ids(load_pack(*tiny.both))
    assert needed >= {
        "question.stay",
        "question.stay.why",
        "option.help_topics.pay",
        "reason.purpose.help",
        "reason.stay.over",
        "unfolded.purpose.register.children.no",
        "route.gba",
        "route.gba.then",
        "go.gba",
        "refer.ukraine_desk.then",
        "go.safety_help",
        "lean.gba",
        "advice.be_early.title",
        "advice.ring_the_bell",
        "document.passport",
        "consequence.bsn.rni",
        "organisation.neighbours",
        "desk.town_hall",
        "language.pl",
    }
    assert not needed & {"route.elsewhere", "reason.help_topics.pay", "ui.call"}
    assert "option.stay.under.hint" in optional_text_ids(load_pack(*tiny.both))


def test_whole_catalogues_pass(tiny: Folders) -> None:
    """The tiny packs have all their sentences, with and without the overlay."""
    check_texts(load_pack(*tiny.both), tiny.both)
    check_texts(load_pack(tiny.national), [tiny.national])


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        (NL, 'msgid "lean.gba"\nmsgstr "nl lean.gba"\n', "", "there is no sentence 'lean.gba'"),
        (NL, 'msgid "lean.gba"', 'msgid "lean.gbb"', "nothing in the pack asks for 'lean.gbb'"),
        (AR, 'msgid "ui.call"', 'msgid "ui.cal"', "no sentence 'ui.call' (in Dutch: line"),
        (AR, 'msgid "ui.call"', 'msgid "ui.cal"', "'ui.cal' is not in the Dutch file"),
        (AR, 'msgstr "ar lean.gba"', 'msgstr ""', "'lean.gba' is empty"),
        (AR, 'msgstr "ar lean.gba"', 'msgstr "{x}"', "placeholders {x} instead of none"),
        (AR, "{phone}", "{tel}", "placeholders {tel} instead of {phone}"),
        (AR, "{phone}", "{phone", "a brace that is no placeholder"),
        (AR, "أسبوعان ({date})", "أسبوعان", "placeholders none instead of {date}, {n}"),
        (AR, "أسبوعان ({date})", "", "empty in one of its plural forms"),
        (AR, 'msgstr[5] "{n} أسبوع ({date})"\n', "", "empty in one of its plural forms"),
        (AR, 'msgid_plural "ui.weeks"\n', "", "is no plural here, unlike in Dutch"),
        (AR, 'msgid "lean.gba"', '#, fuzzy\nmsgid "lean.gba"', "'lean.gba' is marked fuzzy"),
        (AR, 'msgid "lean.gba"', 'msgid "go.gba"', "'go.gba' is given twice (first in line"),
        (AR, "nplurals=6", "nplurals=4", "is not PO"),
        (AR, "n%100>=11 ? 4 : 5", "n%100>=11 ? 4 : 4", "numbers the same form"),
        (AR, "n%100>=11 ? 4 : 5", "n%100>=11 ? 4 : 6", "asks for form 6 of 6"),
        (
            "town/text/ar.po",
            'msgid "desk.town_hall"',
            'msgid "desk.first_desk"',
            "fixed national sentence",
        ),
    ],
)
def test_a_fault_is_told_in_words(
    tiny: Folders, file: str, before: str, after: str, told: str
) -> None:
    """One change, one fault: named with file, line and what to do."""
    tiny.change(file, before, after)
    assert told in refusal(tiny)


def test_a_language_that_is_off_is_not_checked(tiny: Folders) -> None:
    """The overlay leaves out Polish: its file may be anything."""
    (tiny.national / "text" / "pl.po").write_text("nonsense", encoding="utf-8")
    check_texts(load_pack(*tiny.both), tiny.both)


def test_a_language_without_a_file_is_told(tiny: Folders) -> None:
    """A language is on only with its sentences."""
    (tiny.national / "text" / "ar.po").unlink()
    assert "tiny/text/ar.po:1: cannot be read" in refusal(tiny)


def test_polish_numbers_keep_their_forms(tiny: Folders) -> None:
    """2 and 5 are not the same plural in Polish: a rule that says so is refused."""
    rule = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
    tiny.change(PL, rule, "n==1 ? 0 : n>40 ? 1 : 2")
    tiny.change("town/overlay.yaml", "languages: [ar, nl]", "languages: [ar, nl, pl]")
    assert "numbers the same form" in refusal(tiny)
