"""Every sentence stands in a known place, and fits it."""

import pytest

from content.checking.lengths import PLACES, check_lengths, place_of, shown_width
from content.findings import Finding
from tests.unit.content.checking.conftest import Broken


def told(broken: Broken) -> list[Finding]:
    return broken.told(
        lambda findings: check_lengths(broken.sentences(), broken.waivers(), findings)
    )


def test_every_sentence_of_the_real_packs_fits(broken: Broken) -> None:
    assert told(broken) == []


def test_every_place_is_used_and_none_is_far_too_wide(broken: Broken) -> None:
    """The limits are the longest sentence seen and a little more, not a guess."""
    longest = dict.fromkeys((place.name for place in PLACES), 0)
    for by_id in broken.sentences().values():
        for sentence in by_id.values():
            name = place_of(sentence.text_id).name
            longest[name] = max(longest[name], *map(shown_width, sentence.forms))
    assert min(longest.values()) > 0
    for place in PLACES:
        assert longest[place.name] <= place.most <= longest[place.name] * 1.35, place


@pytest.mark.parametrize(
    ("text_id", "name"),
    [
        ("option.stay.over", "the tile of an option"),
        ("option.stay.over.hint", "the line under an option"),
        ("question.stay", "the title of a question"),
        ("question.count", "a word beside every question"),
        ("advice.bsn_stays", "a card of advice"),
        ("advice.bsn_stays.title", "the title of a card of advice"),
        ("route.gba", "the headline of the result and the slip"),
        ("document.passport", "a line of what to bring"),
        ("slip.print", "a button"),
        ("ui.back", "a button in the bar above"),
        ("anything.new", "a sentence on the screen"),
    ],
)
def test_a_text_id_says_the_place(text_id: str, name: str) -> None:
    assert place_of(text_id).name == name


def test_too_long_is_told_with_the_place_in_words(broken: Broken) -> None:
    broken.change("national/text/pl.po", 'msgstr "Wstecz"', f'msgstr "{"Wstecz " * 3}"')
    (one,) = told(broken)
    assert (one.kind, one.weight) == ("too_long", "error")
    assert "'ui.back' is 21 characters long; a button in the bar above shows 16" in one.fault


def test_wide_characters_count_two_and_accents_none() -> None:
    assert shown_width("登録") == 4
    assert shown_width("e\u0301\u200f") == 1


def test_a_named_waiver_lets_a_long_sentence_be(broken: Broken) -> None:
    broken.change("national/text/pl.po", 'msgstr "Wstecz"', f'msgstr "{"Wstecz " * 3}"')
    path = broken.folders.overlay / "waivers.yaml"
    path.write_text(
        "waivers:\n  back:\n    kind: too_long\n    what: [ui.back]\n    languages: [pl]\n"
        '    because: "Seen on the screen."\n    until: 2027-01-01\n',
        encoding="utf-8",
    )
    assert told(broken) == []
