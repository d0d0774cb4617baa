"""What a slip tells back of a visit: all that the clerk needs, nothing that could harm."""

from datetime import date

import pytest

from kiosk.routing import decide
from kiosk.slip import SlipChoice, SlipWriter, reason_ids, sensitive_reason_ids
from kiosk.visit import Visit
from tests.unit.ui.visitor.stand import amsterdam, catalogues

TODAY = date(2026, 11, 24)
SETTLES = {
    "purpose": "register",
    "children": "no",
    "identity": "valid",
    "status": "eu_eea_swiss",
    "registered": "no",
    "home": "netherlands",
    "town": "here",
    "stay": "over",
    "already": "no",
    "work": "employee",
}


def visit(**answers: str) -> Visit:
    """Return a finished visit of somebody who settles here, with some other answers."""
    made = Visit.started(amsterdam(), "en")
    given = SETTLES | answers
    while (question := made.next_question) is not None:
        made = made.answer(question.id, given.get(question.id, question.options[0].id))
    return made


def said(made: Visit, choice: SlipChoice | None = None) -> str:
    """Return every word of the slip in English."""
    english = catalogues().get("en")
    writer = SlipWriter(amsterdam(), english, catalogues().get("nl"))
    slip = writer.write(decide(made), made.walk.asked, "", TODAY, choice)
    return "\n".join(line.own for part in slip.parts for line in part.lines)


@pytest.mark.parametrize(
    ("question", "option"),
    [("address", "secret"), ("address", "forbidden"), ("status", "visa_or_none")],
)
def test_an_answer_that_could_harm_is_told_back_only_when_the_visitor_says_so(
    question: str, option: str
) -> None:
    """Whoever finds the paper at home must not read that somebody is hiding from them."""
    made = visit(**{question: option})
    (reason,) = sensitive_reason_ids(amsterdam(), made.walk.asked)
    sentence = catalogues().get("en").text(reason)
    assert reason == f"reason.{question}.{option}"
    assert sentence not in said(made)
    assert sentence in said(made, SlipChoice(sensitive_reasons=frozenset({reason})))


def test_everything_else_is_told_back_so_that_the_clerk_need_not_ask_again() -> None:
    made = visit(address="proof")
    assert sensitive_reason_ids(amsterdam(), made.walk.asked) == []
    english = catalogues().get("en")
    told = [english.text(one) for one in reason_ids(made.walk.asked) if english.has(one)]
    assert told
    assert all(sentence in said(made) for sentence in told)
