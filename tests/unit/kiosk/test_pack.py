"""Sources decide what is shown; conditions hold by lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.pack import ALWAYS, NOT_ASKED, Clause, Detail, Language, Pack, Question, Source, holds


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source("scan", "A"), "14 020"),
        (Source("official page", "B"), "14 020"),
        (Source("other page", "C"), "14 020"),
        (Source("general knowledge", "D"), None),
        (Source("official page", "B", moving=True), None),
    ],
)
def test_only_verified_details_are_shown(source: Source, shown: str | None) -> None:
    """General knowledge (D) and what is moving stay hidden."""
    assert Detail("14 020", source).shown == shown


def test_a_condition_holds_when_one_line_does() -> None:
    """All of a line, any of the lines; no lines never hold."""
    lines: tuple[Clause, ...] = (
        {"stay": frozenset({"over"}), "route": frozenset({"gba"})},
        {"stay": frozenset({"about"})},
    )
    facts = {"stay": frozenset({"over"})}
    assert not holds(lines, facts)
    assert holds(lines, {**facts, "route": frozenset({"gba"})})
    assert holds(lines, {"stay": frozenset({"about"})})
    assert holds(ALWAYS, {})
    assert not holds((), facts)


def test_what_was_not_asked_can_be_a_condition() -> None:
    """`not_asked` holds for a question the visit never met, and only for that."""
    condition: tuple[Clause, ...] = ({"town": frozenset({NOT_ASKED, "here"})},)
    assert holds(condition, {})
    assert holds(condition, {"town": frozenset({"here"})})
    assert not holds(condition, {"town": frozenset({"elsewhere"})})


options = st.frozensets(st.sampled_from("abc"), min_size=1)
clauses = st.dictionaries(st.sampled_from(["p", "q", "r"]), options, max_size=3)


@given(lines=st.lists(clauses, max_size=3), one=clauses, facts=clauses)
def test_one_more_line_never_takes_away(
    lines: list[Clause], one: Clause, facts: dict[str, frozenset[str]]
) -> None:
    """A condition only grows by lines; an empty line always holds."""
    if holds(tuple(lines), facts):
        assert holds((*lines, one), facts)
    assert holds((*lines, {}), facts)


def test_questions_and_languages_are_found_by_id() -> None:
    """An id nobody knows is a KeyError."""
    question = Question("stay", "clock", (), ALWAYS)
    dutch = Language("nl", "Nederlands", "Welkom", "nl")
    pack = Pack("1", "", (question,), (), (), (), (), (), (), (dutch,), {})
    assert pack.question("stay") is question
    assert pack.language("nl") is dutch
    with pytest.raises(KeyError):
        pack.question("other")
    with pytest.raises(KeyError):
        pack.language("pl")
