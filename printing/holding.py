"""
Spaces at which no line breaks, in every language: what a reader takes as one thing stays one.

Isolates (phone numbers, names of places) are one character here, U+FFFC.
"""

import re

_WORD = r"[^\W\d_]+"
_DAY = r"(?<![\d.])\d{1,2}"
_YEAR = r"\b(?:19|20)\d\d(?![.,]?\d)"
_OPENING = '("«„“¿¡'
_IN_SHORT = "(?: [\u0433\u0440]\\.)?"
"""How Bulgarian, Russian and Ukrainian end a year: a letter and a full stop."""

_DATES = re.compile(
    "|".join(
        (
            # 12 maart 2027, 12 de marzo de 2027, 12. ožujka 2027., 12 марта 2027
            rf"{_DAY}\.? (?:de )?{_WORD} (?:de )?{_YEAR}{_IN_SHORT}",
            rf"{_WORD} {_DAY}, {_YEAR}",  # March 12, 2027
            rf"{_YEAR}\. gada (?:\d\d?\. )?{_WORD}",  # Latvian: 2027. gada 12. marts
            rf"{_YEAR} m\. {_WORD}(?: \d\d? d\.)?",  # Lithuanian: 2027 m. kovo 12 d.
            rf"{_YEAR}\. [a-zíáéü]+(?: \d\d?\.)?",  # Hungarian: 2027. március 12.
        )
    )
)

_MONTHS = re.compile(rf"{_WORD} (?:de )?{_YEAR}(?! m\.|\. [a-z]){_IN_SHORT}")
"""A month and its year: december 2024, diciembre de 2024."""

_IN_A_YEAR = re.compile(_YEAR)

_SPACES = re.compile(
    "|".join(
        (
            r"(?<=\b\d{4}) (?=[A-Z]{2}\b)",  # a postcode: 1102 CW
            r"(?<=\d) (?=[^\W\d_])",  # a number and what it counts: 4 maanden
            rf"(?:(?<=^\d\.)|(?<=[^\d.]\d\.)|(?<=[^\d.]\d\d\.)) (?={_WORD})",  # 12. März
            r"(?<=[\d\ufffc]) (?=[%‰€$£])|(?<=[€$£§№]) (?=[\d\ufffc])",  # 25 %, € 9,50
            # a word of one letter and the next: w domu, u bent
            rf"(?:(?<=^[^\W\d_])|(?<=[\s{_OPENING}][^\W\d_])) (?=[\w\ufffc{_OPENING}])",
            # French spaces out its signs; a dash begins no line
            r" (?=[;:!?»]+(?:\s|$))|(?<=«) | (?=[\u2013\u2014] )",
        )
    )
)


def held_spaces(text: str) -> set[int]:
    """Return the places of the spaces in a text at which no line breaks."""
    held = {found.start() for found in _SPACES.finditer(text)}
    for kind in (_DATES, _MONTHS) if _IN_A_YEAR.search(text) else ():
        for found in kind.finditer(text):
            held.update(at for at in range(*found.span()) if text[at] == " ")
    return held
