"""The progress strip: pictures of the answers given, the step now, the steps still to come."""

from dataclasses import dataclass

from kiosk.visit import Visit
from kiosk.words import Words
from ui.visitor.session import Session


@dataclass(frozen=True, slots=True)
class StepRow:
    """One shape of the strip; `standing` is done, now or ahead; `key` a question id or empty."""

    key: str
    pictogram: str
    standing: str
    name: str


def own_screens(visit: Visit) -> list[str]:
    """Return the questions that have been asked on a screen of their own, in order."""
    asked = visit.walk.asked
    unfolded = {
        option.unfolds
        for question_id, chosen in asked.items()
        for option in visit.pack.question(question_id).options
        if option.id in chosen and option.unfolds
    }
    return [question_id for question_id in asked if question_id not in unfolded]


def likely_rest(visit: Visit) -> list[str]:
    """Return the questions still to come for somebody who always takes the first option."""
    rest: list[str] = []
    guess = visit
    while (question := guess.next_question) is not None:
        rest.append(question.id)
        option = question.options[0]
        if option.unfolds:
            first = visit.pack.question(option.unfolds).options[0].id
            guess = guess.answer_unfolded(question.id, option.id, first)
        else:
            guess = guess.answer(question.id, option.id)
    return rest


def step_rows(session: Session, words: Words) -> list[StepRow]:
    """Return the strip for a session."""
    visit = session.visit
    if visit is None:
        return []
    rows = [_done(visit, question_id, words) for question_id in own_screens(visit)]
    now_is_question = session.screen in {"question", "calendar"}
    if session.changing is not None:
        return [
            StepRow(
                row.key,
                row.pictogram,
                "now" if row.key == session.changing else row.standing,
                row.name,
            )
            for row in rows
        ]
    for number, question_id in enumerate(likely_rest(visit)):
        state = "now" if number == 0 and now_is_question else "ahead"
        rows.append(StepRow("", visit.pack.question(question_id).pictogram, state, ""))
    rows.append(StepRow("", "check-circle", "ahead" if now_is_question else "now", ""))
    return rows


def _done(visit: Visit, question_id: str, words: Words) -> StepRow:
    question = visit.pack.question(question_id)
    chosen = visit.walk.asked[question_id]
    option = next(o for o in question.options if o.id in chosen)
    name = words.text("review.change", answer=words.text(f"option.{question_id}.{option.id}"))
    return StepRow(question_id, question.pictogram, "done", name)
