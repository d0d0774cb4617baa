"""Voorbeeldstad, the invented municipality: what an overlay may bring, all of it, and honestly."""

from dataclasses import fields
from datetime import date

import pytest

from content.checking.whole import check_pack
from content.contrast import ratio
from content.loading import load_pack
from content.texts import check_texts
from kiosk.dated import as_of
from kiosk.pack import Detail, Pack, Selected, WaitingTime
from kiosk.routing import outcome_of
from tests.unit.content.conftest import REAL
from tests.unit.content.decisions import answered
from ui.theme.pictograms import pictogram_names

BOTH = (REAL / "national", REAL / "voorbeeldstad")
WRITTEN_ON = date(2026, 11, 24)
AFTER_THE_TRIAL = date(2029, 9, 1)
NEWCOMER = (
    "purpose=register identity=valid status=eu_eea_swiss registered=no home=netherlands town=here "
    "stay=over already=no address=proof work=student children=no"
)


@pytest.fixture(scope="module")
def town() -> Pack:
    """The pack as Voorbeeldstad uses it."""
    return load_pack(*BOTH)


def its_own(pack: Pack, national: Pack) -> list[Selected]:
    """Return what the overlay added."""
    kinds = ("desks", "organisations", "advice")
    taken = {one.id for kind in kinds for one in getattr(national, kind)}
    return [one for kind in kinds for one in getattr(pack, kind) if one.id not in taken]


def test_the_check_has_nothing_to_say_of_it() -> None:
    """No error and no warning on the day it was written."""
    report = check_pack(*BOTH, pictogram_names(), WRITTEN_ON)
    assert [str(each) for each in report.findings if each.weight != "note"] == []
    check_texts(load_pack(*BOTH), BOTH)


def test_it_is_another_town_than_amsterdam(town: Pack, amsterdam: Pack) -> None:
    """Other languages, colours, desks, organisations, and another position of a switch."""
    assert [language.tag for language in town.languages] == ["nl", "en", "ar"]
    assert town.theme != amsterdam.theme
    assert ratio(town.theme.accent, town.theme.on_accent) >= 7
    assert "Amsterdam" not in " ".join(desk.municipality for desk in town.desks[:4])
    assert {row.id for row in town.rows} != {row.id for row in amsterdam.rows}
    assert (BOTH[1] / "logo.png").is_file()


def test_everything_invented_says_so(town: Pack, national: Pack) -> None:
    """Each source of its own things names itself invented."""
    own = its_own(town, national)
    assert len(own) == 7
    for one in own:
        values = [getattr(one, field.name) for field in fields(one)]
        details = [value for value in values if isinstance(value, Detail | WaitingTime)]
        for source in (one.source, *(detail.source for detail in details)):
            assert source.where.startswith("Invented"), one.id


def test_no_invented_number_is_shown_and_every_website_leads_nowhere(
    town: Pack, national: Pack
) -> None:
    """An invented number may ring at somebody's home; `.example` is kept free (RFC 2606)."""
    for one in its_own(town, national):
        phone, website = getattr(one, "phone", None), getattr(one, "website", None)
        assert not (phone and phone.shown), one.id
        assert website is None or website.value.endswith(".example"), one.id


def test_when_the_second_counter_ends_the_city_office_takes_over(town: Pack) -> None:
    """Nobody is sent to a counter whose trial is over, and nobody is left without one."""
    for day, desk in ((WRITTEN_ON, "newcomers_desk"), (AFTER_THE_TRIAL, "city_office")):
        pack = as_of(town, day)
        assert outcome_of(pack, answered(pack, NEWCOMER)).desks[0] == desk
