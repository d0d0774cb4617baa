"""
Contact details and a temporary address: what a visitor may leave, checked as it is typed.

Field names follow BRP categories 16 (temporary address in the Netherlands) and 17 (contact
details), in force since 24 October 2022 (Verzamelwet BRP; FACTS.md C10). All of it is
voluntary. The phone and e-mail libraries are loaded when the first number is checked: the
first screen does not need them.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.errors import ContactError

ContactPurpose = Literal["desk", "reminder", "both"]

POSTCODE = re.compile(r"[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}")
"""1012 AB; never SA, SD or SS (postcodes do not use them)."""

LONGEST_NAME = 80
"""Characters the BRP has for a street or town (Logisch Ontwerp BRP, elements 11.15, 11.70)."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How the desk may reach somebody: E.164 number, e-mail, BCP 47 language, and what for."""

    telephone: str | None
    email: str | None
    preferred_language: str
    contact_purpose: ContactPurpose = "desk"

    @property
    def is_empty(self) -> bool:
        """Whether nothing was left."""
        return self.telephone is None and self.email is None


@dataclass(frozen=True, slots=True)
class TemporaryAddress:
    """Where somebody sleeps now, in the Netherlands; never checked against a register here."""

    street: str
    house_number: str
    house_letter: str
    house_number_addition: str
    postcode: str
    town: str
    from_date: date


def telephone_number(typed: str, country: str) -> str:
    """
    Return a number as E.164 (`+48601234567`), read as dialled in a country (ISO 3166, `PL`).

    Raises:
        ContactError: It cannot be a phone number of that country.
    """
    import phonenumbers  # noqa: PLC0415 - 40 ms that the first screen must not wait for

    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        raise ContactError("contact.error.phone") from None
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        raise ContactError("contact.error.phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_address(typed: str) -> str:
    """
    Return an e-mail address in its normal form, checked without a network.

    Raises:
        ContactError: It cannot be an address.
    """
    from email_validator import (  # noqa: PLC0415 - 90 ms, as above
        EmailNotValidError,
        validate_email,
    )

    try:
        return validate_email(typed.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise ContactError("contact.error.email") from None


def postcode(typed: str) -> str:
    """
    Return a Dutch postcode as the BRP writes it: `1012AB`.

    Raises:
        ContactError: Not four digits and two letters.
    """
    written = " ".join(typed.upper().split())
    if not POSTCODE.fullmatch(written):
        raise ContactError("contact.error.postcode")
    return written.replace(" ", "")


def temporary_address(  # noqa: PLR0913 - one argument a field of BRP category 16
    *,
    street: str,
    house_number: str,
    house_letter: str,
    house_number_addition: str,
    postcode_typed: str,
    town: str,
    from_date: date,
) -> TemporaryAddress:
    """
    Return a checked temporary address.

    Raises:
        ContactError: A field cannot be right; its reason names the field.
    """
    checks = (
        (re.fullmatch(r"[1-9][0-9]{0,4}", house_number), "contact.error.house_number"),
        (re.fullmatch(r"[A-Za-z]?", house_letter), "contact.error.house_letter"),
        (re.fullmatch(r"[A-Za-z0-9]{0,4}", house_number_addition), "contact.error.addition"),
        (_fits_the_brp(street), "contact.error.street"),
        (_fits_the_brp(town), "contact.error.town"),
    )
    written = postcode(postcode_typed)
    for fine, reason in checks:
        if not fine:
            raise ContactError(reason)
    return TemporaryAddress(
        street=" ".join(street.split()),
        house_number=house_number,
        house_letter=house_letter.upper(),
        house_number_addition=house_number_addition.upper(),
        postcode=written,
        town=" ".join(town.split()),
        from_date=from_date,
    )


def _fits_the_brp(name: str) -> bool:
    """Whether a street or town has letters one can print, and not more than there is room for."""
    return name.isprintable() and 0 < len(name.strip()) <= LONGEST_NAME
