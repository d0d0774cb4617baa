"""Where scan, law and practice pull apart (FACTS.md 0, C1-C13): what is said and what never is."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from content.findings import Findings
from content.loading import load_pack
from content.po_files import read_po_file
from content.texts import check_texts
from kiosk.pack import Pack
from kiosk.routing import outcome_of
from kiosk.stay import StayPlan, count_nights
from tests.unit.content.conftest import Folders
from tests.unit.content.decisions import LONG, REST, answered, non_eu, outcome

Sentences = dict[str, str]


@pytest.fixture(scope="module", params=["nl", "en"])
def said(request: pytest.FixtureRequest, real_folders: tuple[Path, Path]) -> Sentences:
    """All sentences of a language by id, plural forms joined; small letters."""
    findings = Findings()
    sentences: Sentences = {}
    for folder in real_folders:
        file = read_po_file(folder, str(request.param), findings)
        assert file is not None
        for text_id, entry in file.entries.items():
            sentences[text_id] = " / ".join(entry.forms).lower()
    assert len(findings) == 0
    return sentences


def test_c1_rni_is_never_said_to_build_no_aow(said: Sentences) -> None:
    """Working here normally insures; a posted worker's A1 does not."""
    rni = said["consequence.aow.rni"]
    assert not re.search(r"\b(no|not build|geen) (aow|pensioen|state pension)", rni)
    assert re.search(r"work|werk", rni)
    assert "a1" in rni


def test_c2_ww_follows_from_insured_work(said: Sentences) -> None:
    """In both columns; RNI is not said to have no WW."""
    for column in ("rni", "gba"):
        assert re.search(r"insured work|verzekerd werk", said[f"consequence.ww.{column}"])
    assert not re.search(r"\b(no|geen) (ww|unemployment|uitkering)", said["consequence.ww.rni"])


def test_c3_zorgtoeslag_is_neither_promised_nor_denied(said: Sentences) -> None:
    """Toeslagen decides: ask them."""
    for text_id in ("consequence.zorgtoeslag.rni", "advice.zorgtoeslag_ask"):
        assert re.search(r"(ask|vraag) toeslagen", said[text_id])
    assert not re.match(r"(no|nee|geen)\b", said["consequence.zorgtoeslag.rni"])
    assert not re.search(
        r"you (will )?get zorgtoeslag|u krijgt zorgtoeslag", " ".join(said.values())
    )


@pytest.mark.parametrize(
    ("position", "route", "lean"),
    [("gba_briefadres", "gba_briefadres", None), ("rni", "rni", "gba")],
)
def test_c4_a_long_stay_without_address_follows_its_switch(
    copied_real: Folders, position: str, route: str, lean: str | None
) -> None:
    """Both positions load, are proven, and keep the advice for people without a home."""
    copied_real.change("national/values.yaml", "is: gba_briefadres", f"is: {position}")
    came = outcome(load_pack(*copied_real.both), f"{LONG} address=none {REST}")
    assert (came.route, came.lean) == (route, lean)
    assert "homeless_route" in came.advice
    assert came.desks


def test_c5_nobody_is_promised_that_there_is_no_fine(said: Sentences) -> None:
    """Nor frightened with one: who is late hears that coming is the right step."""
    promise = r"(no|never|without|geen|nooit|zonder)( \w+){0,3} (fine|fines|fined|boete|boetes)\b"
    assert [text_id for text_id, text in said.items() if re.search(promise, text)] == []
    late = said["advice.late_is_not_too_late"]
    assert re.search(r"still come|nog komen", late)
    assert not re.search(r"\bfine|boete|€", late)


def test_c6_exactly_four_months_is_for_the_officer(amsterdam: Pack) -> None:
    """Four calendar months are on the line, by the pack's own margin."""
    for arrive, leave in (
        (date(2027, 3, 1), date(2027, 6, 30)),
        (date(2027, 7, 1), date(2027, 10, 31)),
    ):
        count = count_nights(StayPlan(arrive, leave), amsterdam.four_months)
        assert count.stay == "about"
    assert (
        "exactly_four_months"
        in outcome(
            amsterdam,
            f"{non_eu('eu_eea_swiss')} registered=no home=netherlands town=here stay=about {REST}",
        ).advice
    )


