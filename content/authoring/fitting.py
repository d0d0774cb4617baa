"""What came back from a translator goes into the pack only when all of it fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from content.authoring.returned import Returned, ReturnedUnit
from content.authoring.worklist import Unit, Worklist
from content.checking.characters import faults_in
from content.findings import Findings
from content.placeholders import has_stray_brace, placeholders
from kiosk.nearest import nearest

MOST_MISSING_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Accepted:
    """A sentence that goes into the pack, made from the Dutch of today."""

    unit: Unit
    forms: tuple[str, ...]

    @property
    def reworded(self) -> bool:
        """Whether the words are others; otherwise the old ones were found to be right still."""
        return self.forms != self.unit.forms


def fitting(work: Worklist, returned: Returned, findings: Findings) -> list[Accepted]:
    """Return what is new in a file that came back; everything that does not fit is noted."""
    if not _is_in(returned.language, work.tag):
        fault = f"is in '{returned.language}', not in '{work.tag}'"
        findings.add(returned.label, 1, fault, "name the language that it is in", kind="language")
        return []
    units = {unit.id: unit for unit in work.units if unit.id not in returned.unreadable}
    if returned.units and not any(back.id in units for back in returned.units):
        fault = f"has no sentence of the pack '{work.pack}'"
        findings.add(returned.label, 1, fault, "name the pack it was exported from", kind="pack")
        return []
    accepted = []
    for came in returned.units:
        unit = units.pop(came.id, None)
        back = came if unit is None else _without_outer_space(came, unit)
        if unit is None:
            near = nearest(back.id, [each.id for each in work.units])
            mend = f"the nearest is '{near}'; put the id back" if near else "remove it"
            findings.add(
                returned.label, back.line, f"there is no text '{back.id}'", mend, kind="id"
            )
            continue
        faults = list(_faults(unit, back, work))
        for kind, fault, mend in faults:
            findings.add(returned.label, back.line, f"'{unit.id}' {fault}", mend, kind=kind)
        looked_at = back.settled and unit.made_from is not None
        if not faults and (back.forms != unit.forms or looked_at):
            accepted.append(Accepted(unit, back.forms))
    if units and (returned.units or not len(findings)):
        _note_missing(list(units), returned, findings)
    return accepted


def _is_in(language: str, tag: str) -> bool:
    """Whether a file is in a language; many programs write Polish as `pl_PL` by themselves."""
    said = language.lower()
    return tag.lower() in {said, said.partition("-")[0]}


def _without_outer_space(back: ReturnedUnit, unit: Unit) -> ReturnedUnit:
    """Return a sentence without the spaces that a cell picks up unseen; what is old stays."""
    forms = (form if form in unit.forms else form.strip() for form in back.forms)
    return replace(back, forms=tuple(forms))


def _note_missing(missing: list[str], returned: Returned, findings: Findings) -> None:
    named = ", ".join(f"'{text_id}'" for text_id in missing[:MOST_MISSING_NAMED])
    more = ", …" if len(missing) > MOST_MISSING_NAMED else ""
    last = max((unit.line for unit in returned.units), default=1)
    fault = f"{len(missing)} sentences are not in the file: {named}{more}"
    mend = "send the whole file, with the rows that did not change"
    findings.add(returned.label, last, fault, mend, kind="missing")


_Fault = tuple[str, str, str]
"""Kind, fault, mend."""


def _faults(unit: Unit, back: ReturnedUnit, work: Worklist) -> Iterator[_Fault]:
    if back.fingerprint != unit.fingerprint:
        mend = f"export anew; the Dutch is now: {unit.source_line}"
        yield "stale", "was made from other Dutch than there is now", mend
    wanted = work.plurals.count if unit.plural else 1
    if len(back.forms) != wanted:
        fault = f"has {len(back.forms)} forms instead of {wanted}"
        yield "plural", fault, "write one sentence for each kind of number"
        return
    for at, (form, was) in enumerate(zip(back.forms, unit.forms, strict=False)):
        if form != was or not work.begun:
            which = f" in form {at + 1}" if unit.plural else ""
            yield from _faults_of_form(form, unit, which)
    if back.unfinished and back.forms != unit.forms:
        yield "unfinished", "is marked as not finished", "finish it and remove the mark (fuzzy)"


def _faults_of_form(form: str, unit: Unit, which: str) -> Iterator[_Fault]:
    if not form.strip():
        yield "empty", f"is empty{which}", "write the sentence"
        return
    wanted = placeholders(" ".join(unit.source))
    # "One week" and the Arabic dual say their number in words.
    may_miss = {"n"} if unit.plural else set()
    has = placeholders(form)
    for name in sorted(wanted - may_miss - has):
        yield "placeholder", f"lacks {{{name}}}{which}", f"put {{{name}}} where its value belongs"
    for name in sorted(has - wanted):
        yield "placeholder", f"has {{{name}}}{which}, which the Dutch has not", "remove it"
    if has_stray_brace(form):
        yield (
            "placeholder",
            f"has a brace that is no placeholder{which}",
            "write {name}, or no brace",
        )
    for fault in faults_in(form):
        yield "control", f"{fault}{which}", "remove it (typing the words anew is the surest way)"
