"""
The kiosk on a pack that is being written: it stays where the editor is while the pack changes.

Everything it keeps or prints goes to a temporary folder that ends with it.
"""

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from content.draft import Draft, read_draft
from content.draft_words import DraftCatalogues
from kiosk.errors import KioskError
from kiosk.ports import PackFolders
from kiosk.settings import Settings
from ui.app import Kiosk
from ui.packs import Content
from ui.preview.places import WELCOME, Place, kept_place, session_at
from ui.preview.seen import seen_text_ids
from ui.theme.pictograms import pictogram_names

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from kiosk.pack import Pack

log = logging.getLogger(__name__)

A_DAY = 24 * 3600
"""Seconds; nobody wipes the screen of an editor who is thinking."""
REST_MS = 120
"""Milliseconds without a new frame after which the texts on the screen are looked at."""


class Workbench(QObject):
    """Holds the kiosk and the draft that it shows, or the last good one."""

    drafted = Signal()
    """The pack was read anew."""
    moved = Signal()
    """Something else is on the screen."""
    opened = Signal()
    """The kiosk's window is open: at the start, or once a refused pack is mended."""

    def __init__(self, settings: Settings, folders: list[Path], parent: QObject) -> None:
        """Take settings that lead nowhere real (`ui.preview.scratch`), and the pack's folders."""
        super().__init__(parent)
        self._settings = settings
        self.folders = folders
        self.kiosk: Kiosk | None = None
        self.draft = Draft(tuple(folders), None, {}, ())
        self.mirrored = False
        self.stopped = ""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.moved)

    @property
    def window(self) -> "QQuickWindow | None":
        """The kiosk's window."""
        return self.kiosk.window if self.kiosk else None

    @property
    def language(self) -> str:
        """The language on the screen."""
        return (
            self.kiosk.visitor.stage.language if self.kiosk else self._settings.kiosk.start_language
        )

    @property
    def pack(self) -> "Pack | None":
        """The pack on the screen: the last good one."""
        return self.kiosk.pack if self.kiosk else None

    def read(self) -> Draft:
        """Read the pack as it is now; for a thread."""
        return read_draft(self.folders, pictogram_names(), date.today())  # noqa: DTZ011 - an editor's own day

    def take(self, draft: Draft) -> None:
        """Show what was read; a refused pack leaves the last good one on the screen."""
        self.draft = draft
        if draft.pack is not None:
            self._show(draft)
        self.drafted.emit()
        self._resting.start()

    def seen(self) -> list[str]:
        """Return the ids of the sentences on the screen."""
        if self.kiosk is None or self.kiosk.window is None:
            return []
        words = self.kiosk.visitor.words
        return seen_text_ids(self.kiosk.window, getattr(words, "asked", {}))

    def go(self, place: Place | None) -> None:
        """Stand at a place, in the language that is on the screen."""
        if self.kiosk is None or place is None:
            return
        visitor = self.kiosk.visitor
        visitor.help.hide()
        session = session_at(
            place, self.kiosk.pack, self.language, offers_contact=visitor.session.offers_contact
        )
        visitor.stage.move(session)
        if place.help_topic is not None:
            visitor.help.show()
            visitor.help.choose(place.help_topic)

    def choose_language(self, tag: str) -> None:
        """Say everything in another language; on the welcome screen too."""
        if self.kiosk is not None:
            self.kiosk.visitor.changeLanguage(tag)

    def mirror(self) -> None:
        """Turn the layout of every language round, or back."""
        self.mirrored = not self.mirrored
        if self.kiosk is not None:
            # The words on the screen may be of an older draft than the one that is refused now.
            self._show(self._good)
        self.moved.emit()

    def close(self) -> None:
        """Take the kiosk down."""
        if self.kiosk is not None:
            self.kiosk.close()
            self.kiosk = None

    def _show(self, draft: Draft) -> None:
        if draft.pack is None:
            return
        words = DraftCatalogues(draft.pack, draft.sentences, mirrored=self.mirrored)
        folders = PackFolders(self.folders[0], next(iter(self.folders[1:]), None), "draft")
        content = Content(folders, draft.pack, words)
        old = self.kiosk
        try:
            new = Kiosk(self._settings, content, old.later if old else None)
            if old is not None:
                stand_where(old, new)
                new.take_window(old)
            else:
                new.open()
                new.visitor.after_first_frame()
        except KioskError as error:
            self.stopped = str(error)
            return
        self._good, self.stopped, self.kiosk = draft, "", new
        new.visitor.idle.wait_only(idle=A_DAY, countdown=A_DAY, end=A_DAY)
        for signal in (new.visitor.stage.changed, new.visitor.languageChanged):
            signal.connect(self._resting.start)
        for model in (new.visitor.comfort, new.visitor.help):
            model.changed.connect(self._resting.start)
        if old is None and new.window is not None:
            # Panels that only the window knows of (text size, languages) move no model.
            new.window.frameSwapped.connect(self._resting.start)
            self.go(WELCOME)
            self.opened.emit()


def stand_where(old: Kiosk, new: Kiosk) -> None:
    """Bring a new kiosk to where the old one is: language, answers, screen, size, colours."""
    tag = old.visitor.stage.language
    there = [language.tag for language in new.pack.languages]
    tag = tag if tag in there else new.visitor.stage.language
    new.visitor.stage.choose_language(tag)
    new.visitor.stage.move(kept_place(old.visitor.session, new.pack, tag))
    new.visitor.comfort.setTextStep(old.visitor.comfort.textStep)
    new.visitor.comfort.setHighContrast(old.visitor.comfort.highContrast)
    new.visitor.comfort.setLessMovement(old.visitor.comfort.lessMovement)
    if old.visitor.help.shown:
        new.visitor.help.show()
        new.visitor.help.choose(old.visitor.help.topic_id)
