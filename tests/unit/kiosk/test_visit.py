"""A visit grows by answers, shrinks by undo, and a changed answer loses nothing that counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.errors import AnswerCountError, StaleAnswerError, UnknownIdError
from kiosk.pack import ALWAYS, Option, Pack, Question
from kiosk.visit import Visit, checked_options, walk


def options(written: str) -> tuple[Option, ...]:
    """`over>already` is an option that unfolds a question."""
    return tuple(
        Option(name, "x", unfolds or None)
        for name, _, unfolds in (one.partition(">") for one in written.split())
    )


PACK = Pack(
    version="1",
    municipality="",
    questions=(
        Question("purpose", "x", options("register>children leave help"), ALWAYS),
        Question("home", "x", options("here>town abroad"), ({"purpose": frozenset({"register"})},)),
        Question("town", "x", options("this other"), ({"home": frozenset({"here"})},)),
        Question("stay", "x", options("under over>already"), ({"home": frozenset({"here"})},)),
        Question("already", "x", options("no yes"), ({"stay": frozenset({"under", "over"})},)),
        Question("children", "x", options("no yes"), ({"purpose": frozenset({"register"})},)),
        Question(
            "topics", "x", options("pay school"), ({"purpose": frozenset({"help"})},), many=True
        ),
    ),
    rows=(),
    advice=(),
    documents=(),
    consequences=(),
    organisations=(),
    desks=(),
    languages=(),
    retention_days={},
)
START = Visit.started(PACK, "nl")


def asked(visit: Visit) -> dict[str, str]:
    return {name: "+".join(sorted(chosen)) for name, chosen in visit.walk.asked.items()}


def next_id(visit: Visit) -> str | None:
    return visit.next_question.id if visit.next_question else None


def test_questions_come_in_order_and_only_when_they_apply() -> None:
    """Who leaves is asked nothing more."""
    assert next_id(START) == "purpose"
    assert next_id(START.answer("purpose", "register")) == "home"
    assert next_id(START.answer("purpose", "leave")) is None


def test_an_unfolded_tile_answers_two_questions() -> None:
    """The second question is not asked again, and undo takes back both."""
    visit = START.answer_unfolded("purpose", "register", "yes")
    visit = visit.answer_unfolded("home", "here", "other").answer_unfolded("stay", "over", "yes")
    assert next_id(visit) is None
    assert asked(visit) == {
        "purpose": "register",
        "home": "here",
        "town": "other",
        "stay": "over",
        "already": "yes",
        "children": "yes",
    }
    before = visit.undo()
    assert next_id(before) == "stay"
    assert "already" not in before.answers
    assert asked(before.undo()) == {"purpose": "register"}
    assert before.undo().undo() == START


def test_undo_of_nothing_is_nothing() -> None:
    """Back on the first question stays there."""
    assert START.undo() == START


def test_a_changed_answer_keeps_the_others() -> None:
    """Answers that the visit no longer meets are passed over, and count again if it returns."""
    visit = START.answer("purpose", "register").answer("home", "here").answer("town", "this")
    abroad = visit.answer("home", "abroad")
    assert asked(abroad) == {"purpose": "register", "home": "abroad"}
    assert next_id(abroad) == "children"
    leaving = visit.answer("purpose", "leave")
    assert asked(leaving) == {"purpose": "leave"}
    assert leaving.walk.ignored == ("home", "town")
    assert asked(leaving.answer("purpose", "register")) == asked(visit)


def test_another_option_forgets_what_the_tile_had_unfolded() -> None:
    """`over` with `already=yes`, changed to `under`: already is asked anew."""
    visit = START.answer("purpose", "register").answer_unfolded("home", "here", "this")
    visit = visit.answer_unfolded("stay", "over", "yes").answer("stay", "under")
    assert next_id(visit) == "already"


def test_a_tap_on_a_screen_that_is_gone_is_stale() -> None:
    """An answer to a question that is not asked now is refused, not kept for later."""
    with pytest.raises(StaleAnswerError, match="does not ask 'stay'"):
        START.answer("stay", "over")
    with pytest.raises(StaleAnswerError):
        START.answer("purpose", "leave").answer("home", "here")


def test_an_unknown_id_names_the_nearest() -> None:
    """For questions and for options."""
    with pytest.raises(UnknownIdError, match=r"no question called 'puprose'.* 'purpose'"):
        START.answer("puprose", "register")
    with pytest.raises(UnknownIdError, match=r"option of 'purpose' called 'regster'.* 'register'"):
        START.answer("purpose", "regster")
    with pytest.raises(UnknownIdError):
        START.answer_unfolded("purpose", "leave", "yes")
    with pytest.raises(UnknownIdError):
        START.answer_unfolded("purpose", "register", "perhaps")


def test_a_question_of_many_answers_takes_a_set() -> None:
    """In any order; none at all is no answer."""
    visit = START.answer("purpose", "help")
    assert visit.answer("topics", "pay", "school") == visit.answer("topics", "school", "pay")
    with pytest.raises(AnswerCountError):
        visit.answer("topics")
    with pytest.raises(AnswerCountError):
        checked_options(PACK, "purpose", ["help", "register"])


def test_answers_in_any_order_walk_the_same_way() -> None:
    """The command line gives answers as it likes."""
    answers = {"children": frozenset({"no"}), "home": frozenset({"abroad"})}
    walked = walk(PACK, {**answers, "purpose": frozenset({"register"})})
    assert list(walked.asked) == ["purpose", "home", "children"]
    assert (walked.next, walked.ignored) == (None, ())


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_undo_takes_back_exactly_one_screen(data: st.DataObject) -> None:
    """Along any visit, undo after an answer returns to the same question and answers."""
    visit = START
    while (question := visit.next_question) is not None:
        option = data.draw(st.sampled_from(question.options))
        if option.unfolds:  # such a tile always answers both, on the screen too
            beside = data.draw(st.sampled_from(PACK.question(option.unfolds).options))
            after = visit.answer_unfolded(question.id, option.id, beside.id)
        else:
            after = visit.answer(question.id, option.id)
        back = after.undo()
        assert next_id(back) == question.id
        assert asked(back) == asked(visit)
        visit = after


class AnyVisit(RuleBasedStateMachine):
    """Answers, changes and undo in any order keep a visit sound."""

    @initialize()
    def start(self) -> None:
        """Start a visit."""
        self.visit = START

    @rule(data=st.data())
    def answer_or_change(self, data: st.DataObject) -> None:
        """Answer the open question, or any one given before."""
        open_now = [self.visit.next_question.id] if self.visit.next_question else []
        name = data.draw(st.sampled_from([*self.visit.walk.asked, *open_now]))
        option = data.draw(st.sampled_from(PACK.question(name).options))
        self.visit = self.visit.answer(name, option.id)
        assert self.visit.walk.asked[name] == {option.id}

    @rule()
    def undo(self) -> None:
        """Go back one screen: fewer answers count, or none did."""
        before = asked(self.visit)
        self.visit = self.visit.undo()
        assert asked(self.visit).items() < before.items() or not before

    @invariant()
    def every_answer_counts_or_is_passed_over(self) -> None:
        """What is asked is a walk of its own: the same answers alone lead to the same place."""
        walked = self.visit.walk
        again = walk(PACK, walked.asked)
        assert again.asked == walked.asked
        assert again.next == walked.next
        assert again.ignored == ()


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
