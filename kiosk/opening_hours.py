"""Opening hours as a pack writes them, `ma-wo 9:00-17:00, do 9:00-20:00`, said in any language."""

import re
from dataclasses import dataclass

from kiosk.words import Words

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
"""The days of a week as editors write them, Monday first."""

_DAY = "|".join(DAYS)
_TIME = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
_STRETCH = re.compile(rf"({_DAY})(?:-({_DAY}))?((?: {_TIME}-{_TIME})+)")
_BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class Opening:
    """Days (0 is Monday; `last` equals `first` for one day) and what they have in common."""

    first: int
    last: int
    times: str


def read_hours(written: str) -> tuple[Opening, ...] | None:
    """
    Return what opening hours say, or None where they are not written as they should be.

    One day or a range of days, then one or more stretches of time; several by comma. A stretch
    that ends before it begins is none.
    """
    openings = []
    for part in written.split(_BETWEEN):
        found = _STRETCH.fullmatch(part)
        if found is None:
            return None
        first = DAYS.index(found[1])
        last = DAYS.index(found[2]) if found[2] else first
        times = found[3].split()
        if last < first or any(_minutes(one, 0) >= _minutes(one, 1) for one in times):
            return None
        openings.append(Opening(first, last, " ".join(times)))
    return tuple(openings)


def say_hours(written: str, words: Words) -> str:
    """Return opening hours with the days in a language; unreadable ones as they are."""
    openings = read_hours(written)
    if openings is None:
        return written
    names = words.weekdays("abbreviated")
    return words.between.join(
        "-".join(dict.fromkeys((names[one.first], names[one.last]))) + f" {one.times}"
        for one in openings
    )


def _minutes(times: str, side: int) -> int:
    hour, minute = times.split("-")[side].split(":")
    return int(hour) * 60 + int(minute)
