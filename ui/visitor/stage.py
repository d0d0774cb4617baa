"""The stage all view-models of a visit stand on: the session, its words, and one signal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.pack import Pack
from kiosk.ports import Clock, Speaker
from kiosk.words import Words
from ui.visitor.session import Session


class Vocabulary(Protocol):
    """Catalogues by language; `content.catalogue.Catalogues` is the real one."""

    def get(self, tag: str) -> Words:
        """Return the words of a language, loaded when first asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a visit needs from outside, handed over by the wiring in `ui.app`."""

    pack: Pack
    vocabulary: Vocabulary
    clock: Clock
    speaker: Speaker
    start_language: str
    offers_contact: bool
    logo: str = ""
    """The municipality's logo, as the address of a file; "" for none."""


class Stage(QObject):
    """
    Holds the session of the visitor in front of the screen.

    `changed` follows every step; `languageChanged` comes first where the words changed;
    `began` tells that a visitor has come, `wiped` that one has gone.
    """

    changed = Signal()
    languageChanged = Signal()
    began = Signal()
    wiped = Signal()

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        """Start empty, in the language of the settings."""
        super().__init__(parent)
        self.around = around
        self.session = Session(around.pack, offers_contact=around.offers_contact)
        self.words = around.vocabulary.get(around.start_language)

    @property
    def language(self) -> str:
        """The language on the screen."""
        return self.words.language

    def move(self, session: Session) -> None:
        """Show another session; speech stops at any action."""
        self.around.speaker.stop()
        begins = self.session.visit is None and session.visit is not None
        self.session = session
        if begins:
            self.began.emit()
        self.changed.emit()

    def speak(self, text: str, text_id: str = "") -> None:
        """Say a text in the language on the screen."""
        self.around.speaker.say(text_id, text, self.language)

    def choose_language(self, tag: str) -> None:
        """Change all words on the screen."""
        self.around.speaker.stop()
        self.words = self.around.vocabulary.get(tag)
        self.languageChanged.emit()

    def wipe(self) -> None:
        """Forget the visitor: answers, fields, language, what was being said."""
        self.around.speaker.stop()
        # What was left out of the pack on the day of this visit may hold for the next one.
        self.session = Session(self.around.pack, offers_contact=self.around.offers_contact)
        if self.language != self.around.start_language:
            self.choose_language(self.around.start_language)
        self.wiped.emit()
        self.changed.emit()


class StageModel(QObject):
    """
    A view-model that is worked out anew whenever the stage changes.

    Each subclass declares `changed` itself: QML does not hear an inherited notify signal. What a
    signal is connected to is a `Slot`: for anything else Qt gives the model another meta-object
    while it lives, and the next window may read it by one that is gone (and gets "undefined").
    """

    if TYPE_CHECKING:
        changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Follow a stage."""
        super().__init__(parent)
        self.stage = stage
        stage.changed.connect(self._follow)

    def refresh(self) -> None:
        """Work out what is shown; subclasses say how."""

    @Slot()
    def _follow(self) -> None:
        self.refresh()
        self.changed.emit()

    @property
    def session(self) -> Session:
        """The session on the stage."""
        return self.stage.session

    @property
    def words(self) -> Words:
        """The words on the stage."""
        return self.stage.words
