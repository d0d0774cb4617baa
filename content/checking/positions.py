"""
The decision table in every position that its switches may have, proven in one go.

A switch is taken as one more question that everybody is asked: a row that is tied to a position
lists it as a cell. So one proof covers all positions, also those that no kiosk stands in today.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path

from content.findings import Findings
from content.rules import read_groups
from content.schema_rules import ValuesFile
from content.schema_things import OverlayFile
from content.sheets import NationalSheets, read_sheet
from content.table import read_rows, tell_flaws
from content.yaml_files import YamlFile
from kiosk.pack import ALWAYS, NOT_ASKED, Clause, Option, Pack, Question, Row
from kiosk.proof import Box, Flaw, meet, prove_unique

_SWITCH = "switch "
"""Begins the id of a switch among the questions; no question can have a space in its id."""


@dataclass(frozen=True, slots=True)
class Positions:
    """
    A pack with its switches as questions; `stand` has the position of each by that question's id.

    `settled` are those that an overlay has settled: other positions are no concern of its town.
    """

    pack: Pack
    routes: YamlFile
    stand: Mapping[str, str]
    settled: frozenset[str]

    @property
    def count(self) -> int:
        """In how many ways the switches can stand."""
        return prod(len(each.options) for each in self.pack.questions if each.id in self.stand)

    def tell_flaws(self, findings: Findings) -> None:
        """Note gaps and overlaps in positions that are not the present one."""
        flaws = []
        for flaw in prove_unique(self.pack.questions, self.pack.rows):
            visitor = self._as_they_stand(flaw)
            answers = {name: said for name, said in visitor.items() if name not in self.stand}
            on = [row for row in self.pack.rows if self._is_on(row, visitor)]
            rows = [replace(row, cells=_without(row.cells, self.stand)) for row in on]
            flaws.append((replace(flaw, visitor=answers), rows, self.while_(visitor)))
        tell_flaws(self.routes, flaws, findings)

    def while_(self, visitor: Mapping[str, str]) -> str:
        """Return "while the switch 'x' is 'y', ", or nothing where all stand as they do now."""
        other = [
            f"'{name.removeprefix(_SWITCH)}' is '{visitor[name]}'"
            for name, now in self.stand.items()
            if visitor[name] != now
        ]
        return f"while the switch {' and '.join(other)}, " if other else ""

    def nearest_now(self, box: Box) -> Mapping[str, str]:
        """Return a position in which visitors of a box are, the present one wherever it can be."""
        return {
            name: now if now in box[name] else min(box[name]) for name, now in self.stand.items()
        }

    def now(self, box: Box) -> Box | None:
        """Return the part of a box with the switches as they stand, None where there is none."""
        return meet(box, {name: frozenset({now}) for name, now in self.stand.items()})

    def here(self, box: Box) -> Box | None:
        """Return the part of a box that this town can come to, None where there is none."""
        return meet(box, {name: frozenset({self.stand[name]}) for name in self.settled})

    def is_national(self, label: str) -> bool:
        """Whether a file is of the nation, where no town can mend it."""
        return label.partition("/")[0] == self.routes.label.partition("/")[0]

    def _as_they_stand(self, flaw: Flaw) -> Mapping[str, str]:
        """Return the visitor of a flaw, with each switch as it stands wherever that is as bad."""
        visitor = dict(flaw.visitor)
        for name, now in self.stand.items():
            tried = {**visitor, name: now}
            fitting = {row.id for row in self.pack.rows if _fits(row, tried)}
            if (fitting >= set(flaw.rows)) if flaw.rows else not fitting:
                visitor = tried
        return visitor

    def _is_on(self, row: Row, visitor: Mapping[str, str]) -> bool:
        return all(visitor[name] in row.cells.get(name, {visitor[name]}) for name in self.stand)


def read_positions(pack: Pack, sheets: NationalSheets, overlay: Path | None) -> Positions:
    """Return a pack in all positions of its switches; faults are told by who read the pack."""
    unheard = Findings()
    ours = None if overlay is None else read_sheet(overlay, "overlay.yaml", OverlayFile, unheard)
    values = sheets.values.says
    groups = read_groups(sheets.questions.file, sheets.questions.says, unheard)
    routes = sheets.routes
    written = read_rows(routes.file, routes.says, pack.questions, groups, values, unheard)
    rows = tuple(
        replace(
            each.row,
            cells={
                **{_SWITCH + name: frozenset({wanted}) for name, wanted in each.only_if.items()},
                **each.row.cells,
            },
        )
        for each in written
    )
    asked = tuple(_question(name, values) for name in values.switches)
    chosen = {} if ours is None else ours.says.switches
    stand = {name: chosen.get(name, switch.is_) for name, switch in values.switches.items()}
    return Positions(
        replace(pack, questions=(*asked, *pack.questions), rows=rows),
        routes.file,
        {_SWITCH + name: position for name, position in stand.items()},
        frozenset(_SWITCH + name for name in chosen if name in stand),
    )


def _question(name: str, values: ValuesFile) -> Question:
    options = tuple(Option(position, "") for position in values.switches[name].may_be)
    return Question(_SWITCH + name, "", options, ALWAYS)


def _without(cells: Clause, names: Container[str]) -> Clause:
    return {name: wanted for name, wanted in cells.items() if name not in names}


def _fits(row: Row, visitor: Mapping[str, str]) -> bool:
    return all(visitor.get(name, NOT_ASKED) in wanted for name, wanted in row.cells.items())