NOT_EU = [
    ("dutch_permit", " registered=rni home=abroad work=employee children=no"),
    ("other_eu_permit", " registered=rni home=abroad work=employee children=no"),
    ("permit_pending", " registered=no"),
    ("sponsored_worker", ""),
    ("eu_family", " registered=no"),
    ("visa_or_none", " registered=no"),
    ("dont_know", " registered=no"),
    ("asylum_seeker", ""),
    ("embassy_card", ""),
    ("ukraine_protection", ""),
]


@pytest.mark.parametrize(("status", "rest"), NOT_EU, ids=[status for status, _ in NOT_EU])
def test_c7_a_bsn_is_no_work_permit_on_every_non_eu_path(
    amsterdam: Pack, status: str, rest: str
) -> None:
    """The card comes with the status, whatever the route."""
    assert "bsn_is_not_a_work_permit" in outcome(amsterdam, non_eu(status) + rest).advice


@pytest.mark.parametrize("status", ["eu_eea_swiss", "dutch"])
def test_c7_who_may_work_freely_is_not_warned(amsterdam: Pack, status: str) -> None:
    """EU citizens need no work permit."""
    written = f"{non_eu(status)} registered=rni home=abroad work=employee children=no"
    assert "bsn_is_not_a_work_permit" not in outcome(amsterdam, written).advice


def test_c8_the_address_abroad_is_brought_if_there_is_one(said: Sentences) -> None:
    """Never a must."""
    assert re.search(
        r"if you have one|als u dat hebt|als u die hebt", said["document.foreign_address"]
    )


def test_c9_waiting_times_are_data_with_a_date(amsterdam: Pack, said: Sentences) -> None:
    """No sentence has a waiting time typed in; those of the desks say of when they are."""
    typed = r"(wait|wacht)[^.]*\b\d+ (week|month|weken|maand)"
    assert [text_id for text_id, text in said.items() if re.search(typed, text)] == []
    waits = [desk.waiting for desk in amsterdam.desks if desk.waiting]
    assert waits
    assert all(wait.as_of <= date(2026, 11, 24) for wait in waits)
    assert {"{n}", "{date}"} <= set(re.findall(r"\{\w+\}", said["result.wait"]))


def test_c10_contact_details_and_temporary_address_are_voluntary(said: Sentences) -> None:
    """Said where they are asked for."""
    assert re.search(r"do not have to|hoeft niet", said["advice.temporary_address_is_voluntary"])


def test_c11_of_the_city_offices_only_the_verified_one_is_named(amsterdam: Pack) -> None:
    """Eight are kept; only Zuidoost shows an address, and only it is ever the result."""
    offices = [desk for desk in amsterdam.desks if desk.id.startswith("stadsloket_")]
    assert len(offices) == 8
    for office in offices:
        assert office.address is not None
        verified = office.id == "stadsloket_zuidoost"
        assert bool(office.address.shown) == verified
        assert bool(office.show_when) == verified


def test_c12_agencies_are_not_said_to_have_a_licence_yet(said: Sentences) -> None:
    """The Wtta is enforced from 2028: no sentence builds on it."""
    assert [t for t, text in said.items() if re.search(r"\bwtta\b|licen[cs]ed agenc", text)] == []


@pytest.mark.parametrize("position", ["officer", "rni"])
def test_c13_third_country_nationals_follow_their_switch(
    copied_real: Folders, position: str
) -> None:
    """Both positions load, are proven, warn about work, and have a desk."""
    copied_real.change("national/values.yaml", "is: officer", f"is: {position}")
    pack = load_pack(*copied_real.both)
    asked = answered(pack, f"{non_eu('visa_or_none')} registered=no")
    came = outcome_of(pack, asked)
    assert came.route == position
    assert "bsn_is_not_a_work_permit" in came.advice
    assert came.desks[0].startswith("rni_")


def test_no_sentence_has_a_phone_number_typed_in(said: Sentences) -> None:
    """Numbers are data with a source; 112 alone is known to everybody."""
    number = r"\b(0[0-9]{2,3}[ -]?[0-9]{3,}|14 ?0[0-9]{2,3}|\+[0-9]{2})\b|\b0[89]00\b"
    assert [text_id for text_id, text in said.items() if re.search(number, text)] == []


@pytest.mark.parametrize("tag", ["nl", "en", "pl", "ar"])
def test_a_language_that_is_on_is_whole(
    amsterdam: Pack, real_folders: tuple[Path, Path], tag: str
) -> None:
    """All sentences, the same placeholders, whole plural forms."""
    alone = replace(amsterdam, languages=(amsterdam.language(tag),))
    check_texts(alone, real_folders)
