"""The question on the screen: its options as tiles, what is chosen, and going on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.pack import Option, Question
from kiosk.visit import Visit
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.stage import Stage, StageModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One tile; `key` is `over`, or `over/already/yes` where it answers two questions."""

    key: str
    text: str
    hint: str
    pictogram: str
    selected: bool


@QmlElement
@QmlUncreatable("Made by the visit")
class QuestionModel(StageModel):
    """Shows `session.question` and turns taps into answers."""

    changed = Signal()
    optionsChanged = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Show nothing until a visit asks."""
        super().__init__(stage, parent)
        self._options = Rows(OptionRow, self)
        self._question: Question | None = None
        self._chosen: frozenset[str] = frozenset()

    def refresh(self) -> None:
        """Take over the question of the session; an answer given before is chosen again."""
        question = self.session.question
        if question is None:
            self._question, self._chosen = None, frozenset()
            self._options.replace(())
            return
        if question is not self._question:
            self._question = question
            self._chosen = self._answered_before(question)
        self._show_options()

    @Property(QObject, constant=True)
    def options(self) -> Rows:
        """The tiles."""
        return self._options

    @Property(str, notify=changed)
    def key(self) -> str:
        """The id of the question; changes when another question slides in."""
        return self._question.id if self._question else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        """The question, in words."""
        return self._text("question.{}")

    @Property(str, notify=changed)
    def why(self) -> str:
        """Why we ask."""
        return self._text("question.{}.why")

    @Property(str, notify=changed)
    def pictogram(self) -> str:
        """The picture of the question."""
        return self._question.pictogram if self._question else "question"

    @Property(bool, notify=changed)
    def many(self) -> bool:
        """Whether more than one tile may be chosen."""
        return bool(self._question and self._question.many)

    @Property(bool, notify=changed)
    def hasCalendar(self) -> bool:
        """Whether the calendar can count for the visitor."""
        return bool(self._question and self._question.calendar)

    @Property(bool, notify=optionsChanged)
    def canGoOn(self) -> bool:
        """Whether something is chosen."""
        return bool(self._chosen)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Choose a tile; a second tap takes it back where many may be chosen."""
        self.stage.around.speaker.stop()
        if self.many:
            self._chosen = self._chosen ^ {key}
        else:
            self._chosen = frozenset({key})
        self._show_options()

    @Slot(str)
    def next(self, question_id: str) -> None:
        """Answer with what is chosen; a tap meant for a question that is gone does nothing."""
        visit = self.session.visit
        if visit is None or not self._chosen or question_id != self.key:
            return
        self.stage.move(self.session.answered(self._answer(visit)))

    @Slot()
    def speakTitle(self) -> None:
        """Say the question."""
        self.stage.speak(self.title, f"question.{self.key}")

    @Slot()
    def speakWhy(self) -> None:
        """Say why we ask."""
        self.stage.speak(self.why, f"question.{self.key}.why")

    @Slot(str)
    def speakOption(self, key: str) -> None:
        """Say one tile."""
        row = next(row for row in self._options.rows if row.key == key)
        self.stage.speak(f"{row.text}. {row.hint}".strip(), self._option_id(key))

    @Slot()
    def speakAll(self) -> None:
        """Say the question and every tile."""
        tiles = [f"{row.text}. {row.hint}".strip() for row in self._options.rows]
        self.stage.speak("\n\n".join((self.title, *tiles)))

    def _text(self, pattern: str) -> str:
        return self.words.text(pattern.format(self.key)) if self._question else ""

    def _answer(self, visit: Visit) -> Visit:
        if self.many:
            return visit.answer(self.key, *self._chosen)
        option, _, unfolded = next(iter(self._chosen)).partition("/")
        if not unfolded:
            return visit.answer(self.key, option)
        return visit.answer_unfolded(self.key, option, unfolded.rpartition("/")[2])

    def _answered_before(self, question: Question) -> frozenset[str]:
        visit = self.session.visit
        answers = {**self.session.before, **(visit.answers if visit else {})}
        if question.id not in answers:
            return frozenset()
        chosen = answers[question.id]
        if question.many:
            return chosen
        return frozenset(
            f"{o.id}/{o.unfolds}/{min(answers[o.unfolds])}"
            if o.unfolds and o.unfolds in answers
            else o.id
            for o in question.options
            if o.id in chosen
        )

    def _show_options(self) -> None:
        if self._question is None:
            return
        self._options.replace(
            [row for option in self._question.options for row in self._tiles(option)]
        )
        self.optionsChanged.emit()

    def _tiles(self, option: Option) -> list[OptionRow]:
        """Return one tile, or one for each answer of the question that the option unfolds."""
        if option.unfolds is None:
            return [self._tile(option.id, option.pictogram)]
        beside = self.session.pack.question(option.unfolds)
        return [
            self._tile(
                f"{option.id}/{beside.id}/{second.id}",
                option.pictogram if number == 0 else second.pictogram,
            )
            for number, second in enumerate(beside.options)
        ]

    def _tile(self, key: str, pictogram: str) -> OptionRow:
        text_id = self._option_id(key)
        here = self.session.pack.municipality or self.words.text("ui.this_municipality")
        values = {"municipality": here}
        hint = f"{text_id}.hint"
        return OptionRow(
            key=key,
            text=self.words.text(text_id, **values),
            hint=self.words.text(hint, **values) if self.words.has(hint) else "",
            pictogram=pictogram,
            selected=key in self._chosen,
        )

    def _option_id(self, key: str) -> str:
        kind = "unfolded" if "/" in key else "option"
        return f"{kind}.{self.key}.{key.replace('/', '.')}"
