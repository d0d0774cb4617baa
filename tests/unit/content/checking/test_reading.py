"""Short sentences and common words, measured by methods that have a name."""

import subprocess
import sys

import pytest

from content.checking.readability import sentences_of, syllables_of, words_of, zipf
from content.checking.reading import MOST_WORDS, check_reading, reading_reports
from content.findings import Finding
from tests.unit.content.checking.conftest import Broken


def told(broken: Broken) -> list[Finding]:
    return broken.told(
        lambda findings: check_reading(broken.sentences(), broken.waivers(), findings)
    )


def test_no_sentence_of_the_real_packs_is_over_the_limit_but_the_waived(broken: Broken) -> None:
    assert {(one.kind, one.weight) for one in told(broken)} == {("hard_word", "note")}


@pytest.mark.parametrize("tag", ["nl", "en", "pl", "ar"])
def test_a_long_sentence_is_a_warning_in_every_language(broken: Broken, tag: str) -> None:
    path = broken.folders.national / "text" / f"{tag}.po"
    text = path.read_text("utf-8")
    at = text.index('msgid "advice.bsn_stays"\n')
    start = text.index('msgstr "', at) + len('msgstr "')
    path.write_text(text[:start] + "een " * MOST_WORDS + text[start:], encoding="utf-8")
    (one,) = (one for one in told(broken) if one.kind == "long_sentence")
    assert (one.weight, one.file) == ("warning", f"national/text/{tag}.po")
    assert "'advice.bsn_stays' has a sentence of" in one.fault


def test_a_rare_word_is_told_once_with_how_rare_it_is(broken: Broken) -> None:
    broken.change("national/text/en.po", '"Back"', '"Retrogress"')
    rare = [one for one in told(broken) if "'retrogress'" in one.fault]
    assert [(one.kind, one.weight) for one in rare] == [("hard_word", "note")]
    assert "Zipf" in rare[0].fault


def test_the_report_names_method_worst_sentences_and_lines(broken: Broken) -> None:
    reports = {report.tag: report for report in reading_reports(broken.sentences())}
    assert list(reports) == ["nl", "en", "pl", "ar"]
    dutch, english, polish = reports["nl"], reports["en"], reports["pl"]
    assert (dutch.formula, english.formula, polish.formula) == ("Flesch-Douma", "Flesch", None)
    for report in (dutch, english):
        assert report.ease is not None
        assert report.ease > 80
        assert report.rare_share is not None
        assert report.rare_share < 0.03
        assert report.mean_words < 6
    assert dutch.rare is not None
    assert dutch.rare["briefadres"] < 3
    assert "reading ease" in str(dutch)
    assert "reading ease" not in str(polish)
    worst = dutch.longest[0]
    assert worst.words == max(one.words for one in dutch.longest) <= MOST_WORDS
    label, line = worst.where.split(":")
    lines = (broken.folders.national.parent / label).read_text("utf-8").splitlines()
    assert lines[int(line) - 1] == f'msgid "{worst.text.text_id}"'


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kom vandaag. Neem het mee!", ["Kom vandaag.", "Neem het mee!"]),
        ("Als inwoner (BRP/GBA, briefadres) hier.", ["Als inwoner hier."]),
        ("Wat? … Ja", ["Wat?", "Ja"]),
        ("هل سكنك هنا؟ يرجى الانتظار.", ["هل سكنك هنا؟", "يرجى الانتظار."]),
        ("14.30 uur", ["14.30 uur"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text)) == sentences


def test_placeholders_and_joined_words_are_one_word() -> None:
    assert words_of("Bel {phone}, mijn e-mail, zzp'er.") == [
        "Bel",
        "{phone}",
        "mijn",
        "e-mail",
        "zzp'er",
    ]


@pytest.mark.parametrize(
    ("word", "tag", "count"),
    [
        ("inschrijven", "nl", 3),
        ("gemeente", "nl", 3),
        ("mooie", "nl", 2),
        ("Oekraïne", "nl", 4),
        ("nieuwe", "nl", 2),
        ("bsn", "nl", 1),
        ("register", "en", 3),
        ("make", "en", 1),
        ("table", "en", 2),
        ("used", "en", 1),
        ("needed", "en", 2),
        ("insurance", "en", 3),
    ],
)
def test_syllables_are_counted_as_people_say_them(word: str, tag: str, count: int) -> None:
    assert syllables_of(word, tag) == count


def test_common_words_are_common() -> None:
    assert zipf("huis", "nl") > 5 > zipf("uitschrijving", "nl")
    assert zipf("qwertzuiop", "nl") < 3


def test_the_word_lists_are_loaded_for_who_asks_only() -> None:
    """Importing the checks must not cost a start of the kiosk 140 ms."""
    code = "import sys, content.checking.wording; sys.exit('wordfreq' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
