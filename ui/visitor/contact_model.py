"""Contact details and a temporary address: voluntary, typed on our own pads, sealed later."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import ContactError, PackError
from kiosk.ports import PostcodeTable
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.countries import Country, countries, country_name, prefix_of
from ui.visitor.entry import FIELDS_OF, FIRST_FIELD, LONGEST, Entry
from ui.visitor.leaving import Leaving, SummaryRow, summary_rows, taken_back
from ui.visitor.session import Screen
from ui.visitor.stage import Stage, StageModel

if TYPE_CHECKING:
    from kiosk.contact import ContactPurpose

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

HOME_COUNTRY = "NL"
NEEDED_FIELDS = ("postcode", "house_number", "street", "town")
POSTCODE_LENGTH = 6


@QmlElement
@QmlUncreatable("Made by the visit")
class ContactModel(StageModel):
    """Takes keys, checks a field when it is done, and shows the summary."""

    changed = Signal()

    def __init__(
        self, stage: Stage, postcodes: Callable[[], PostcodeTable], parent: QObject
    ) -> None:
        """Take the table of postcodes, loaded when the first postcode is complete."""
        super().__init__(stage, parent)
        self._postcodes = postcodes
        self._knows_streets = True
        self._countries = Rows(Country, self)
        self._summary = Rows(SummaryRow, self)
        self._forget()
        # At the beginning too: the last visitor may have left before midnight.
        stage.began.connect(self._forget)
        stage.wiped.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._entry = Entry()
        self._country = HOME_COUNTRY
        self._purpose: ContactPurpose = "desk"
        self._from: date = self.stage.around.clock.now().date()
        self._error = ""
        self._masked = True
        self._choosing_country = False

    def refresh(self) -> None:
        """Start typing in the right field; show what has been left so far."""
        if self.session.referral is not None:
            self._entry = Entry()  # it is sealed by now
        screen = self.session.screen
        first = FIRST_FIELD.get(screen)
        if first is not None and self._entry.active not in FIELDS_OF[screen]:
            self._entry = replace(self._entry, active=first)
            self._masked = True
        # Only while it is on the screen: what is not shown is not held either.
        rows = summary_rows(self.session, self.words) if screen == "contact" else []
        self._summary.replace(rows)

    # -- what is on the screen

    @Property(str, notify=changed)
    def term(self) -> str:
        """After how many days everything is deleted."""
        outcome = self.session.outcome
        if outcome is None:
            return ""
        return self.words.count("contact.term", self.session.pack.retention_days[outcome.route])

    @Property(QObject, constant=True)
    def summary(self) -> Rows:
        """What goes to the desk."""
        return self._summary

    @Property("QStringList", notify=changed)
    def left(self) -> list[str]:
        """What has been left: phone, email, address."""
        return [row.key for row in self._summary.rows]

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        """Whether nothing has been left."""
        return self.session.contact is None and self.session.address is None

    @Property(str, notify=changed)
    def active(self) -> str:
        """The field the next key goes to."""
        return self._entry.active

    @Property(str, notify=changed)
    def pad(self) -> str:
        """The pad of that field."""
        return self._entry.pad

    @Property(bool, notify=changed)
    def masked(self) -> bool:
        """Whether what is typed is hidden from people behind the visitor."""
        return self._masked

    @Property("QVariantMap", notify=changed)
    def typed(self) -> dict[str, str]:
        """The text of each field by its name."""
        return {name: self._entry.text(name) for name in LONGEST}

    @Property(str, notify=changed)
    def fromDate(self) -> str:
        """Since when the visitor sleeps at the address."""
        return self.words.day(self._from)

    @Property(str, notify=changed)
    def error(self) -> str:
        """What is not right yet, in words."""
        return self.words.text(self._error) if self._error else ""

    @Property(str, notify=changed)
    def purpose(self) -> str:
        """What the desk may use it for."""
        return self._purpose

    @Property(str, notify=changed)
    def prefix(self) -> str:
        """The dialling code of the chosen country."""
        return prefix_of(self._country) if self.session.screen == "phone" else ""

    @Property(str, notify=changed)
    def countryName(self) -> str:
        """The chosen country, in the visitor's language."""
        if self.session.screen != "phone":
            return ""
        return country_name(self._country, self.words.language)

    @Property(bool, notify=changed)
    def hasContact(self) -> bool:
        """Whether there is a number or an e-mail address, so that a use can be chosen."""
        return self.session.contact is not None

    @Property(bool, notify=changed)
    def choosingCountry(self) -> bool:
        """Whether the list of countries is open."""
        return self._choosing_country

    @Property(QObject, constant=True)
    def countries(self) -> Rows:
        """Countries with their names in the visitor's language and their dialling codes."""
        return self._countries

    # -- what a finger does

    @Slot(str)
    def focus(self, name: str) -> None:
        """Type in another field."""
        self._entry = replace(self._entry, active=name)
        self._tell("")

    @Slot()
    def nextField(self) -> None:
        """Go on to the next field that an address cannot do without; after the last, be done."""
        empty = [name for name in NEEDED_FIELDS if not self._entry.text(name)]
        if empty and self._entry.active != empty[0]:
            self.focus(empty[0])
        else:
            self.done()

    @Slot(str)
    def type(self, characters: str) -> None:
        """Take keys of a pad or a keyboard."""
        self._entry = self._entry.added(characters)
        if self._entry.active in {"postcode", "house_number"}:
            self._fill_street()
        self._tell("")

    @Slot()
    def deleteOne(self) -> None:
        """Take the last character away."""
        self._entry = self._entry.deleted()
        self._tell("")

    @Slot()
    def clearField(self) -> None:
        """Empty the field."""
        self._entry = self._entry.cleared(self._entry.active)
        self._tell("")

    @Slot()
    def toggleMask(self) -> None:
        """Show or hide what is typed."""
        self._masked = not self._masked
        self.changed.emit()

    @Slot(int)
    def moveFromDate(self, days: int) -> None:
        """Sleep there some days earlier or later."""
        self._from += timedelta(days=days)
        self.changed.emit()

    @Slot(bool)
    def openCountries(self, is_open: bool) -> None:
        """Open or close the list of countries."""
        self._choosing_country = is_open
        if is_open:
            self._countries.replace(countries(self.words.language))
        self.changed.emit()

    @Slot(str)
    def chooseCountry(self, code: str) -> None:
        """Choose the country of the number."""
        self._country = code
        self._choosing_country = False
        self._tell("")

    @Slot(str)
    def choosePurpose(self, purpose: str) -> None:
        """Say what the desk may use it for."""
        self._purpose = cast("ContactPurpose", purpose)
        if self.session.contact is not None:
            contact = replace(self.session.contact, contact_purpose=self._purpose)
            self.stage.move(replace(self.session, contact=contact))
        self.changed.emit()

    @Slot(str)
    def open(self, screen: Screen) -> None:
        """Fill in phone, e-mail or address."""
        self._error = ""
        self.stage.move(self.session.shown(screen))

    @Slot()
    def done(self) -> None:
        """Check what was typed; keep it, or say what is not right and lose nothing."""
        leaving = Leaving(self._entry, self._country, self._purpose, self._from)
        try:
            session = leaving.kept(self.session)
        except ContactError as error:
            self._tell(error.reason)
            return
        self._error = ""
        self.stage.move(session)

    @Slot(str)
    def delete(self, key: str) -> None:
        """Take back one thing, or everything (`all`)."""
        self._entry = self._entry.cleared(*(LONGEST if key == "all" else FIELDS_OF[key]))
        self.stage.move(taken_back(self.session, key))

    @Slot(str)
    def speak(self, text: str) -> None:
        """Say a sentence of the screen; never what was typed."""
        self.stage.speak(text)

    # -- how it is kept

    def _tell(self, reason: str) -> None:
        self.stage.around.speaker.stop()
        self._error = reason
        self.changed.emit()

    def _fill_street(self) -> None:
        postcode = self._entry.text("postcode").replace(" ", "").upper()
        if len(postcode) != POSTCODE_LENGTH or not self._knows_streets:
            return
        try:
            known = self._postcodes().street(postcode, self._entry.text("house_number"))
        except PackError as error:
            # Told once; the visitor types the street, as where it is not in the table.
            log.error("%s", error)  # noqa: TRY400 - an admin needs the sentence, not the trace
            self._knows_streets = False
            return
        if known is not None:
            street, town = known
            self._entry = self._entry.with_text("street", street).with_text("town", town)
