"""
The way of a visitor to any place of a pack: answers that lead to a question or to an outcome.

Found among the boxes of `kiosk.proof`, never by trying; of the answers that lead there, the
first ones of the pack are taken.
"""

from collections.abc import Iterable, Iterator, Sequence

from kiosk.pack import NOT_ASKED, Condition, Pack, Question, Row, holds
from kiosk.proof import Box, meet, reachable
from kiosk.visit import Answers


def asked_as(pack: Pack, question_id: str) -> str:
    """
    Return the question on whose screen a question is asked.

    That is itself, or the question with the tile that unfolds it.
    """
    for question in pack.questions:
        if any(option.unfolds == question_id for option in question.options):
            return asked_as(pack, question.id)
    return question_id


def way_to_question(pack: Pack, question_id: str) -> Answers | None:
    """
    Return answers after which a question is the next to be asked; None where nobody meets it.

    Raises:
        KeyError: No question has this id.
    """
    wanted = pack.question(question_id)
    earlier = pack.questions[: pack.questions.index(wanted)]
    return _first(earlier, _parts(reachable(earlier), wanted.ask_when))


def way_to_row(pack: Pack, row_id: str) -> Answers | None:
    """
    Return the answers of somebody whom a row of the table decides; None where there is nobody.

    Raises:
        KeyError: No row has this id.
    """
    row = next((each for each in pack.rows if each.id == row_id), None)
    if row is None:
        raise KeyError(row_id)
    return _first(pack.questions, (box for box, _ in _decided(pack, [row])))


def way_to_thing(pack: Pack, show_when: Condition) -> Answers | None:
    """Return the answers of somebody who is shown what has this condition, or None."""
    found = (
        part
        for box, row in _decided(pack, pack.rows)
        for part in _parts([{**box, **_told_by(row)}], show_when)
    )
    return _first(pack.questions, found)


def _decided(pack: Pack, rows: Iterable[Row]) -> Iterator[tuple[Box, Row]]:
    """Yield the boxes of finished visits, cut by the row that decides them."""
    boxes = reachable(pack.questions)
    for row in rows:
        for box in boxes:
            if (part := meet(box, row.cells)) is not None:
                yield part, row


def _told_by(row: Row) -> Box:
    """Return what conditions may ask of a row beside the answers."""
    told = {"route": row.route, "refer_to": row.refer_to, "lean": row.lean}
    return {name: frozenset({said or NOT_ASKED}) for name, said in told.items()}


def _parts(boxes: Iterable[Box], condition: Condition) -> Iterator[Box]:
    for box in boxes:
        for clause in condition:
            if (part := meet(box, clause)) is not None:
                yield part


def _first(questions: Sequence[Question], boxes: Iterator[Box]) -> Answers | None:
    """
    Return one visitor of the first box: of each question that is asked, the first option.

    Questions that take many answers are in no box; they decide nothing.
    """
    box = next(boxes, None)
    if box is None:
        return None
    answers: dict[str, frozenset[str]] = {}
    for question in questions:
        allowed = box.get(question.id, frozenset({NOT_ASKED}))
        if question.many and holds(question.ask_when, answers):
            answers[question.id] = frozenset({question.options[0].id})
        elif NOT_ASKED not in allowed:
            chosen = next(option.id for option in question.options if option.id in allowed)
            answers[question.id] = frozenset({chosen})
    return answers
