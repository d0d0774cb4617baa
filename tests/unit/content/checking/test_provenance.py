"""Every statement has a source with its dates, and reviews are told in time."""

from datetime import date, timedelta

import pytest

from content.checking.provenance import SOON, check_provenance
from content.findings import Finding
from tests.unit.content.checking.conftest import TODAY, Broken

ADVICE = "national/advice.yaml"
SOURCE = '{where: "Social map, 112; FACTS F", confidence: B, '
DATES = "dated: 2026-11-24, review_by: 2027-11-24}"


def told(broken: Broken, today: date = TODAY) -> list[Finding]:
    return broken.told(lambda findings: check_provenance(broken.files(), today, findings))


def of(kind: str, found: list[Finding]) -> Finding:
    (one,) = (one for one in found if one.kind == kind)
    return one


def test_the_real_packs_only_have_reviews_that_are_due(broken: Broken) -> None:
    assert {(one.kind, one.weight) for one in told(broken)} == {("due", "note")}


@pytest.mark.parametrize(
    ("after", "kind", "weight"),
    [
        ("review_by: 2027-11-24}", "no_date", "error"),
        ("dated: 2026-11-24}", "no_review", "error"),
        ("dated: 2026-11-25, review_by: 2027-11-24}", "future_date", "error"),
        ("dated: 2026-11-24, review_by: 2026-11-24}", "no_review", "error"),
        ("dated: 2025-11-24, review_by: 2026-11-23}", "overdue", "warning"),
        (DATES[:-1] + ", valid_until: 2026-11-23}", "expired", "warning"),
        (DATES[:-1] + ", valid_until: 2027-01-23}", "ends", "note"),
        (DATES[:-1] + ", valid_from: 2026-11-25}", "not_yet", "note"),
        (DATES[:-1] + ", valid_from: 2027-01-02, valid_until: 2027-01-01}", "never_valid", "error"),
    ],
)
def test_one_wrong_date_is_one_finding(broken: Broken, after: str, kind: str, weight: str) -> None:
    broken.change(ADVICE, SOURCE + DATES, SOURCE + after)
    one = of(kind, told(broken))
    assert (one.file, one.weight) == (ADVICE, weight)
    assert one.fault.startswith("advice.emergency_112 ")
    lines = (broken.folders.national / "advice.yaml").read_text("utf-8").splitlines()
    assert "Social map, 112" in lines[one.line - 1]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("national/values.yaml", "retention_source: {", "# {"),
        ("national/routes.yaml", "  R04: {", "  R05: {"),
        ("national/routes.yaml", "facts: [D37]", "facts: [D37, D99]"),
    ],
)
def test_rows_and_terms_have_a_source_too(
    broken: Broken, file: str, before: str, after: str
) -> None:
    broken.change(file, before, after)
    one = of("no_source", told(broken))
    assert (one.file, one.weight) == (file, "error")


def test_a_fact_that_no_row_follows_from_is_a_note(broken: Broken) -> None:
    broken.change("national/routes.yaml", "facts: [R04]", "facts: [D37]")
    assert of("unused_fact", told(broken)).weight == "note"


def test_a_phone_number_needs_its_dates(broken: Broken) -> None:
    number = 'value: "020 523 0130"\n      source: {where: "wooninfo.nl; FACTS F", confidence: C, '
    file = "amsterdam/organisations.yaml"
    broken.change(file, f"{number}dated: 2026-11-24, ", number)
    assert of("no_date", told(broken)).fault.startswith("organisations.woon.phone ")


def test_a_review_is_announced_sixty_days_ahead_and_not_before(broken: Broken) -> None:
    day = date(2027, 3, 1)
    for today, kinds in (
        (day - SOON - timedelta(days=1), set()),
        (day - SOON, {"due"}),
        (day, {"due"}),
        (day + timedelta(days=1), {"overdue"}),
    ):
        card = [one for one in told(broken, today) if "advice.ind_first " in one.fault]
        assert {one.kind for one in card} == kinds, today


def test_a_day_on_which_a_statement_begins_and_ends_is_a_day_of_it(broken: Broken) -> None:
    last = ", valid_from: 2026-11-24, valid_until: 2026-11-24}"
    broken.change(ADVICE, SOURCE + DATES, SOURCE + DATES[:-1] + last)
    assert {one.kind for one in told(broken)} == {"due", "ends"}


@pytest.mark.parametrize("term", ["valid_from: 2027-01-01", "valid_until: 2027-01-01"])
def test_a_rule_has_no_term(broken: Broken, term: str) -> None:
    """Nothing would follow it: a switch does not turn by itself at midnight."""
    before = 'where: "RvIG circulaire BRP en briefadres; FACTS C4", '
    broken.change("national/values.yaml", before, f"{before}{term}, ")
    fault = of("no_term", told(broken))
    assert fault.weight == "error"
    assert "do not begin or end by themselves" in fault.fault


def test_that_an_old_waiting_time_is_hidden_is_said_before_it_is(broken: Broken) -> None:
    """Everything else past its review stays on the screen; a waiting time does not."""
    for today, said in (
        (date(2026, 12, 1), "after that day it is not shown"),
        (date(2027, 1, 1), "is not shown any more"),
    ):
        found = [each for each in told(broken, today) if "desks.rni_alkmaar" in each.fault]
        assert [said in each.fault for each in found if ".waiting " in each.fault] == [True]
        assert not any(said in each.fault for each in found if ".waiting " not in each.fault)
