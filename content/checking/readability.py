"""
How hard a text is to read, measured: sentence length, reading ease, and words few people use.

- Sentence length in words. What stands in brackets (the Dutch term) is not read as a sentence
  and does not count; a placeholder counts as one word.
- Reading ease: Flesch (1948) for English, Douma's version for Dutch (1960). Above 60 is plain,
  above 80 easy. Syllables are counted as groups of vowels, which is right for nine words in ten.
- How common a word is: its Zipf frequency in `wordfreq` (7 = *the*, 3 = once in a million words).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MEASURED: Final = ("nl", "en")
"""The languages for which reading ease and common words are known well enough."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_END = re.compile(r"(?<=[.!?؟:…])\s+|\n+")
_WORD = re.compile(r"\{\w+\}|[^\W_]+(?:['’\-][^\W_]+)*")  # noqa: RUF001 - an apostrophe in words
_NO_VOWEL_AT_ALL = 1
_ENGLISH_VOWELS = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")
_SILENT_E = re.compile(r"(?<=[^aeiouy])e(?:s|d)?$")
_DUTCH_VOWELS = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
)


@dataclass(frozen=True, slots=True)
class EaseRule:
    """Reading ease: a constant less so much a word in a sentence and a syllable in a word."""

    name: str
    start: float
    a_word: float
    a_syllable: float

    def ease(self, words: int, sentences: int, syllables: int) -> float:
        """Return the reading ease of a text of so many words, sentences and syllables."""
        return self.start - self.a_word * words / sentences - self.a_syllable * syllables / words


EASE_RULES: Final = {
    "nl": EaseRule("Flesch-Douma", 206.84, 0.93, 77.0),
    "en": EaseRule("Flesch", 206.835, 1.015, 84.6),
}


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text, without what stands in brackets."""
    for part in _END.split(_BRACKETS.sub("", text)):
        if _WORD.search(part):
            yield part.strip()


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence; numbers and placeholders are words too."""
    return _WORD.findall(sentence)


def syllables_of(word: str, tag: str) -> int:
    """Return about how many syllables a word has in Dutch or English."""
    lower = word.lower()
    if tag == "nl":
        found = len(_DUTCH_VOWELS.findall(lower))
    else:
        without = _SILENT_E.sub("", lower) if not lower.endswith(("le", "ted", "ded")) else lower
        found = len(_ENGLISH_VOWELS.findall(without))
    return max(found, _NO_VOWEL_AT_ALL)


def zipf(word: str, tag: str) -> float:
    """Return how common a word is (Zipf: 3 is once in a million words); 0 where it is unknown."""
    # 140 ms and its word lists are for who asks, not for a start of the kiosk.
    from wordfreq import zipf_frequency  # noqa: PLC0415

    return float(zipf_frequency(word, tag))
