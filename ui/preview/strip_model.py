"""The strip beside the kiosk as QML sees it: where to go, what is on the screen, what to mend."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from content.sentences import SOURCE_LANGUAGE
from kiosk.words import Words
from ui.preview.places import Place, at_question, at_row, at_screen
from ui.preview.strip_rows import (
    SCREENS,
    FindingRow,
    LanguageChoice,
    PlaceRow,
    TextRow,
    finding_rows,
    language_rows,
    place_rows,
    text_row,
)
from ui.preview.strip_words import StripWords
from ui.preview.text_places import at_text
from ui.preview.workbench import Workbench
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows

QML_IMPORT_NAME = "Kiosk.Preview"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the preview")
class StripModel(QObject):
    """Follows a workbench; holds no more of its own than which page of the strip is open."""

    changed = Signal()
    wordsChanged = Signal()
    textShown = Signal(int)
    """The row of a sentence that was just gone to."""

    def __init__(self, bench: Workbench, words: StripWords, parent: QObject) -> None:
        """Start on the sentences of the screen."""
        super().__init__(parent)
        self._bench = bench
        self._strip_words = words
        self._texts = Rows(TextRow, self)
        self._to_do = Rows(TextRow, self)
        self._places = Rows(PlaceRow, self)
        self._findings = Rows(FindingRow, self)
        self._languages = Rows(LanguageChoice, self)
        self._page = "texts"
        self._page_before = ""
        self._sought = ""
        self._chosen = ""
        self._notice = ""
        self._read_at = ""
        bench.drafted.connect(self._follow_draft)
        bench.moved.connect(self._follow_screen)

    # -- what is shown

    @Property(QObject, constant=True)
    def texts(self) -> Rows:
        """The sentences on the screen."""
        return self._texts

    @Property(QObject, constant=True)
    def toDo(self) -> Rows:
        """The sentences of the language that need a translator."""
        return self._to_do

    @Property(QObject, constant=True)
    def places(self) -> Rows:
        """Where one can go."""
        return self._places

    @Property(QObject, constant=True)
    def findings(self) -> Rows:
        """What is wrong in the pack."""
        return self._findings

    @Property(QObject, constant=True)
    def languages(self) -> Rows:
        """The languages of the pack."""
        return self._languages

    @Property(str, notify=changed)
    def page(self) -> str:
        """The page that is open: texts, go, todo, faults or languages."""
        return self._page

    @Property(str, notify=changed)
    def version(self) -> str:
        """Which content is on the screen."""
        return self._bench.pack.version if self._bench.pack else ""

    @Property(str, notify=changed)
    def folders(self) -> str:
        """The folders that are watched."""
        return " + ".join(folder.name for folder in self._bench.folders)

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        """Whether the pack as it is now cannot be shown."""
        return self._bench.draft.pack is None or bool(self._bench.stopped)

    @Property(bool, notify=changed)
    def showing(self) -> bool:
        """Whether there is a kiosk to look at."""
        return self._bench.kiosk is not None

    @Property(int, notify=changed)
    def faults(self) -> int:
        """How many errors and warnings there are."""
        return self._findings.rowCount()

    @Property(int, notify=changed)
    def leftToDo(self) -> int:
        """How many sentences of the language need a translator."""
        return self._to_do.rowCount()

    @Property(str, notify=changed)
    def language(self) -> str:
        """The name of the language on the screen."""
        names = (
            {one.tag: one.name for one in self._bench.pack.languages} if self._bench.pack else {}
        )
        return names.get(self._bench.language, self._bench.language)

    @Property(bool, notify=changed)
    def inDutch(self) -> bool:
        """Whether the language on the screen is the one that all others come from."""
        return self._bench.language == SOURCE_LANGUAGE

    @Property(bool, notify=changed)
    def mirrored(self) -> bool:
        """Whether the layout is turned round."""
        return self._bench.mirrored

    @Property(int, notify=changed)
    def textStep(self) -> int:
        """The text size on the screen, 0 to 3."""
        return self._bench.kiosk.visitor.comfort.textStep if self._bench.kiosk else 1

    @Property(str, notify=changed)
    def notice(self) -> str:
        """What was just done, or when the pack was read."""
        return self._notice or self._read_at

    # -- what an editor does

    @Slot(str)
    def show(self, page: str) -> None:
        """Open a page of the strip."""
        self._page = page
        self._tell("")

    @Slot(str)
    def seek(self, part: str) -> None:
        """Show only places whose title or id has this in it."""
        self._sought = part.strip()
        self._show_places()

    @Slot(str, str)
    def go(self, kind: str, key: str) -> None:
        """Go to a question, an outcome or a screen."""
        pack = self._bench.pack
        if pack is None:
            return
        if kind == "question":
            self._go(at_question(pack, key))
        elif kind == "outcome":
            self._go(at_row(pack, key))
        else:
            self._go(next((at_screen(pack, name) for name, _ in SCREENS if name == key), None))

    @Slot()
    def goToNext(self) -> None:
        """Go to the next sentence of the language that needs a translator, round and round."""
        waiting = [row.key for row in self._to_do.rows]
        if not waiting:
            return
        after = waiting.index(self._chosen) + 1 if self._chosen in waiting else 0
        self.goToText(waiting[after % len(waiting)])

    @Slot(str)
    def goToText(self, text_id: str) -> None:
        """Go to a screen that shows a sentence, and mark it in the list."""
        self._chosen = text_id
        pack = self._bench.pack
        place = at_text(pack, text_id) if pack else None
        self._go(place)
        if place is None:
            self._tell(self._words.text("preview.nowhere", place=self._where(text_id)))
        self._follow_screen()

    @Slot(str)
    def copy(self, place: str) -> None:
        """Put file and line on the clipboard, to be looked for in an editor."""
        QGuiApplication.clipboard().setText(place)
        self._tell(self._words.text("preview.copied", place=place))

    @Slot(str)
    def chooseLanguage(self, tag: str) -> None:
        """Say the kiosk in another language."""
        self._bench.choose_language(tag)
        self._page, self._chosen = "texts", ""
        self._follow_draft()

    @Slot(int)
    def setTextStep(self, step: int) -> None:
        """Choose the size of the letters of the kiosk."""
        if self._bench.kiosk is not None:
            self._bench.kiosk.visitor.comfort.setTextStep(step)
            self.changed.emit()

    @Slot()
    def mirror(self) -> None:
        """Turn the layout of the kiosk round, or back."""
        self._bench.mirror()
        self.changed.emit()

    @Slot()
    def changeOwnLanguage(self) -> None:
        """Say the strip itself in its other language."""
        self._strip_words.turn()
        self.wordsChanged.emit()
        self._follow_draft()

    # -- what follows

    @Slot()
    def _follow_draft(self) -> None:
        draft, pack, tag = self._bench.draft, self._bench.pack, self._bench.language
        self._read_at = self._words.text("preview.read_at", time=f"{datetime.now():%H:%M:%S}")  # noqa: DTZ005 - the clock on the editor's wall
        self._notice = ""
        self._findings.replace(finding_rows(draft.findings, self._words, tag))
        self._to_do.replace([self._row(text_id) for text_id in draft.to_do(tag)])
        if pack is not None:
            self._languages.replace(language_rows(draft, pack, tag))
        if self.refused and not self._page_before:
            self._page_before, self._page = self._page, "faults"
        elif not self.refused and self._page_before:
            self._page, self._page_before = self._page_before, ""
        self._show_places()
        self._follow_screen()

    @Slot()
    def _follow_screen(self) -> None:
        # What a pack says about this very place comes before the words of every screen.
        seen = sorted(self._bench.seen(), key=lambda text_id: text_id.startswith("ui."))
        if self._chosen and self._chosen not in seen:
            seen.insert(0, self._chosen)
        self._texts.replace([self._row(text_id) for text_id in seen])
        self.changed.emit()
        if self._chosen:
            self.textShown.emit(seen.index(self._chosen))

    def _show_places(self) -> None:
        if self._bench.pack is not None:
            rows = place_rows(self._bench.draft, self._bench.pack, self._words, self._sought)
            self._places.replace(rows)

    def _go(self, place: Place | None) -> None:
        self._page = "texts"
        self._bench.go(place)
        self._tell("")

    def _row(self, text_id: str) -> TextRow:
        draft, tag = self._bench.draft, self._bench.language
        return text_row(draft, text_id, tag, self._words, self._chosen)

    def _where(self, text_id: str) -> str:
        return self._bench.draft.place(text_id, self._bench.language)

    def _tell(self, notice: str) -> None:
        self._notice = notice
        self.changed.emit()

    @property
    def _words(self) -> Words:
        return self._strip_words.words
