"""Countries to choose a dialling code from, named in the visitor's own language."""

from dataclasses import dataclass

MOST_CHOSEN = ("NL", "PL", "BG", "RO", "ES", "IT", "HU", "PT", "DE", "UA", "TR", "GR")
"""Shown first: the nationalities the desks meet most (FACTS.md R13, R14, G)."""


@dataclass(frozen=True, slots=True)
class Country:
    """ISO 3166 code, name, and dialling code as `+48`."""

    code: str
    name: str
    prefix: str


def prefix_of(code: str) -> str:
    """Return the dialling code of a country."""
    import phonenumbers  # noqa: PLC0415 - the first screen must not wait for it

    return f"+{phonenumbers.country_code_for_region(code)}"


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language."""
    from babel import Locale  # noqa: PLC0415 - as above

    return str(Locale.parse(language, sep="-").territories.get(code, code))


def countries(language: str) -> list[Country]:
    """Return every country with a dialling code, the most chosen first, the rest by name."""
    import phonenumbers  # noqa: PLC0415 - as above
    from babel import Locale  # noqa: PLC0415 - as above

    names = Locale.parse(language, sep="-").territories
    every = sorted(phonenumbers.SUPPORTED_REGIONS, key=lambda code: str(names.get(code, code)))
    ordered = [*MOST_CHOSEN, *(code for code in every if code not in MOST_CHOSEN)]
    return [Country(code, str(names.get(code, code)), prefix_of(code)) for code in ordered]
