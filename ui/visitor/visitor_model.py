"""The visit as QML sees it: which screen, which language, and one model a screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.ports import PostcodeTable
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.speech import Voice
from ui.visitor.calendar_model import CalendarModel
from ui.visitor.comfort_model import ComfortModel
from ui.visitor.compare_model import CompareModel
from ui.visitor.contact_model import ContactModel
from ui.visitor.handover import Handover
from ui.visitor.help_model import HelpModel
from ui.visitor.idle_model import IdleModel
from ui.visitor.question_model import QuestionModel
from ui.visitor.result_model import ResultModel
from ui.visitor.slip_model import SlipModel
from ui.visitor.stage import Stage, StageModel, Surroundings
from ui.visitor.steps import StepRow, step_rows
from ui.visitor.teach_model import TeachModel
from ui.visitor.welcome_model import WelcomeModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of the settings, and whether screens slide."""

    idle: int
    countdown: int
    end: int
    less_movement: bool


@QmlElement
@QmlUncreatable("Made by the kiosk")
class VisitorModel(StageModel):
    """The root of all view-models of the visitor's screens."""

    changed = Signal()
    languageChanged = Signal()
    speakingChanged = Signal()
    wiped = Signal()
    readyChanged = Signal()

    def __init__(  # noqa: PLR0913 - the wiring of a visit
        self,
        around: Surroundings,
        voice: Voice,
        handover: Handover,
        postcodes: Callable[[], PostcodeTable],
        pace: Pace,
        parent: QObject,
    ) -> None:
        """Set the stage and put every model on it."""
        stage = Stage(around, parent)
        super().__init__(stage, parent)
        self._welcome = WelcomeModel(stage, self)
        self._steps = Rows(StepRow, self)
        self._question = QuestionModel(stage, self)
        self._calendar = CalendarModel(stage, self)
        self._result = ResultModel(stage, self)
        self._compare = CompareModel(stage, self)
        self._teach = TeachModel(stage, self)
        self._contact = ContactModel(stage, postcodes, self)
        self._help = HelpModel(stage, self)
        self._slip = SlipModel(stage, handover, self)
        self._comfort = ComfortModel(stage, voice, pace.less_movement, self)
        self._idle = IdleModel(stage, pace.idle, pace.countdown, pace.end, self)
        self._speaking = False
        self._ready = False
        stage.languageChanged.connect(self.languageChanged)
        stage.wiped.connect(self._clear_clipboard)
        stage.wiped.connect(self.wiped)

    def refresh(self) -> None:
        """Show the progress."""
        self._steps.replace(step_rows(self.session, self.words))

    # -- where we are

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The screen to show."""
        return self.session.screen

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """BCP 47 tag of the language on the screen."""
        return self.stage.language

    @Property(str, notify=languageChanged)
    def languageName(self) -> str:
        """Its own name."""
        return self.session.pack.language(self.stage.language).name

    @Property(bool, notify=languageChanged)
    def rightToLeft(self) -> bool:
        """Whether everything is mirrored."""
        return self.words.right_to_left

    @Property(QObject, constant=True)
    def steps(self) -> Rows:
        """The progress strip."""
        return self._steps

    @Property(str, notify=changed)
    def stepText(self) -> str:
        """The progress in words."""
        now = next((n for n, row in enumerate(self._steps.rows, 1) if row.standing == "now"), 0)
        if not now:
            return ""
        return self.words.text("ui.step", n=now, total=self._steps.rowCount())

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        """Whether the first screen is out, so that the others may be built."""
        return self._ready

    @Property(bool, notify=speakingChanged)
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self._speaking

    @property
    def untouched(self) -> bool:
        """Whether nobody is there: the welcome screen, and no touch or key since the last wipe."""
        return self.session.screen == "welcome" and not self._idle.touched

    # -- one model a screen

    @Property(WelcomeModel, constant=True)
    def welcome(self) -> WelcomeModel:
        """The welcome screen."""
        return self._welcome

    @Property(QuestionModel, constant=True)
    def question(self) -> QuestionModel:
        """The question screen."""
        return self._question

    @Property(CalendarModel, constant=True)
    def calendar(self) -> CalendarModel:
        """The calendar screen."""
        return self._calendar

    @Property(ResultModel, constant=True)
    def result(self) -> ResultModel:
        """The result screen."""
        return self._result

    @Property(CompareModel, constant=True)
    def compare(self) -> CompareModel:
        """The comparison screen."""
        return self._compare

    @Property(TeachModel, constant=True)
    def teach(self) -> TeachModel:
        """The teach-back screen."""
        return self._teach

    @Property(ContactModel, constant=True)
    def contact(self) -> ContactModel:
        """The contact screens."""
        return self._contact

    @Property(HelpModel, constant=True)
    def help(self) -> HelpModel:
        """The help panel."""
        return self._help

    @Property(SlipModel, constant=True)
    def slip(self) -> SlipModel:
        """The slip and the end screen."""
        return self._slip

    @Property(ComfortModel, constant=True)
    def comfort(self) -> ComfortModel:
        """Text size, contrast, speech."""
        return self._comfort

    @Property(IdleModel, constant=True)
    def idle(self) -> IdleModel:
        """The idle warning."""
        return self._idle

    # -- what a finger does

    @Slot(str)
    def chooseLanguage(self, tag: str) -> None:
        """Choose a language on the welcome screen: a visit starts."""
        self.stage.choose_language(tag)
        today = self.stage.around.clock.now().date()
        self.stage.move(self.session.started(tag, today))

    @Slot(str)
    def changeLanguage(self, tag: str) -> None:
        """Say everything in another language; the visit stays where it is."""
        self.stage.choose_language(tag)
        self.stage.move(self.session.in_language(tag))

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        session = self.session.back()
        if session.visit is None:
            self.stage.wipe()
        else:
            self.stage.move(session)

    @Slot()
    def goOn(self) -> None:
        """Go on to the next screen."""
        self.stage.move(self.session.forward())

    @Slot(int)
    def changeAnswer(self, number: int) -> None:
        """Change an answer from the strip."""
        question_id = self._steps.rows[number].key
        if question_id:
            self.stage.move(replace(self.session, changing=question_id, screen="question"))

    @Slot()
    def count(self) -> None:
        """Open the calendar."""
        self.stage.move(self.session.shown("calendar"))

    @Slot()
    def hideNow(self) -> None:
        """Wipe everything in one tap."""
        self.stage.wipe()

    @Slot(str)
    def speak(self, text: str) -> None:
        """Say one text."""
        self.stage.speak(text)

    @Slot()
    def stopSpeaking(self) -> None:
        """Be silent."""
        self.stage.around.speaker.stop()

    @Slot(bool)
    def tell_speaking(self, speaking: bool) -> None:
        """Take over from the speaker whether something is being said."""
        self._speaking = speaking
        self.speakingChanged.emit()

    def after_first_frame(self) -> None:
        """Let the promises appear on the tiles, and the other screens be built."""
        self._welcome.show_promises()
        self._ready = True
        self.readyChanged.emit()

    @Slot()
    def _clear_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() or clipboard.text():
            clipboard.clear()
