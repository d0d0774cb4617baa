"""Answers in, one outcome out; what is selected follows answers and route."""

from dataclasses import replace

import pytest

from kiosk.errors import NotDecidedError, RoutingError
from kiosk.pack import (
    ALWAYS,
    NOT_ASKED,
    Clause,
    Desk,
    Document,
    Option,
    Pack,
    Question,
    Row,
    Source,
)
from kiosk.routing import NEVER_IN_A_RECORD, decide, deciding_row, fits, outcome_of
from kiosk.visit import Visit

SOURCE = Source("test", "B")


def one(*options: str) -> frozenset[str]:
    return frozenset(options)


def document(document_id: str, *lines: Clause) -> Document:
    return Document(document_id, lines, "x", SOURCE)


def desk(desk_id: str, *lines: Clause) -> Desk:
    return Desk(desk_id, lines, "x", SOURCE)


PACK = Pack(
    version="1",
    municipality="",
    questions=(
        Question("stay", "x", (Option("under", "x"), Option("over", "x")), ALWAYS),
        Question(
            "town", "x", (Option("here", "x"), Option("there", "x")), ({"stay": one("over")},)
        ),
    ),
    rows=(
        Row("short", (), {"stay": one("under")}, "rni"),
        Row("long", (), {"stay": one("over"), "town": one("here")}, "officer", lean="gba"),
        Row("away", (), {"town": one("there")}, "elsewhere", refer_to="ind"),
    ),
    advice=(),
    documents=(
        document("all", {}),
        document("rni", {"route": one("rni")}),
        document("lean", {"lean": one("gba")}),
        document("ind", {"refer_to": one("ind")}),
        document("unasked", {"town": one(NOT_ASKED)}),
        document("never"),
    ),
    consequences=(),
    organisations=(),
    desks=(desk("first", {"stay": one("over")}), desk("second", {})),
    languages=(),
    retention_days={},
)


@pytest.mark.parametrize(
    ("answers", "route", "documents", "desks"),
    [
        ({"stay": "under"}, ("rni", None, None), ("all", "rni", "unasked"), ("second",)),
        (
            {"stay": "over", "town": "here"},
            ("officer", None, "gba"),
            ("all", "lean"),
            ("first", "second"),
        ),
        (
            {"stay": "over", "town": "there"},
            ("elsewhere", "ind", None),
            ("all", "ind"),
            ("first", "second"),
        ),
    ],
)
def test_an_outcome_follows_its_row(
    answers: dict[str, str],
    route: tuple[str, str | None, str | None],
    documents: tuple[str, ...],
    desks: tuple[str, ...],
) -> None:
    """Route, other body and leaning of the row; everything selected in the order of the pack."""
    visit = Visit.started(PACK, "nl")
    for question, option in answers.items():
        visit = visit.answer(question, option)
    came = decide(visit)
    assert (came.route, came.refer_to, came.lean) == route
    assert came.documents == documents
    assert came.desks == desks


def test_an_unfinished_visit_is_not_decided() -> None:
    """The open question is named."""
    with pytest.raises(NotDecidedError, match="'town' is still open"):
        decide(Visit.started(PACK, "nl").answer("stay", "over"))


def test_a_row_fits_only_with_all_its_cells() -> None:
    """An unasked question counts as `not_asked`; an unlisted one as anything."""
    row = Row("r", (), {"town": one(NOT_ASKED, "here")}, "rni")
    assert fits(row, {})
    assert fits(row, {"town": one("here"), "stay": one("over")})
    assert not fits(row, {"town": one("there")})


@pytest.mark.parametrize("rows", [(), (PACK.rows[0], replace(PACK.rows[0], id="twin"))])
def test_no_row_or_two_is_an_error(rows: tuple[Row, ...]) -> None:
    """Never the first that fits: the hit policy is unique."""
    with pytest.raises(RoutingError, match=r"none|short, twin"):
        deciding_row(rows, {"stay": one("under")})


def test_answers_passed_over_decide_nothing() -> None:
    """Only what was asked counts."""
    visit = Visit(PACK, "nl", {"stay": one("under"), "town": one("there")})
    assert decide(visit) == outcome_of(PACK, {"stay": one("under")})


def test_help_topics_are_in_no_record() -> None:
    """AVG art. 9: they may tell of illness, exploitation or sex work."""
    assert "help_topics" in NEVER_IN_A_RECORD
