"""
How many faults in the rules are found: each one told, shown by a diff, or proven to change nothing.

A fault that leaves somebody without a route, with two, or without a desk must be told by the check.
A fault that keeps everything proven means something else: no proof can know, `content diff` shows
it. What is left must come to the same for every visitor, which trying them one by one shows.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pytest

from content.authoring.facts_compared import facts_compared
from content.authoring.outcomes_compared import outcomes_compared
from content.authoring.visits_in_common import meeting
from content.checking.positions import Positions, read_positions
from content.checking.reaching import check_reach
from content.checking.whereabouts import Whereabouts
from content.findings import Finding, Findings
from content.loading import pack_of
from content.sheets import NationalSheets, read_national
from content.written_values import read_yaml_files
from content.yaml_files import YamlFile
from kiosk.pack import NOT_ASKED, Pack, Row
from tests.fakes.everybody import Everybody, Person, everyone, meets
from tests.unit.content.checking.changed_rules import KINDS, Mutant
from tests.unit.content.checking.conftest import TODAY
from tests.unit.content.checking.rule_mutants import ALL, Mutants
from tests.unit.content.conftest import REAL, ROOT

EVERY_ONE = bool(os.environ.get("KIOSK_EVERY_FAULT"))
"""Set it to try all faults of all kinds (five minutes), as docs/content-check.md counts them."""
SAMPLED = {
    "a cell lists an option more": 6,
    "a line or cell of an `ask_when` changed": 4,
    "a tile unfolds another question, or none": 17,
    "a desk hidden": 2,
    "a line or cell of a desk's `show_when` changed": 11,
    "something else hidden": 11,
    "a line or cell of another `show_when` changed": 23,
    "a `show_when` asks for an option that nobody can give": 5,
}
"""Of these kinds every so many-th fault is tried; of all others every one."""


@dataclass(frozen=True)
class Sound:
    """The national pack without a fault."""

    pack: Pack
    positions: Positions
    files: Sequence[YamlFile]
    mutants: Mutants


@pytest.fixture(scope="module")
def sound() -> Sound:
    """The real national pack."""
    findings = Findings()
    sheets = read_national(REAL / "national", findings)
    assert sheets is not None
    pack = pack_of(sheets, None, findings)
    positions = read_positions(pack, sheets, None)
    files = read_yaml_files([REAL / "national"], findings)
    people = Everybody(positions.pack.questions)
    return Sound(pack, positions, files, Mutants(sheets, people, positions.pack.rows))


def judged(sheets: NationalSheets, sound: Sound) -> tuple[list[Finding], Pack, Positions]:
    """Return what the check tells of the rules, but for notes; and the pack it told it of."""
    findings = Findings()
    pack = pack_of(sheets, None, findings)
    positions = read_positions(pack, sheets, None)
    if not findings.has_errors:
        positions.tell_flaws(findings)
    if not findings.has_errors:
        check_reach(pack, positions, Whereabouts(sound.files), {}, TODAY, findings)
    return [each for each in findings if each.weight != "note"], pack, positions


def shown_by_diff(old: Positions, new: Positions) -> bool:
    """Whether `content diff` has anything to tell, the switches in any position."""
    if facts_compared(old.pack, new.pack):
        return True
    visits = meeting(old.pack.questions, new.pack.questions)
    return bool(
        visits.only_before.count
        or visits.only_now.count
        or outcomes_compared(old.pack, new.pack, visits).changes
    )


def harmed(pack: Pack, positions: Positions) -> bool:
    """Whether anybody fits no row or two, by trying everybody (who is alike to the rows, once)."""
    rows = positions.pack.rows
    names = sorted({name for row in rows for name in row.cells} - positions.stand.keys())
    alike = {tuple(one.get(name, NOT_ASKED) for name in names) for one in everyone(pack.questions)}
    switches = [each for each in positions.pack.questions if each.id in positions.stand]
    return any(
        sum(meets(dict(zip(names, said, strict=True)) | stand, (row.cells,)) for row in rows) != 1
        for stand in map(dict, everyone(switches))
        for said in alike
    )


def without_desk(people: Everybody, pack: Pack) -> bool:
    """Whether anybody whose route needs a desk gets none, by trying everybody."""
    sent = [row for row in pack.rows if row.route != "elsewhere"]
    served = 0
    for desk in pack.desks:
        served |= people.shown(desk.show_when, sent)
    needing = 0
    for row in sent:
        needing |= people.meeting(row.cells)
    return bool(needing & ~served)


def same_for_everybody(people: Everybody, old: Pack, new: Pack) -> bool:
    """Whether all visitors are asked the same, and get the same, by trying everybody."""
    if old.questions != new.questions:
        options = ([each.options for each in pack.questions] for pack in (old, new))
        return next(options) == next(options) and asked(old) == asked(new)
    if sent(people, old.rows) != sent(people, new.rows):
        return False
    for kind in KINDS:
        for was, now in zip(getattr(old, kind), getattr(new, kind), strict=True):
            if was.show_when != now.show_when and people.shown(
                was.show_when, old.rows
            ) != people.shown(now.show_when, new.rows):
                return False
    return True


def asked(pack: Pack) -> list[Person]:
    """Return all visitors, whatever the switches say: these ask nobody anything."""
    return list(everyone([each for each in pack.questions if not each.id.startswith("switch ")]))


def sent(people: Everybody, rows: Iterable[Row]) -> dict[tuple[str | None, ...], int]:
    """Return who is sent where."""
    found: Counter[tuple[str | None, ...]] = Counter()
    for row in rows:
        found[row.route, row.refer_to, row.lean] |= people.meeting(row.cells)
    return {where: who for where, who in found.items() if who}


@pytest.mark.parametrize(("kind", "make"), ALL, ids=[kind for kind, _ in ALL])
def test_every_fault_is_told_or_shown_or_changes_nothing(
    sound: Sound, kind: str, make: Callable[[Mutants], Iterator[Mutant]]
) -> None:
    """Nobody is lost, torn or without a desk unless the check says so; nothing changes unseen."""
    found = dict.fromkeys(("told", "diff", "same"), 0)
    people, step = sound.mutants.people, 1 if EVERY_ONE else SAMPLED.get(kind, 1)
    for mutant in islice(make(sound.mutants), 0, None, step):
        findings, pack, positions = judged(mutant.sheets, sound)
        if findings:
            found["told"] += 1
            assert all(each.line >= 1 and each.fault and each.mend for each in findings)
        elif same_for_everybody(people, sound.positions.pack, positions.pack):
            found["same"] += 1
        else:
            found["diff"] += 1
            assert shown_by_diff(sound.positions, positions), mutant.place
            if pack.questions == sound.pack.questions:
                assert people.lost_and_torn(positions.pack.rows) == (0, 0), mutant.place
                assert not without_desk(people, positions.pack), mutant.place
            else:
                assert not harmed(pack, positions), mutant.place
    written = documented()[kind]
    if step == 1:
        assert tuple(found.values()) == written
    assert sum(found.values()) == len(range(0, sum(written), step))


def test_the_documentation_names_every_kind_of_fault() -> None:
    """No line more or less than there are kinds."""
    assert list(documented()) == [kind for kind, _ in ALL]


def documented() -> dict[str, tuple[int, ...]]:
    """Return what docs/content-check.md says of each kind: told, shown by a diff, the same."""
    text = (ROOT / "docs" / "content-check.md").read_text("utf-8")
    table = text.partition("| fault in a rule |")[2].partition("\n\n")[0]
    lines = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return {kind: tuple(int(each) for each in numbers[:3]) for kind, *numbers in lines}
