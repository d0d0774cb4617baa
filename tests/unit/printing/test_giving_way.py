"""Where paper runs out, parts give way in one stated order; route, desk and code never do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.catalogue import Catalogues
from content.loading import load_pack
from kiosk.pack import Pack
from kiosk.routing import Outcome, outcome_of
from kiosk.slip import Pair, Slip, SlipPart, SlipWriter
from kiosk.visit import Answers, Visit, walk
from printing.raster import raster_pages
from printing.sheet import MM, SHEETS
from printing.slips import printed_parts, render_slip
from tests.fakes.slips import ALL_LANGUAGES, CODE, full_slip

PAPERS = tuple(SHEETS)
PACKS = [Path("content/packs/national"), Path("content/packs/amsterdam")]
VISITS = 150
MADE_ON = date(2026, 11, 24)


def giving_way(parts: tuple[SlipPart, ...], *, dutch_first: bool) -> Iterator[tuple[SlipPart, ...]]:
    """
    Yield what may be left, from everything on: highest rank first, of equal ranks the last.

    Where the Dutch stands below, that of ranks 2 and 1 goes before those parts.
    """
    order = sorted(range(len(parts)), key=lambda at: (-parts[at].rank, -at))
    left = dict(enumerate(parts))
    yield parts
    for place in (place for place in order if parts[place].rank > 2):
        del left[place]
        yield tuple(left.values())
    last = [place for place in order if 0 < parts[place].rank <= 2]
    for place in last if dutch_first else ():
        left[place] = in_own_words(left[place])
        yield tuple(left.values())
    for place in last:
        del left[place]
        yield tuple(left.values())


def in_own_words(part: SlipPart) -> SlipPart:
    """Return a part without its Dutch."""
    heading = part.heading and Pair(part.heading.own, part.heading.own)
    return replace(
        part, heading=heading, lines=tuple(Pair(line.own, line.own) for line in part.lines)
    )


def held_to(slip: Slip, paper: str) -> None:
    """Check what a paper keeps of a slip, and how much paper that takes."""
    kept = printed_parts(slip, paper)
    stacked = paper != "a4" and slip.language != "nl"
    assert kept in list(giving_way(slip.parts, dutch_first=stacked))
    pages = raster_pages(render_slip(slip, paper), 36)
    if any(part.rank for part in kept):
        assert len(pages) <= (1 if SHEETS[paper].roll else 2)
    if SHEETS[paper].roll:
        assert len(pages) == 1
        if any(part.rank for part in kept):
            assert pages[0].height <= SHEETS[paper].longest / 2 + 1


TEXTS = st.lists(
    st.sampled_from(["Запишитесь", "w", "domu", "سجّل", "نفسك", "4", "maanden", "(BRP/GBA).",
                     "huurovereenkomstverlengingsverklaring", "\u206814 020\u2069", "Ότι"]),
    max_size=25,
).map(" ".join)  # fmt: skip
PAIRS = st.builds(Pair, TEXTS, TEXTS)
PARTS = st.builds(
    SlipPart,
    st.sampled_from(["info", "map-pin"]),
    st.none() | PAIRS,
    st.lists(PAIRS, max_size=4).map(tuple),
    st.integers(0, 6),
    st.booleans(),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(PARTS, max_size=16, unique=True).map(tuple),
    st.sampled_from(ALL_LANGUAGES),
    st.sampled_from(PAPERS),
)
def test_random_slips_give_way_in_the_stated_order(
    parts: tuple[SlipPart, ...], language: str, paper: str
) -> None:
    held_to(replace(full_slip(language), parts=parts), paper)


@pytest.fixture(scope="module")
def pack() -> Pack:
    """Return the national pack with Amsterdam over it."""
    return load_pack(*PACKS)


@pytest.fixture(scope="module")
def catalogues(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Catalogues:
    """Return the words of the pack."""
    return Catalogues(pack, PACKS, tmp_path_factory.mktemp("catalogues"))


@pytest.fixture(scope="module")
def longest(pack: Pack) -> dict[str, tuple[Outcome, Answers]]:
    """Return for each route the visit, of many by chance, whose slip has most to say."""
    chance = Random(4)  # noqa: S311 - the same visits each time
    found: dict[str, tuple[int, Outcome, Answers]] = {}
    for _ in range(VISITS):
        visit = Visit.started(pack, "nl")
        while (question := visit.next_question) is not None:
            visit = visit.answer(question.id, chance.choice(question.options).id)
        asked = visit.walk.asked
        outcome = outcome_of(pack, asked)
        much = len(outcome.documents) + 2 * len(outcome.advice) + len(outcome.organisations)
        if much > found.get(outcome.route, (0,))[0]:
            found[outcome.route] = (much, outcome, asked)
    assert {"gba", "rni", "officer", "elsewhere"} <= set(found)
    return {route: most[1:] for route, most in found.items()}


@pytest.mark.parametrize("language", ["nl", "en", "pl", "ar"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_longest_real_visits_keep_route_desk_and_code(
    language: str,
    paper: str,
    pack: Pack,
    catalogues: Catalogues,
    longest: dict[str, tuple[Outcome, Answers]],
) -> None:
    for outcome, asked in longest.values():
        writer = SlipWriter(pack, catalogues.get(language), catalogues.get("nl"))
        held_to(writer.write(outcome, asked, CODE, MADE_ON), paper)


MOVED = {
    "purpose": "moved",
    "identity": "valid",
    "status": "eu_eea_swiss",
    "registered": "no",
    "home": "netherlands",
    "town": "here",
    "already": "no",
}
COMMON_VISITS = {
    "a short stay": {**MOVED, "stay": "under", "work": "agency"},
    "a home with papers": {**MOVED, "stay": "over", "work": "employee", "address": "proof"},
    "no address": {**MOVED, "stay": "over", "work": "employee", "address": "none"},
}


@pytest.mark.parametrize("visit", COMMON_VISITS)
@pytest.mark.parametrize("language", ["nl", "en", "pl", "ar"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_most_common_visits_keep_what_to_do_and_what_to_bring(
    paper: str, language: str, visit: str, pack: Pack, catalogues: Catalogues
) -> None:
    """On the smallest paper too, in the visitor's own words."""
    walked = walk(
        pack, {question: frozenset({one}) for question, one in COMMON_VISITS[visit].items()}
    )
    writer = SlipWriter(pack, catalogues.get(language), catalogues.get("nl"))
    slip = writer.write(outcome_of(pack, walked.asked), walked.asked, CODE, MADE_ON)
    kept = [
        (part.pictogram, [line.own for line in part.lines]) for part in printed_parts(slip, paper)
    ]
    for part in slip.parts[:4]:
        assert (part.pictogram, [line.own for line in part.lines]) in kept


def test_a_receipt_has_a_length_that_a_hand_can_hold() -> None:
    assert SHEETS["receipt80"].longest / MM == pytest.approx(600)
    assert SHEETS["receipt58"].longest / MM == pytest.approx(750)
