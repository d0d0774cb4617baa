"""Everything that `content check` looks at, in one go: nothing is refused, all is told."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter

from content.checking.reach import Reach
from content.checking.reaching import check_reach
from content.checking.reading import ReadingReport
from content.checking.whereabouts import Whereabouts
from content.checking.wording import check_wording, read_wording
from content.findings import Finding, Findings, Weight
from content.loading import read_pack
from content.sentences import Sentences
from content.stories import story, words_of_findings
from kiosk.proof import prove_unique


@dataclass(frozen=True, slots=True)
class Report:
    """
    What was found, by file and line; how hard the words are to read; and what was proven.

    `visits` is how many different visits were looked at, in `proof_ms` milliseconds; both are
    0 where the pack could not be read far enough.
    """

    findings: tuple[Finding, ...]
    reading: tuple[ReadingReport, ...]
    visits: int
    proof_ms: float

    def count(self, weight: Weight) -> int:
        """How many findings of a weight there are."""
        return sum(finding.weight == weight for finding in self.findings)

    @property
    def by_kind(self) -> dict[str, int]:
        """How many findings of each kind there are, the most frequent first."""
        return dict(Counter(finding.kind for finding in self.findings).most_common())


def check_pack(
    national: Path, overlay: Path | None, pictograms: Collection[str], today: date
) -> Report:
    """
    Check a national pack, or an overlay on it, in every way there is.

    `pictograms` are the names that screens and slips can draw; `today` decides what is due.
    """
    findings = Findings()
    started = perf_counter()
    pack = read_pack(national, overlay, findings)
    if pack is None or (findings.has_errors and not _is_about_the_table(findings)):
        return Report(tuple(findings), (), 0, 0.0)
    proof = perf_counter() - started
    folders = [national] if overlay is None else [national, overlay]
    wording = read_wording(pack, folders, findings)
    started = perf_counter()
    where = Whereabouts(wording.files)
    prove_unique(pack.questions, pack.rows)  # again, for the time alone: its flaws are told
    alone = cache(lambda: _reach_of(national) if overlay else None)
    visits = check_reach(pack, where, wording.sentences, today, findings, alone)
    proof = perf_counter() - started
    reading = check_wording(wording, pictograms, today, findings)
    told = tuple(_with_story(each, wording.sentences) for each in findings)
    return Report(told, reading, visits, proof * 1000)


def _reach_of(national: Path) -> Reach | None:
    pack = read_pack(national, None, Findings())
    return Reach(pack) if pack else None


def _is_about_the_table(findings: Findings) -> bool:
    """Whether all that is wrong is about the table itself, which does not hide the rest."""
    return all(each.kind in {"gap", "overlap"} for each in findings if each.weight == "error")


def _with_story(finding: Finding, sentences: Sentences) -> Finding:
    """Return a finding whose story, written as answers by id, is told in sentences."""
    if "=" not in finding.story:
        return finding
    answers = dict(each.split("=", 1) for each in finding.story.split(", "))
    return replace(finding, story=story(answers, words_of_findings(sentences)))
