"""Every place of the real pack has a way, and the way leads there."""

import pytest

from content.loading import load_pack
from kiosk.pack import NOT_ASKED, Pack
from kiosk.routing import outcome_of
from kiosk.visit import Visit, walk
from kiosk.ways import asked_as, way_to_question, way_to_row, way_to_thing
from tests.unit.content.conftest import FAKES, REAL


@pytest.fixture(scope="module", params=["real", "tiny"])
def pack(request: pytest.FixtureRequest) -> Pack:
    """The pack of Amsterdam, and a tiny one."""
    if request.param == "real":
        return load_pack(REAL / "national", REAL / "amsterdam")
    return load_pack(FAKES / "tiny", FAKES / "town")


def test_the_way_to_a_question_ends_where_it_is_asked(pack: Pack) -> None:
    """With as many answers as questions come before it on that way."""
    met = 0
    for question in pack.questions:
        way = way_to_question(pack, question.id)
        if way is None:
            assert question.many, f"nobody meets '{question.id}'"
            continue
        met += 1
        walked = walk(pack, way)
        assert walked.next is question
        assert dict(walked.asked) == way
    assert met > 1


def test_the_way_to_a_row_is_decided_by_that_row(pack: Pack) -> None:
    """And can be answered screen by screen."""
    for row in pack.rows:
        way = way_to_row(pack, row.id)
        assert way is not None
        walked = walk(pack, way)
        assert walked.next is None
        assert outcome_of(pack, walked.asked).row == row.id
        visit = Visit.started(pack, "nl")
        while visit.next_question is not None:
            visit = visit.answer(visit.next_question.id, *way[visit.next_question.id])
        assert visit.answers == way


def test_the_way_to_a_card_shows_that_card(pack: Pack) -> None:
    """Advice, documents, desks and lines of the comparison."""
    shown = 0
    for name in ("advice", "documents", "desks", "consequences"):
        for thing in getattr(pack, name):
            way = way_to_thing(pack, thing.show_when)
            if way is None:
                continue
            shown += 1
            assert thing.id in getattr(outcome_of(pack, way), name)
    assert shown > 3


def test_almost_every_card_has_a_way() -> None:
    """What has none stands in the help panel, which asks nothing."""
    pack = load_pack(REAL / "national", REAL / "amsterdam")
    without = [
        thing.id
        for thing in (*pack.advice, *pack.documents, *pack.desks, *pack.consequences)
        if way_to_thing(pack, thing.show_when) is None
    ]
    assert {card.place for card in pack.advice if card.id in without} <= {"help", "screen"}
    assert all(desk.show_when == () for desk in pack.desks if desk.id in without)


def test_what_never_holds_has_no_way(pack: Pack) -> None:
    """A condition that nobody fits."""
    assert way_to_thing(pack, ()) is None
    assert way_to_thing(pack, ({pack.questions[0].id: frozenset({NOT_ASKED})},)) is None


def test_an_unfolded_question_is_asked_on_the_tile_that_unfolds_it() -> None:
    """`children` has no screen of its own where `register` asks it along."""
    pack = load_pack(REAL / "national")
    assert asked_as(pack, "children") == "purpose"
    assert asked_as(pack, "stay") == "stay"


@pytest.mark.parametrize("way", [way_to_question, way_to_row])
def test_a_place_that_does_not_exist_is_an_error(pack: Pack, way: object) -> None:
    """Never a way to somewhere else."""
    assert callable(way)
    with pytest.raises(KeyError):
        way(pack, "nowhere")
