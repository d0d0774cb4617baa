"""
Phone numbers, websites, postcodes and opening hours that are what they should be.

A number is checked by the Dutch numbering plan as `phonenumbers` knows it, short numbers such
as 112 included. `14 020` (14 and an area code: the town hall of that area) is Dutch and not in
that plan, so its area code is checked by the plan, and the 14 before it here.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

import phonenumbers

from content.findings import Findings
from content.written_values import walk
from content.yaml_files import YamlFile
from kiosk.contact import POSTCODE
from kiosk.opening_hours import read_hours

REGION = "NL"
TOWN_HALL = re.compile(r"14 0([1-9][0-9]{1,2})")
_ANY_SUBSCRIBER = "2345678"
_DIGITS = 9
"""How many digits a Dutch number has after the 0: area code and subscriber together."""

_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOST = re.compile(rf"({_LABEL}\.)+(?=[a-z])({_LABEL})", re.IGNORECASE)
_LONGEST_HOST = 253
_LOOKS_LIKE_A_POSTCODE = re.compile(r"(?<![\w.-])[0-9]{3,5}[ .-]?[A-Za-z]{2}(?!\w)")


def check_shapes(files: Sequence[YamlFile], findings: Findings) -> None:
    """Note phone numbers, websites and addresses that are not well formed."""
    for file in files:
        for place, value in walk(file.content):
            name = place[-1] if place else ""
            if not isinstance(value, Mapping) or name not in _FAULTS:
                continue
            written = value.get("value")
            if isinstance(written, str):
                fault, mend = _FAULTS[str(name)](written)
                if fault:
                    kind = "postcode" if name == "address" else str(name)
                    line = file.line(*place, "value")
                    said = f"{'.'.join(map(str, place))} '{written}' {fault}"
                    findings.add(file.label, line, said, mend, kind=kind)


def phone_fault(written: str) -> tuple[str, str]:
    """Return what is wrong with a phone number and what to write, or two empty texts."""
    if written.replace(" ", "").startswith("140"):
        town_hall = TOWN_HALL.fullmatch(written)
        if town_hall and _is_area_code(town_hall.group(1)):
            return "", ""
        return "is not 14 and an area code", "write it as 14 020"
    mend = "write it as it is dialled in the Netherlands, 020 123 4567, or with +31"
    try:
        number = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        return "is not a phone number", mend
    if any(character.isalpha() for character in written):
        return "has letters in it", mend
    short = phonenumbers.is_valid_short_number_for_region(number, REGION)
    if short or phonenumbers.is_valid_number(number):
        return "", ""
    return "is no number that can be called", mend


def _is_area_code(digits: str) -> bool:
    number = phonenumbers.parse((f"0{digits}{_ANY_SUBSCRIBER}")[: _DIGITS + 1], REGION)
    return phonenumbers.length_of_geographical_area_code(number) == len(digits)


def website_fault(written: str) -> tuple[str, str]:
    """Return what is wrong with a website and what to write, or two empty texts."""
    mend = "write it as juridischloket.nl or https://www.juridischloket.nl/contact"
    if any(character.isspace() for character in written):
        return "has a space in it", mend
    scheme, apart, rest = written.partition("://")
    if apart and scheme != "https":
        return f"starts with {scheme}://, which nobody should have to trust", mend
    try:
        parts = urlsplit(f"https://{rest if apart else written}")
        host, port, user = parts.hostname or "", parts.port, parts.username
    except ValueError:
        return "is not the address of a website", mend
    if not _HOST.fullmatch(host) or len(host) > _LONGEST_HOST:
        return "is not the address of a website", mend
    if port is not None or user is not None:
        return "has a port or a name before it", mend
    return "", ""


def address_fault(written: str) -> tuple[str, str]:
    """Return what is wrong with the postcode in an address, or two empty texts."""
    for found in _LOOKS_LIKE_A_POSTCODE.findall(written):
        if not POSTCODE.fullmatch(found) or " " not in found:
            mend = "write four digits, a space and two capitals: 1012 AB"
            return f"has '{found}' in it, which is no postcode", mend
    return "", ""


def hours_fault(written: str) -> tuple[str, str]:
    """Return what is wrong with opening hours and what to write, or two empty texts."""
    if read_hours(written) is not None:
        return "", ""
    mend = "write them as ma-wo 9:00-17:00, do 9:00-20:00: the kiosk says the days in each language"
    return "are no opening hours", mend


_FAULTS: Final[Mapping[str, Callable[[str], tuple[str, str]]]] = {
    "phone": phone_fault,
    "website": website_fault,
    "address": address_fault,
    "hours": hours_fault,
}
