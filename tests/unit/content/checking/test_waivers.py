"""A waiver has a name, a reason and a last day, and waives nothing that hurts."""

from datetime import date

import pytest

from content.checking.assets import check_clips
from content.findings import Finding, Findings
from content.loading import load_pack
from tests.unit.content.checking.conftest import TODAY, Broken

FILE = "national/waivers.yaml"


def told(broken: Broken, today: date = TODAY) -> list[Finding]:
    """What is told of the clips and of the waivers."""
    folders = broken.folders.both

    def check(findings: Findings) -> None:
        waivers = broken.waivers(findings)
        check_clips(load_pack(*folders), broken.sentences(), folders[0], waivers, findings)
        waivers.waive("long_sentence", "question.stay", "en")
        waivers.check(today, findings)

    return broken.told(check)


def test_the_voices_that_are_not_recorded_yet_are_waived(broken: Broken) -> None:
    assert told(broken) == []


def test_after_its_last_day_it_warns(broken: Broken) -> None:
    (one,) = told(broken, date(2027, 5, 25))
    assert (one.kind, one.weight, one.file) == ("waiver_over", "warning", FILE)
    assert "voices_not_recorded_yet" in one.fault
    assert told(broken, date(2027, 5, 24)) == []


def test_what_is_not_named_is_not_waived(broken: Broken) -> None:
    broken.change(FILE, '"question.*", "option.*", ', '"question.*", ')
    found = told(broken)
    assert {(one.kind, one.weight) for one in found} == {("no_clip", "error")}
    assert all("'option." in one.fault for one in found)


def test_a_language_that_is_not_named_is_not_waived(broken: Broken) -> None:
    broken.change(FILE, "[nl, en, pl, ar]", "[nl, en, pl]")
    assert {one.file for one in told(broken)} == {"national/text/ar.po"}


def test_a_waiver_that_nothing_needs_is_a_note(broken: Broken) -> None:
    broken.change(FILE, "[question.stay]", "[question.nothing]")
    (one,) = told(broken)
    assert (one.kind, one.weight) == ("waiver_idle", "note")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("kind: no_clip", "kind: stale", "is 'stale'"),
        ("    until: 2027-05-24\n", "", "until is missing"),
        ('    because: "The synthetic', '    reason: "The synthetic', "because is missing"),
    ],
)
def test_a_waiver_without_its_parts_is_refused(
    broken: Broken, before: str, after: str, words: str
) -> None:
    broken.change(FILE, before, after)
    found = told(broken)
    assert any(words in one.fault for one in found)
    assert {one.file for one in found} == {FILE}


def test_an_overlay_may_waive(broken: Broken) -> None:
    """The loader knows the file, so that it does not refuse it as a stranger."""
    (broken.folders.overlay / "waivers.yaml").write_text("waivers: {}\n", encoding="utf-8")
    assert load_pack(*broken.folders.both).municipality == "Amsterdam"
