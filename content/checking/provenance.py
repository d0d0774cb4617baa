"""
Every statement says where it comes from, when it was last compared, and when it will be again.

`dated` is the day on which somebody last compared the statement with its source; `review_by`
the day by which that is to be done again. `valid_from` and `valid_until` bound the statement
itself. That a statement has a source at all is the schema's to ask; the facts of the decision
table and the terms of keeping are asked here, because old packs without them still load.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from content.findings import Findings, Weight
from content.schema import SourceEntry
from content.written_values import walk
from content.yaml_files import Place, YamlFile
from kiosk.dated import KINDS

SOON = timedelta(days=60)
"""A review is announced this long before its day."""

_SHOWN_FOR_A_TIME = frozenset(KINDS)
"""What may have a term: a thing that is shown. A rule holds until another pack changes it."""
_SOURCE_FIELDS = frozenset(SourceEntry.model_fields)
_AS_A_DATE = "write it as 2026-11-24"


def check_provenance(files: Sequence[YamlFile], today: date, findings: Findings) -> None:
    """Note sources without dates, reviews that are due, and statements whose time is over."""
    for file in files:
        for place, source in _sources(file):
            _Checking(file, place, source, today, findings).check()
        if file.label.endswith("/routes.yaml"):
            _check_facts(file, findings)
        if file.label.endswith("/values.yaml") and "retention_source" not in file.content:
            fault = "nothing says where the terms of keeping come from"
            mend = "add 'retention_source: {where: …, confidence: …, dated: …, review_by: …}'"
            line = file.line("retention_days")
            findings.add(file.label, line, fault, mend, kind="no_source")


def _sources(file: YamlFile) -> Iterator[tuple[Place, Mapping[str, object]]]:
    for place, value in walk(file.content):
        if isinstance(value, Mapping) and {"where", "confidence"} <= value.keys() <= _SOURCE_FIELDS:
            yield place, value


def _check_facts(file: YamlFile, findings: Findings) -> None:
    """Check that every fact a row follows from is listed, and every listed one is used."""
    listed, rows = file.content.get("facts", {}), file.content.get("rows", {})
    if not isinstance(listed, Mapping) or not isinstance(rows, Mapping):
        return
    used: set[object] = set()
    for name, row in rows.items():
        facts = row.get("facts", ()) if isinstance(row, Mapping) else ()
        used.update(facts)
        for fact in facts:
            if fact not in listed:
                fault = f"the row '{name}' follows from {fact}, which 'facts' does not list"
                mend = f"add '{fact}: {{where: …, confidence: …, dated: …, review_by: …}}'"
                line = file.line("rows", name, "facts")
                findings.add(file.label, line, fault, mend, kind="no_source")
    for fact in listed.keys() - used:
        fault = f"no row follows from {fact}"
        line = file.line("facts", fact)
        findings.add(file.label, line, fault, "remove it", kind="unused_fact", weight="note")


class _Checking:
    """One source, on one day."""

    def __init__(
        self,
        file: YamlFile,
        place: Place,
        source: Mapping[str, object],
        today: date,
        findings: Findings,
    ) -> None:
        self.file = file
        self.place = place
        self.today = today
        self.findings = findings
        self.said = ".".join(str(part) for part in place if part != "source")
        self.dates = {name: day for name, day in source.items() if isinstance(day, date)}

    def check(self) -> None:
        """Note what is missing, over, or soon to be."""
        self._check_compared()
        self._check_review()
        self._check_term()

    def _check_compared(self) -> None:
        dated = self.dates.get("dated")
        if dated is None:
            mend = f"add 'dated: …', the day on which you compared it; {_AS_A_DATE}"
            self._note("dated", "does not say when it was compared", mend, "no_date")
        elif dated > self.today:
            fault = f"was compared on {dated}, which has not come yet"
            self._note("dated", fault, "write the day on which you compared it", "future_date")

    def _check_review(self) -> None:
        review, dated = self.dates.get("review_by"), self.dates.get("dated")
        again = "compare it with its source, then change dated and review_by"
        if review is None:
            mend = f"add 'review_by: …', the day to compare it again; {_AS_A_DATE}"
            self._note("review_by", "does not say when it is reviewed", mend, "no_review")
        elif dated is not None and review <= dated:
            fault = f"is to be reviewed by {review}, before it was compared on {dated}"
            self._note("review_by", fault, again, "no_review")
        elif review < self.today:
            fault = f"was to be reviewed by {review}{self._hides(', and is not shown any more')}"
            self._note("review_by", fault, again, "overdue", "warning")
        elif review <= self.today + SOON:
            days = (review - self.today).days
            hides = self._hides("; after that day it is not shown")
            fault = f"is to be reviewed by {review} (days left: {days}){hides}"
            self._note("review_by", fault, again, "due", "note")

    def _hides(self, words: str) -> str:
        """Return these words where being late takes it from the screen: a waiting time."""
        return words if "waiting" in self.place else ""

    def _check_term(self) -> None:
        start, end = self.dates.get("valid_from"), self.dates.get("valid_until")
        if (start or end) and self.place[0] not in _SHOWN_FOR_A_TIME:
            fault = "has a term, but rules and values do not begin or end by themselves"
            mend = "remove valid_from and valid_until; publish another pack on that day"
            self._note("valid_from" if start else "valid_until", fault, mend, "no_term")
            return
        if start is not None and end is not None and end < start:
            fault = f"is valid until {end}, which is before it starts on {start}"
            self._note("valid_until", fault, "mend one of the two days", "never_valid")
            return
        if end is not None and end < self.today:
            fault = f"was valid until {end} and is not shown any more"
            mend = "remove it, or write what holds now"
            self._note("valid_until", fault, mend, "expired", "warning")
        elif end is not None and end <= self.today + SOON:
            days = (end - self.today).days
            fault = f"is valid until {end} (days left: {days}); after that day it is not shown"
            self._note("valid_until", fault, "write what holds then, if anything", "ends", "note")
        if start is not None and start > self.today:
            fault = f"is valid from {start} and is not shown yet"
            self._note("valid_from", fault, "nothing to do until then", "not_yet", "note")

    def _note(self, name: str, fault: str, mend: str, kind: str, weight: Weight = "error") -> None:
        line = self.file.line(*self.place, name)
        said = f"{self.said} {fault}"
        self.findings.add(self.file.label, line, said, mend, kind=kind, weight=weight)
