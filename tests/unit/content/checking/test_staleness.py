"""A translation says which Dutch it was made from, and is stale when that has changed."""

import pytest

from content.checking.staleness import check_staleness
from content.findings import Finding
from tests.unit.content.checking.conftest import Broken

NL = "national/text/nl.po"
PL = "national/text/pl.po"


def told(broken: Broken) -> list[Finding]:
    return broken.told(lambda findings: check_staleness(broken.sentences(), findings))


def test_the_real_packs_are_up_to_date(broken: Broken) -> None:
    assert told(broken) == []


def test_a_changed_dutch_sentence_makes_its_three_translations_stale(broken: Broken) -> None:
    broken.change(NL, 'msgstr "Wat wilt u doen?"', 'msgstr "Wat komt u doen?"')
    found = told(broken)
    assert [one.file for one in found] == [f"national/text/{tag}.po" for tag in ("ar", "en", "pl")]
    assert {one.kind for one in found} == {"stale"}
    assert {one.weight for one in found} == {"error"}
    for one in found:
        assert "'Wat wilt u doen?'" in one.fault
        assert "'Wat komt u doen?'" in one.fault


def test_one_changed_form_of_a_plural_is_enough(broken: Broken) -> None:
    broken.change(NL, "Wij wissen het na {n} dag.", "Wij wissen alles na {n} dag.")
    assert [one.kind for one in told(broken)] == ["stale"] * 3


@pytest.mark.parametrize("after", ["#. nl: Wat  wilt u doen?", "#. nl:Wat wilt u doen?"])
def test_white_space_does_not_make_it_stale(broken: Broken, after: str) -> None:
    broken.change(PL, "#. nl: Wat wilt u doen?", after)
    assert told(broken) == []


@pytest.mark.parametrize("after", ["", "#. nl:\n", "# nl: Wat wilt u doen?\n"])
def test_a_translation_of_unknown_dutch_is_told_with_the_dutch_of_today(
    broken: Broken, after: str
) -> None:
    broken.change(PL, "#. nl: Wat wilt u doen?\n", after)
    (one,) = told(broken)
    assert (one.kind, one.weight, one.file) == ("unknown_source", "error", PL)
    assert "#. nl: Wat wilt u doen?" in one.mend


def test_an_overlay_is_checked_as_well(broken: Broken) -> None:
    file = "amsterdam/text/nl.po"
    broken.change(file, "Opvang, eten en hulp.", "Opvang en hulp.")
    assert {one.file for one in told(broken)} == {
        f"amsterdam/text/{tag}.po" for tag in ("ar", "en", "pl")
    }
