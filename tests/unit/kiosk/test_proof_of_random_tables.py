"""Thousands of random tables: the proof finds what trying every visitor finds, and no more."""

from collections import Counter

from kiosk.proof import finished_visits, prove_unique, reachable, volume
from tests.fakes.everybody import Everybody
from tests.fakes.tables import dice, domain_of, some_questions, some_table

TABLES = 10_000


def test_ten_thousand_tables_are_judged_as_by_trying_everybody() -> None:
    """Gaps, overlaps by pair of rows, and each visitor told: all true, none missing."""
    seen: Counter[str] = Counter()
    for seed, rng in enumerate(dice(TABLES)):
        questions = some_questions(rng, rng.randint(1, 5))
        rows = some_table(rng, domain_of(questions))
        people = Everybody(questions)
        fitting = people.fitting(rows)
        flaws = prove_unique(questions, rows)
        pairs = {
            (one.id, other.id)
            for at, one in enumerate(rows)
            for other in rows[at + 1 :]
            if fitting[one.id] & fitting[other.id]
        }
        lost, torn = people.lost_and_torn(rows)
        assert {flaw.rows for flaw in flaws if flaw.kind == "overlap"} == pairs, seed
        assert any(flaw.kind == "gap" for flaw in flaws) == bool(lost), seed
        for flaw in flaws:
            visitor = people.number_of(flaw.visitor)
            assert all(fitting[row] & visitor for row in flaw.rows), seed
            assert bool(lost & visitor) == (flaw.kind == "gap"), seed
        seen[("gap " if lost else "") + ("overlap" if torn else "") or "proven"] += 1
    assert min(seen.values()) > TABLES // 50, seen
    assert seen.keys() == {"proven", "gap ", "overlap", "gap overlap"}


def test_boxes_hold_everybody_once() -> None:
    """Nobody is lost or counted twice where boxes are cut; never more boxes than people."""
    for rng in dice(3000):
        questions = some_questions(rng, 5)
        people = Everybody(questions).people
        boxes = reachable(questions)
        assert sum(map(volume, boxes)) == len(people)
        assert boxes == finished_visits(questions)
        assert len(boxes) <= len(people)
        for person in people[:: len(people) // 7 + 1]:
            inside = [
                box
                for box in boxes
                if all(person.get(name, "not_asked") in options for name, options in box.items())
            ]
            assert len(inside) == 1
