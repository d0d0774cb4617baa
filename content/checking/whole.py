"""Everything that `content check` looks at, in one go: nothing is refused, all is told."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter

from content.checking.positions import read_positions
from content.checking.reaching import check_reach
from content.checking.reading import ReadingReport
from content.checking.whereabouts import Whereabouts
from content.checking.wording import check_wording, read_wording
from content.findings import Finding, Findings, Weight
from content.layout import postcodes_path
from content.loading import pack_of
from content.postcodes import check_postcodes
from content.sentences import Sentences
from content.sheets import read_national
from content.stories import story, words_of_findings


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
    sheets = read_national(national, findings)
    if sheets is None:
        return Report(tuple(findings), (), 0, 0.0)
    pack = pack_of(sheets, overlay, findings)
    if findings.has_errors and not _is_about_the_table(findings):
        return Report(tuple(findings), (), 0, 0.0)
    positions = read_positions(pack, sheets, overlay)
    folders = [national] if overlay is None else [national, overlay]
    wording = read_wording(pack, folders, findings)
    started = perf_counter()
    if not findings.has_errors:
        positions.tell_flaws(findings)
    where = Whereabouts(wording.files)
    visits = check_reach(pack, positions, where, wording.sentences, today, findings)
    proof = perf_counter() - started
    reading = check_wording(wording, pictograms, today, findings)
    if postcodes_path(national).exists():
        check_postcodes(postcodes_path(national), findings)
    told = tuple(_with_story(each, wording.sentences) for each in findings)
    return Report(told, reading, visits, proof * 1000)


def _is_about_the_table(findings: Findings) -> bool:
    """Whether all that is wrong is about the table itself, which does not hide the rest."""
    return all(each.kind in {"gap", "overlap"} for each in findings if each.weight == "error")


def _with_story(finding: Finding, sentences: Sentences) -> Finding:
    """Return a finding whose story, written as answers by id, is told in sentences."""
    if "=" not in finding.story:
        return finding
    answers = dict(each.split("=", 1) for each in finding.story.split(", "))
    return replace(finding, story=story(answers, words_of_findings(sentences)))
