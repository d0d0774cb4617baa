"""The proof finds what trying every visitor finds: gaps, overlaps, and nothing else."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.pack import ALWAYS, NOT_ASKED, Clause, Condition, Option, Question, Row
from kiosk.proof import prove_unique, reachable, volume
from kiosk.routing import fits
from kiosk.visit import Answers


def question(question_id: str, options: str, ask_when: Condition = ALWAYS) -> Question:
    return Question(question_id, "x", tuple(Option(o, "x") for o in options), ask_when)


def row(row_id: str, **cells: str) -> Row:
    sets = {name: frozenset(written.split()) for name, written in cells.items()}
    return Row(row_id, (), sets, "rni")


STAY = question("s", "ab")
TOWN = question("t", "cd", ({"s": frozenset("a")},))


def everyone(questions: list[Question]) -> list[Answers]:
    """Return all visitors by plain enumeration, as slowly and surely as that goes."""
    people: list[Answers] = []
    sets = [[*(frozenset({o.id}) for o in each.options), None] for each in questions]
    for chosen in product(*sets):
        answers: dict[str, frozenset[str]] = {}
        for each, one in zip(questions, chosen, strict=True):
            is_asked = any(
                all(
                    answers.get(name, frozenset({NOT_ASKED})) & wanted for name, wanted in c.items()
                )
                for c in each.ask_when
            )
            if is_asked == (one is None):
                break
            if one is not None:
                answers[each.id] = one
        else:
            people.append(answers)
    return people


def test_a_whole_table_is_proven() -> None:
    """Every visitor fits one row: nothing to tell."""
    rows = [row("1", s="a", t="c"), row("2", s="a", t="d"), row("3", s="b")]
    assert prove_unique([STAY, TOWN], rows) == []


def test_a_dropped_row_is_a_gap_with_its_visitor() -> None:
    """The visitor told is one whom the dropped row took."""
    (flaw,) = prove_unique([STAY, TOWN], [row("1", s="a", t="c"), row("3", s="b")])
    assert (flaw.kind, flaw.rows) == ("gap", ())
    assert flaw.visitor == {"s": "a", "t": "d"}


def test_a_widened_cell_is_an_overlap_with_its_visitor() -> None:
    """Both rows are named."""
    rows = [row("1", s="a", t="c"), row("2", s="a", t="c d"), row("3", s="b")]
    (flaw,) = prove_unique([STAY, TOWN], rows)
    assert (flaw.kind, flaw.rows) == ("overlap", ("1", "2"))
    assert flaw.visitor == {"s": "a", "t": "c"}


def test_a_gap_beside_an_overlap_is_found() -> None:
    """Volumes may add up by accident; the proof does not fall for it."""
    rows = [row("1", s="a", t="c"), row("2", s="a", t="c"), row("3", s="b")]
    assert {flaw.kind for flaw in prove_unique([STAY, TOWN], rows)} == {"gap", "overlap"}


def test_not_asked_is_a_value_of_the_table() -> None:
    """A row may take exactly those who were never asked."""
    rows = [row("1", t="c"), row("2", t="d"), row("3", t=NOT_ASKED)]
    assert prove_unique([STAY, TOWN], rows) == []


def test_a_question_of_many_answers_decides_nothing() -> None:
    """Its sets of answers are outside the proof."""
    topics = Question("h", "x", (Option("p", "x"),), ALWAYS, many=True)
    assert [dict(box) for box in reachable([STAY, topics])] == [{"s": frozenset("ab")}]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Question], list[Row]]:
    """Up to four questions, each asked on conditions on earlier ones, and up to six rows."""
    questions: list[Question] = []
    options: dict[str, list[str]] = {}
    for number in range(draw(st.integers(1, 4))):
        name = f"q{number}"
        names = draw(st.sampled_from(["ab", "abc"]))
        lines: list[Clause] = [{}]
        if questions:
            lines = draw(st.lists(clause(options), max_size=2))
        questions.append(question(name, names, tuple(lines)))
        options[name] = [*names, NOT_ASKED]
    cells = draw(st.lists(clause(options), max_size=6))
    return questions, [Row(f"r{n}", (), cell, "rni") for n, cell in enumerate(cells)]


def clause(options: dict[str, list[str]]) -> st.SearchStrategy[dict[str, frozenset[str]]]:
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.frozensets(st.sampled_from(known), min_size=1)
            for name, known in options.items()
        },
    )


@settings(max_examples=300, deadline=None)
@given(table=tables())
def test_the_proof_agrees_with_brute_force(table: tuple[list[Question], list[Row]]) -> None:
    """Gap and overlap exactly where trying every visitor finds them; the stories are true."""
    questions, rows = table
    people = everyone(questions)
    fitting = [[each.id for each in rows if fits(each, person)] for person in people]
    flaws = prove_unique(questions, rows)
    overlaps = {pair for ids in fitting for pair in product(ids, ids) if pair[0] < pair[1]}
    assert {flaw.rows for flaw in flaws if flaw.kind == "overlap"} == overlaps
    assert any(flaw.kind == "gap" for flaw in flaws) == ([] in fitting)
    for flaw in flaws:
        person = {name: frozenset({one}) for name, one in flaw.visitor.items()}
        assert person in people
        took = fitting[people.index(person)]
        assert set(flaw.rows) <= set(took)
        assert bool(took) == (flaw.kind == "overlap")


@settings(max_examples=100, deadline=None)
@given(table=tables())
def test_the_boxes_hold_every_visitor_once(table: tuple[list[Question], list[Row]]) -> None:
    """No visitor is lost or counted twice when boxes are cut."""
    questions, _ = table
    assert sum(volume(box) for box in reachable(questions)) == len(everyone(questions))


@pytest.mark.parametrize("rows", [[], [row("1", s="a", t="c d")]])
def test_a_table_that_says_too_little_is_never_proven(rows: list[Row]) -> None:
    """An empty table is one great gap."""
    assert "gap" in {flaw.kind for flaw in prove_unique([STAY, TOWN], rows)}
