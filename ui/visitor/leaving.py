"""What a visitor leaves for the desk: checked, taken into the session, shown, taken back."""

from dataclasses import dataclass, replace
from datetime import date

from kiosk.contact import (
    Contact,
    ContactPurpose,
    TemporaryAddress,
    email_address,
    telephone_number,
    temporary_address,
)
from kiosk.words import Words
from ui.visitor.entry import Entry
from ui.visitor.session import Session


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One line of what goes to the desk; `key` says what *delete* takes away."""

    key: str
    pictogram: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """Beside what is typed: country of the number, purpose, since when somebody sleeps there."""

    entry: Entry
    country: str
    purpose: ContactPurpose
    since: date

    def kept(self, session: Session) -> Session:
        """
        Take the field on the screen into the session and go back to the overview.

        Raises:
            ContactError: It cannot be right; nothing is lost.
        """
        text = self.entry.text
        if session.screen == "address":
            address = temporary_address(
                street=text("street"),
                house_number=text("house_number"),
                house_letter=text("house_letter"),
                house_number_addition=text("house_number_addition"),
                postcode_typed=text("postcode"),
                town=text("town"),
                from_date=self.since,
            )
            return replace(session, address=address, screen="contact")
        contact = self._contact(session)
        if session.screen == "phone":
            number = telephone_number(text("phone"), self.country)
            contact = replace(contact, telephone=number)
        else:
            contact = replace(contact, email=email_address(text("email")))
        return replace(session, contact=contact, screen="contact")

    def _contact(self, session: Session) -> Contact:
        language = session.visit.language if session.visit else ""
        return session.contact or Contact(None, None, language, self.purpose)


def taken_back(session: Session, key: str) -> Session:
    """Take back phone, email, address, or `all`."""
    contact = session.contact
    if key in {"address", "all"}:
        session = replace(session, address=None)
    if contact is not None and key in {"phone", "all"}:
        contact = replace(contact, telephone=None)
    if contact is not None and key in {"email", "all"}:
        contact = replace(contact, email=None)
    left = contact if contact is not None and not contact.is_empty else None
    return replace(session, contact=left)


def summary_rows(session: Session, words: Words) -> list[SummaryRow]:
    """Return what goes to the desk, in words."""
    contact, address, text = session.contact, session.address, words.text
    rows = []
    if contact is not None and contact.telephone:
        rows.append(SummaryRow("phone", "phone", text("contact.phone"), contact.telephone))
    if contact is not None and contact.email:
        rows.append(SummaryRow("email", "at", text("contact.email"), contact.email))
    if address is not None:
        rows.append(SummaryRow("address", "house", text("contact.address"), written(address)))
    return rows


def written(address: TemporaryAddress) -> str:
    """Return an address in one line, as it stands on an envelope."""
    number = f"{address.house_number}{address.house_letter}"
    if address.house_number_addition:
        number = f"{number}-{address.house_number_addition}"
    postcode = f"{address.postcode[:4]} {address.postcode[4:]}"
    return f"{address.street} {number}, {postcode} {address.town}"
