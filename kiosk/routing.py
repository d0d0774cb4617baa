"""Answers in, one Outcome out: the unique row of the decision table and what it selects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.errors import NotDecidedError, RoutingError
from kiosk.pack import HELP_TOPICS, NOT_ASKED, Pack, Row, Selected, holds
from kiosk.visit import Answers, Visit

NEVER_IN_A_RECORD = frozenset({HELP_TOPICS})
"""Help topics may tell of illness, exploitation or sex work: never stored (AVG art. 9)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a visit leads; ids only, in the order in which they are shown."""

    route: str
    refer_to: str | None
    lean: str | None
    row: str
    desks: tuple[str, ...]
    advice: tuple[str, ...]
    documents: tuple[str, ...]
    organisations: tuple[str, ...]
    consequences: tuple[str, ...]


def fits(row: Row, asked: Answers) -> bool:
    """Whether a row covers these answers; an unasked question counts as `not_asked`."""
    not_asked = frozenset({NOT_ASKED})
    return all(asked.get(name, not_asked) <= options for name, options in row.cells.items())


def deciding_row(rows: Iterable[Row], asked: Answers) -> Row:
    """
    Return the one row that fits (hit policy *unique*).

    Raises:
        RoutingError: None or several fit; a proven pack never does this.
    """
    fitting = [row for row in rows if fits(row, asked)]
    if len(fitting) != 1:
        named = ", ".join(row.id for row in fitting) or "none"
        message = f"Exactly one row must fit a finished visit; here: {named}."
        raise RoutingError(message)
    return fitting[0]


def decide(visit: Visit) -> Outcome:
    """
    Decide a finished visit.

    Raises:
        NotDecidedError: A question is still open.
    """
    walked = visit.walk
    if walked.next is not None:
        message = f"The question '{walked.next.id}' is still open."
        raise NotDecidedError(message)
    return outcome_of(visit.pack, walked.asked)


def outcome_of(pack: Pack, asked: Answers) -> Outcome:
    """Decide answers that are known to be complete, and select everything that goes with them."""
    row = deciding_row(pack.rows, asked)
    facts = {**asked, "route": frozenset({row.route})}
    if row.refer_to:
        facts["refer_to"] = frozenset({row.refer_to})
    if row.lean:
        facts["lean"] = frozenset({row.lean})

    def chosen(things: Sequence[Selected]) -> tuple[str, ...]:
        return tuple(thing.id for thing in things if holds(thing.show_when, facts))

    return Outcome(
        route=row.route,
        refer_to=row.refer_to,
        lean=row.lean,
        row=row.id,
        desks=chosen(pack.desks),
        advice=chosen(pack.advice),
        documents=chosen(pack.documents),
        organisations=chosen(pack.organisations),
        consequences=chosen(pack.consequences),
    )
