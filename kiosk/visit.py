"""One person's way through the questions: a value that grows by answers and shrinks by undo."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from kiosk.errors import AnswerCountError, StaleAnswerError, UnknownIdError
from kiosk.nearest import nearest
from kiosk.pack import Pack, Question, holds

Answers = Mapping[str, frozenset[str]]
"""Chosen option ids by question id; one option each, except for questions that take many."""


@dataclass(frozen=True, slots=True)
class Walk:
    """
    What a set of answers comes to when the questions are asked in order.

    `asked` holds the answers that count, in the order asked; `next` is the first question
    still open (None: all answered); `ignored` are answers to questions this visit never meets.
    """

    asked: Answers
    next: Question | None
    ignored: tuple[str, ...]


def walk(pack: Pack, answers: Answers) -> Walk:
    """Ask the questions of a pack in order against answers already given."""
    asked: dict[str, frozenset[str]] = {}
    open_question: Question | None = None
    for question in pack.questions:
        if not holds(question.ask_when, asked):
            continue
        if question.id in answers:
            asked[question.id] = answers[question.id]
        elif open_question is None:
            open_question = question
            break
    ignored = () if open_question else tuple(key for key in answers if key not in asked)
    return Walk(asked, open_question, ignored)


def checked_options(pack: Pack, question_id: str, options: Iterable[str]) -> frozenset[str]:
    """
    Return options as a set once pack, question and options are known to fit.

    Raises:
        UnknownIdError: No such question, or no such option of it; names the nearest.
        AnswerCountError: Not one option for a question that takes one, or none at all.
    """
    ids = [question.id for question in pack.questions]
    if question_id not in ids:
        raise UnknownIdError("question", question_id, nearest(question_id, ids))
    question = pack.question(question_id)
    chosen = frozenset(options)
    for option in sorted(chosen):
        if option not in question.option_ids:
            known = [each.id for each in question.options]
            raise UnknownIdError(f"option of '{question_id}'", option, nearest(option, known))
    if not chosen or (len(chosen) > 1 and not question.many):
        message = f"'{question_id}' takes {'at least' if question.many else 'exactly'} one option."
        raise AnswerCountError(message)
    return chosen


@dataclass(frozen=True)
class Visit:
    """A visit in progress: the pack it started with, the language, and the answers so far."""

    pack: Pack
    language: str
    answers: Answers

    @classmethod
    def started(cls, pack: Pack, language: str) -> Self:
        """Start a visit without a single answer."""
        return cls(pack, language, {})

    @cached_property
    def walk(self) -> Walk:
        """The answers that count, and the next question; found once, as every screen asks."""
        return walk(self.pack, self.answers)

    @property
    def next_question(self) -> Question | None:
        """The question to ask now, or None when the route is decided."""
        return self.walk.next

    def answer(self, question_id: str, *options: str) -> "Visit":
        """
        Answer a question that is open, or change an answer already given.

        Later answers are kept; those that the changed visit no longer meets are passed over.

        Raises:
            StaleAnswerError: The visit does not meet this question now.
            UnknownIdError: The question or an option does not exist.
        """
        chosen = checked_options(self.pack, question_id, options)
        walked = self.walk
        is_open = walked.next is not None and walked.next.id == question_id
        if not is_open and question_id not in walked.asked:
            message = f"This visit does not ask '{question_id}' now."
            raise StaleAnswerError(message)
        answered = replace(self, answers={**self.answers, question_id: chosen})
        option = next(iter(chosen)) if len(chosen) == 1 else None
        return answered._without_unfolded(question_id, option)  # noqa: SLF001 - a Visit of our own

    def answer_unfolded(self, question_id: str, option: str, beside: str) -> "Visit":
        """
        Answer a question together with the one its option unfolds (`home` with `town`).

        Raises:
            UnknownIdError: The option unfolds nothing, or the second option does not exist.
        """
        unfolds = next(
            (o.unfolds for o in self.pack.question(question_id).options if o.id == option), None
        )
        if unfolds is None:
            raise UnknownIdError(f"unfolding option of '{question_id}'", option, None)
        second = checked_options(self.pack, unfolds, [beside])
        answered = self.answer(question_id, option)
        return replace(answered, answers={**answered.answers, unfolds: second})

    def undo(self) -> "Visit":
        """Take back the last answer that was given on a screen of its own."""
        asked = list(self.walk.asked)
        while asked:
            last = asked.pop()
            if not self._was_unfolded(last):
                gone = {last, *self._unfolded_from(last)}
                kept = {key: value for key, value in self.answers.items() if key not in gone}
                return replace(self, answers=kept)
        return self

    def _unfolded_from(self, question_id: str) -> set[str]:
        chosen = self.answers.get(question_id, frozenset())
        options = self.pack.question(question_id).options
        return {o.unfolds for o in options if o.unfolds is not None and o.id in chosen}

    def _was_unfolded(self, question_id: str) -> bool:
        return any(question_id in self._unfolded_from(asked) for asked in self.walk.asked)

    def _without_unfolded(self, question_id: str, option: str | None) -> "Visit":
        """Forget what another option of the same question had unfolded before."""
        options = self.pack.question(question_id).options
        stale = {o.unfolds for o in options if o.unfolds is not None and o.id != option}
        kept = {key: value for key, value in self.answers.items() if key not in stale}
        return replace(self, answers=kept)
