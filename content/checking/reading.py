"""
Sentences that a tired person reads in one go, in words that most people know.

The house rule is at most 12 words a sentence. A word below Zipf 3.0 is listed, not forbidden:
`briefadres` is rare and is what the desk says.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from content.checking.readability import (
    EASE_RULES,
    MEASURED,
    sentences_of,
    syllables_of,
    words_of,
    zipf,
)
from content.checking.waivers import Waivers
from content.findings import Findings
from content.sentences import Sentence, Sentences

MOST_WORDS: Final = 12
RARE_BELOW: Final = 3.0
WORST_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence as it is read, and where it stands."""

    words: int
    said: str
    text: Sentence

    @property
    def where(self) -> str:
        """File and line, as a finding names them."""
        return f"{self.text.label}:{self.text.line}"


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """
    How hard one language of a pack is to read.

    `ease` (with the name of its formula) and `rare_share` are None where the language is not
    measured; `rare` gives each rare word its Zipf frequency.
    """

    tag: str
    sentences: int
    mean_words: float
    longest: tuple[ReadSentence, ...]
    formula: str | None = None
    ease: float | None = None
    rare_share: float | None = None
    rare: Mapping[str, float] | None = None

    def __str__(self) -> str:
        """Return it as one line for an editor."""
        said = f"{self.tag}: {self.sentences} sentences, {self.mean_words:.1f} words on average"
        if self.ease is None or self.rare_share is None:
            return said
        return (
            f"{said}; reading ease {self.ease:.0f} ({self.formula}; above 60 is plain, above 80 "
            f"easy); {self.rare_share:.1%} of the words rare (below Zipf {RARE_BELOW})"
        )


def reading_reports(sentences: Sentences) -> tuple[ReadingReport, ...]:
    """Return how hard each language is to read."""
    return tuple(_report(tag, by_id) for tag, by_id in sentences.items())


def check_reading(sentences: Sentences, waivers: Waivers, findings: Findings) -> None:
    """Note sentences over the limit, and once each rare word of the measured languages."""
    for tag, by_id in sentences.items():
        for one in _read(by_id):
            if one.words > MOST_WORDS and not waivers.waive("long_sentence", one.text.text_id, tag):
                fault = (
                    f"'{one.text.text_id}' has a sentence of {one.words} words "
                    f"(at most {MOST_WORDS}): {one.said}"
                )
                findings.add(
                    one.text.label,
                    one.text.line,
                    fault,
                    "make two sentences of it",
                    kind="long_sentence",
                    weight="warning",
                )
        if tag in MEASURED:
            _note_rare(tag, by_id, waivers, findings)


def _report(tag: str, by_id: Mapping[str, Sentence]) -> ReadingReport:
    read = list(_read(by_id))
    longest = tuple(sorted(read, key=lambda one: -one.words)[:WORST_SHOWN])
    mean = fmean(one.words for one in read) if read else 0.0
    rule = EASE_RULES.get(tag)
    if rule is None or not read:
        return ReadingReport(tag, len(read), mean, longest)
    words = [word for one in read for word in _plain_words(one.said)]
    if not words:
        return ReadingReport(tag, len(read), mean, longest)
    syllables = sum(syllables_of(word, tag) for word in words)
    rare = {word: found for word in set(words) if (found := zipf(word, tag)) < RARE_BELOW}
    return ReadingReport(
        tag,
        len(read),
        mean,
        longest,
        rule.name,
        rule.ease(len(words), len(read), syllables),
        sum(count for word, count in Counter(words).items() if word in rare) / len(words),
        dict(sorted(rare.items(), key=lambda item: item[1])),
    )


def _note_rare(
    tag: str, by_id: Mapping[str, Sentence], waivers: Waivers, findings: Findings
) -> None:
    first: dict[str, Sentence] = {}
    times: Counter[str] = Counter()
    for one in _read(by_id):
        for word in _plain_words(one.said):
            if zipf(word, tag) < RARE_BELOW and not waivers.waive(
                "hard_word", one.text.text_id, tag
            ):
                first.setdefault(word, one.text)
                times[word] += 1
    for word, text in first.items():
        fault = f"'{word}' is a rare word (Zipf {zipf(word, tag):.1f}, {times[word]} times)"
        mend = "use a common word, unless the desk says this one"
        findings.add(text.label, text.line, fault, mend, kind="hard_word", weight="note")


def _read(by_id: Mapping[str, Sentence]) -> Iterator[ReadSentence]:
    for text in by_id.values():
        # The forms of a plural are one sentence; the last has the most words.
        for said in sentences_of(text.forms[-1] if text.forms else ""):
            yield ReadSentence(len(words_of(said)), said, text)


def _plain_words(said: str) -> Iterator[str]:
    """Yield the words of a sentence in small letters, without names, numbers, placeholders."""
    for at, word in enumerate(words_of(said)):
        name = word[1:] != word[1:].lower() or (at > 0 and word[0].isupper())
        if not name and word.replace("-", "").isalpha():
            yield word.lower()
