"""The welcome screen: whose kiosk this is, and every language by its own name."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.pack import Pack
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.stage import Stage

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

GREETED_IN = 6
"""So many languages have room for their welcome in the title."""


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A tile of the welcome screen; `promise` appears once the language's words are loaded."""

    key: str
    name: str
    promise: str
    rightToLeft: bool


@QmlElement
@QmlUncreatable("Made by the visit")
class WelcomeModel(QObject):
    """What is there before any language is chosen; the same for every visitor."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Show the languages, as yet without a word in any of them."""
        super().__init__(parent)
        self._around = stage.around
        self._languages = Rows(LanguageRow, self)
        self._languages.replace(
            [LanguageRow(one.tag, one.name, "", one.right_to_left) for one in self._pack.languages]
        )

    @property
    def _pack(self) -> Pack:
        return self._around.pack

    @Property(str, constant=True)
    def municipality(self) -> str:
        """Whose kiosk this is."""
        municipality = self._pack.municipality
        return f"Gemeente {municipality}" if municipality else ""

    @Property(str, constant=True)
    def logo(self) -> str:
        """The municipality's logo, as the address of a file; "" for none."""
        return self._around.logo

    @Property(str, constant=True)
    def title(self) -> str:
        """Welcome, in the first languages."""
        return " · ".join(each.welcome for each in self._pack.languages[:GREETED_IN])

    @Property(QObject, constant=True)
    def languages(self) -> Rows:
        """The tiles."""
        return self._languages

    @Slot(str)
    def speak(self, tag: str) -> None:
        """Say a language's name and our promise, in that language."""
        language = self._pack.language(tag)
        said = f"{language.name}. {language.welcome}. {self._promise(tag)}"
        self._around.speaker.say(f"language.{tag}.welcome", said, tag)

    def show_promises(self) -> None:
        """Say on every tile, in its own language, that nobody is told; loads every language."""
        self._languages.replace(
            [replace(row, promise=self._promise(row.key)) for row in self._languages.rows]
        )

    def _promise(self, tag: str) -> str:
        words = self._around.vocabulary.get(tag)
        return words.text("welcome.promise")
