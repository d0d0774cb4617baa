"""
Which way every part of a sentence runs (Unicode Bidirectional Algorithm, UAX #9).

python-bidi resolves the levels; it knows no isolates and no bracket pairs, so these are here:
an isolate (FSI, LRI or RLI ... PDI) counts as one neutral object, as UAX #9 has it, and
brackets follow rule N0. Phone numbers, dates and the like outside an isolate are isolated too:
"14 020" must never become "020 14".
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bidi import algorithm  # type: ignore[import-untyped] # ships no types
from bidi.mirror import MIRRORED  # type: ignore[import-untyped] # ships no types

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
OBJECT = "\ufffc"

_OPENERS = LRI + RLI + FSI
_DROPPED = re.compile("[\u202a-\u202e\u2028\u2029\ufffc\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Old embeddings and overrides, and control characters: never printed, never obeyed."""

_SPACES = re.compile("[ \t\n\r]+")
_NUMBER = re.compile(
    r"(?<!\w)(?:"
    r"(?:\+\d+ )?\(0\d*\) ?\d+(?:[ -]\d+)*"  # (020) 624 11 11, +31 (0)20 624 11 11
    r"|0\d+-\d+(?:[ -]\d+)*"  # 020-624 11 11
    r"|\+?\d+(?:[ \u00a0\u202f.,/:]\d+)+"  # 14 020, 12/03/2027, 09:00, 1.234,50
    r"|\d+(?:-\d+){2,})"  # 12-03-2027
)
"""
Phone numbers, dates, times, amounts.

A range ("4-6") is none: it runs the way its readers read.
"""

_LEFTWARDS = {"R", "AL", "AN"}
"""Without any of these, all of a left-to-right paragraph runs to the right."""

_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}


@dataclass(frozen=True, slots=True)
class Isolate:
    """A stretch that is laid out by itself, with its own direction, as one object."""

    text: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One character, or one isolate, with its resolved level: odd runs right to left."""

    content: str | Isolate
    level: int


def resolve(text: str, *, right_to_left: bool) -> list[Part]:
    """
    Return the parts of a paragraph in logical order, with their levels.

    White space is one space; control characters are gone. Isolates are parts by themselves:
    resolve their `text` with their own direction.
    """
    contents = list(_contents(_SPACES.sub(" ", _DROPPED.sub("", text)).strip()))
    flat = "".join(one if isinstance(one, str) else OBJECT for one in contents)
    levels = _levels(flat, base=int(right_to_left))
    return [Part(one, level) for one, level in zip(contents, levels, strict=True)]


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of one line's items from left to right (UAX #9 rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _contents(text: str) -> Iterator[str | Isolate]:
    """Yield single characters, and isolates whole; an isolate that is never closed ends here."""
    place = 0
    while place < len(text):
        character = text[place]
        if character in _OPENERS:
            end = _closing(text, place)
            inner = text[place + 1 : end]
            runs_left = character == RLI or (character == FSI and _first_strong(inner) == "R")
            if inner.strip():
                yield Isolate(inner.strip(), runs_left)
            place = end + 1
        elif (number := _NUMBER.match(text, place)) and number.group() != text:
            yield Isolate(number.group(), right_to_left=False)
            place = number.end()
        else:
            if character != PDI:
                yield character
            place += 1


def _closing(text: str, opening: int) -> int:
    """Return where the isolate opened at `opening` is closed (or the end of the text)."""
    depth = 0
    for place in range(opening, len(text)):
        if text[place] in _OPENERS:
            depth += 1
        elif text[place] == PDI:
            depth -= 1
            if not depth:
                return place
    return len(text)


def _first_strong(text: str) -> str:
    """Return the direction of the first strong character outside inner isolates, else "L"."""
    depth = 0
    for character in text:
        if character in _OPENERS:
            depth += 1
        elif character == PDI:
            depth = max(0, depth - 1)
        elif not depth and unicodedata.bidirectional(character) in {"L", "R", "AL"}:
            return _STRONG[unicodedata.bidirectional(character)]
    return "L"


def _levels(flat: str, base: int) -> list[int]:
    """Return one level a character: python-bidi's rules with N0 between W7 and N1."""
    kinds = [unicodedata.bidirectional(c) or "ON" for c in flat]
    if not base and _LEFTWARDS.isdisjoint(kinds):
        return [0] * len(kinds)
    characters: list[dict[str, Any]] = [
        # BN would be taken out of the list (X9); as a neutral it stays and does no harm
        {"ch": c, "level": base, "type": "ON" if kind == "BN" else kind, "orig": kind}
        for c, kind in zip(flat, kinds, strict=True)
    ]
    storage: dict[str, Any] = {
        "base_level": base,
        "base_dir": "LR"[base],
        "chars": characters,
        "runs": deque(),
    }
    algorithm.calc_level_runs(storage)
    algorithm.resolve_weak_types(storage, debug=False)
    _pair_brackets(characters, "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [int(one["level"]) for one in characters]


def _pair_brackets(characters: list[dict[str, Any]], embedding: str) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
    for opening, closing in _bracket_pairs(characters):
        inside = {_STRONG.get(one["type"]) for one in characters[opening + 1 : closing]} - {None}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = [_STRONG[o["type"]] for o in characters[:opening] if o["type"] in _STRONG]
            direction = before[-1] if before else embedding
        else:
            continue
        characters[opening]["type"] = characters[closing]["type"] = direction


def _bracket_pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the places of matching brackets, in order of the opening one (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, one in enumerate(characters):
        kind = unicodedata.category(one["ch"])
        if one["type"] != "ON" or kind not in {"Ps", "Pe"}:
            continue
        if kind == "Ps":
            waiting.append((MIRRORED.get(one["ch"], ""), place))
        elif any(wanted == one["ch"] for wanted, _ in waiting):
            while waiting:
                wanted, opening = waiting.pop()
                if wanted == one["ch"]:
                    pairs.append((opening, place))
                    break
    return sorted(pairs)
