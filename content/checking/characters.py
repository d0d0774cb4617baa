"""
No character in an id or a text that nobody can see, but those that a sentence needs.

An unseen character can make one word look like another, turn a phone number around, or end
a line halfway. Allowed are:

- U+2060 between two letters or signs: it keeps `BRP/GBA` on one line;
- in a sentence with letters from right to left, U+2066, U+2067 or U+2068 … U+2069: an isolate
  that is closed again (UAX #9), around a Latin name or a number;
- in such a sentence, U+200E and U+200F: a mark that gives a full stop or a bracket its side.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from content.findings import Findings
from content.sentences import Sentences
from content.written_values import walk
from content.yaml_files import Place, YamlFile

ISOLATES = frozenset("\u2066\u2067\u2068")
POP_ISOLATE = "\u2069"
MARKS = frozenset("\u200e\u200f")
WORD_JOINER = "\u2060"
ALLOWED_FROM_RIGHT_TO_LEFT = ISOLATES | {POP_ISOLATE} | MARKS

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def check_characters(sentences: Sentences, files: Sequence[YamlFile], findings: Findings) -> None:
    """Note unseen characters in the sentences, and in all names and values of the YAML files."""
    for by_id in sentences.values():
        for sentence in by_id.values():
            for text in (sentence.text_id, *sentence.forms):
                for fault in faults_in(text):
                    said = f"'{_readable(sentence.text_id)}' {fault}"
                    _note(sentence.label, sentence.line, said, findings)
    for file in files:
        for place, text in _texts(file.content):
            for fault in faults_in(text):
                said = f"{_readable('.'.join(map(str, place)))} {fault}"
                _note(file.label, file.line(*place), said, findings)


def faults_in(text: str) -> Iterator[str]:
    """Yield what is wrong with the unseen characters of a text, in words."""
    letters = (one for one in text if unicodedata.category(one) not in _UNSEEN)
    leans_left = any(unicodedata.bidirectional(one) in {"R", "AL"} for one in letters)
    for character in dict.fromkeys(text):
        if unicodedata.category(character) not in _UNSEEN:
            continue
        if character == WORD_JOINER and _joins(text):
            continue
        if leans_left and character in ALLOWED_FROM_RIGHT_TO_LEFT:
            continue
        yield f"holds the unseen character {_named(character)}"
    if leans_left and not _closed(text):
        yield "opens an isolate (U+2066 to U+2068) that it does not close, or the reverse"


def _joins(text: str) -> bool:
    """Whether every word joiner stands between two characters that can be seen."""
    parts = text.split(WORD_JOINER)
    ends = [part[-1:] for part in parts[:-1]] + [part[:1] for part in parts[1:]]
    return all(end and not end.isspace() for end in ends)


def _closed(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character in ISOLATES) - (character == POP_ISOLATE)
        if depth < 0:
            return False
    return depth == 0


def _texts(content: object) -> Iterator[tuple[Place, str]]:
    for place, value in walk(content):
        if isinstance(value, str):
            yield place, value
        if place:
            yield place, str(place[-1])


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def _readable(text: str) -> str:
    return "".join(one if unicodedata.category(one) not in _UNSEEN else "�" for one in text)


def _note(label: str, line: int, fault: str, findings: Findings) -> None:
    mend = "remove it (typing the words anew is the surest way)"
    findings.add(label, line, fault, mend, kind="control_character")
