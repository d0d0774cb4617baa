"""
Every sentence fits the place it stands in: on a tile, on a button, on a line of the slip.

A place can show so many characters in the largest letters on the smallest screen. The numbers
are what the tests of every screen and every slip prove today: the longest sentence of any
language in that place, and a little more. A sentence over it may still fit, but nobody has
seen that it does.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from content.checking.waivers import Waivers
from content.findings import Findings
from content.sentences import Sentence, Sentences


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words, the text ids that stand there, and the most characters it shows."""

    name: str
    most: int
    patterns: tuple[str, ...]


PLACES = (
    Place("the line under an option", 96, ("option.*.hint", "unfolded.*.hint")),
    Place("the line that says why we ask", 100, ("question.*.why",)),
    Place("a word beside every question", 28, ("question.count", "question.choose*")),
    Place("the title of a question", 70, ("question.*",)),
    Place("the tile of an option", 56, ("option.*",)),
    Place("half a tile", 42, ("unfolded.*",)),
    Place("an answer told back", 72, ("reason.*",)),
    Place("what to do, under the headline", 180, ("route.*.then", "refer.*.then")),
    Place("the headline of the result and the slip", 58, ("route.*", "refer.*")),
    Place("a choice of the question at the end", 100, ("go.*",)),
    Place("what the officer probably says", 64, ("lean.*",)),
    Place("the title of a card of advice", 56, ("advice.*.title",)),
    Place("a card of advice", 270, ("advice.*",)),
    Place("a field of the comparison", 128, ("consequence.*.rni", "consequence.*.gba")),
    Place("a topic of the comparison", 44, ("consequence.*",)),
    Place("a line of what to bring", 120, ("document.*",)),
    Place("what an organisation does", 92, ("organisation.*",)),
    Place("the name of a desk", 52, ("desk.*",)),
    Place("the name of a language", 16, ("language.*",)),
    Place("what is wrong with what was typed", 84, ("*.error.*",)),
    Place(
        "a button in the bar above",
        16,
        ("ui.back", "ui.before", "ui.close", "ui.help", "ui.hide_now", "ui.language", "ui.next"),
    ),
    Place(
        "a button",
        32,
        (
            "calendar.no_end",
            "calendar.use",
            "contact.add",
            "contact.change",
            "contact.delete",
            "contact.delete_all",
            "contact.done",
            "contact.mask",
            "contact.save",
            "contact.show",
            "contact.skip",
            "contact.use_for.*",
            "end.taken",
            "end.code_taken",
            "help.back_to_topics",
            "idle.clear",
            "idle.go_on",
            "pad.*",
            "result.change",
            "result.go_on",
            "slip.again",
            "slip.leave_out",
            "slip.on_it",
            "slip.print*",
            "teach.right",
            "ui.*",
        ),
    ),
    Place("the title of a screen", 48, ("*.title", "*.folder_title")),
    Place("the name of a field", 32, ("contact.address", "contact.house_*", "contact.street")),
    Place("the reminder in a calendar", 72, ("paper.*.event",)),
    Place("a line of the slip", 52, ("paper.*",)),
    Place("a line of the result", 52, ("result.*", "compare.*")),
    Place("a sentence on the screen", 100, ("*",)),
)
"""The first place whose pattern fits a text id is where it stands."""


@cache
def place_of(text_id: str) -> Place:
    """Return where a sentence stands."""
    return next(
        place
        for place in PLACES
        if any(fnmatchcase(text_id, pattern) for pattern in place.patterns)
    )


def shown_width(text: str) -> int:
    """Return how many characters wide a text is: wide ones count two, accents above none."""
    return sum(_width(character) for character in text)


def check_lengths(sentences: Sentences, waivers: Waivers, findings: Findings) -> None:
    """Note sentences that are longer than their place is known to show."""
    for sentence in _all(sentences):
        place = place_of(sentence.text_id)
        width = max(map(shown_width, sentence.forms), default=0)
        if width > place.most and not waivers.waive("too_long", sentence.text_id, sentence.tag):
            fault = (
                f"'{sentence.text_id}' is {width} characters long; {place.name} shows {place.most}"
            )
            mend = f"say it in {place.most} characters"
            findings.add(sentence.label, sentence.line, fault, mend, kind="too_long")


def _all(sentences: Sentences) -> Iterator[Sentence]:
    for by_id in sentences.values():
        yield from by_id.values()


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
