"""Everything that is different between two versions of a pack, as one value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from content.authoring.facts_compared import Fact, facts_compared
from content.authoring.outcomes_compared import OutcomesCompared, outcomes_compared
from content.authoring.visits_in_common import Meeting, meeting
from content.findings import Findings
from content.loading import load_pack
from content.po_sources import is_still
from content.sentences import SOURCE_LANGUAGE, Sentences, read_sentences
from kiosk.pack import Pack


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence that is different; None where one of the two packs does not have it."""

    id: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class TextsCompared:
    """The sentences of one language; `became_stale` follow Dutch that has changed since."""

    reworded: tuple[Reworded, ...]
    became_stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a pack with its words."""

    pack: Pack
    sentences: Sentences


@dataclass(frozen=True, slots=True)
class Difference:
    """What people meet differently, what stands differently, and what is said differently."""

    old: Edition
    new: Edition
    visits: Meeting
    outcomes: OutcomesCompared
    facts: tuple[Fact, ...]
    texts: Mapping[str, TextsCompared]

    @property
    def nothing(self) -> bool:
        """Whether the two are the same in everything."""
        return not (
            self.outcomes.changes
            or self.facts
            or self.visits.only_before.count
            or self.visits.only_now.count
            or any(each.reworded or each.became_stale for each in self.texts.values())
        )


def edition(national: Path, overlay: Path | None = None) -> Edition:
    """
    Return one version of a pack from its folders.

    Raises:
        PackError: It is refused, or its words cannot be read.
    """
    pack = load_pack(national, overlay)
    folders = [national] if overlay is None else [national, overlay]
    findings = Findings()
    sentences = read_sentences(
        [each.tag for each in pack.languages], folders, findings, pack.free_texts
    )
    findings.refuse()
    return Edition(pack, sentences)


def difference(old: Edition, new: Edition) -> Difference:
    """Compare two versions."""
    visits = meeting(old.pack.questions, new.pack.questions)
    tags = dict.fromkeys((*old.sentences, *new.sentences))
    return Difference(
        old,
        new,
        visits,
        outcomes_compared(old.pack, new.pack, visits),
        facts_compared(old.pack, new.pack),
        {tag: _texts(old.sentences, new.sentences, tag) for tag in tags},
    )


def _texts(old: Sentences, new: Sentences, tag: str) -> TextsCompared:
    was, is_ = old.get(tag, {}), new.get(tag, {})
    reworded = []
    for key in dict.fromkeys((*was, *is_)):
        before, now = (" / ".join(side[key].forms) if key in side else None for side in (was, is_))
        if before != now:
            reworded.append(Reworded(key, before, now))
    if tag == SOURCE_LANGUAGE:
        return TextsCompared(tuple(reworded), ())
    stale_before = set(_stale(old, tag))
    became = (key for key in _stale(new, tag) if key not in stale_before)
    return TextsCompared(tuple(reworded), tuple(became))


def _stale(sentences: Sentences, tag: str) -> Iterator[str]:
    """Yield the ids of translations that were made from other Dutch than there is."""
    dutch = sentences[SOURCE_LANGUAGE]
    for key, one in sentences.get(tag, {}).items():
        source = one.entry.source
        if key not in dutch or source is None:
            continue
        if not is_still(source, dutch[key].forms):
            yield key
