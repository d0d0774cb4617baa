"""Random overlays on the real national pack: merged by hand, and judged by trying everybody."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

import pytest

from content.checking.positions import Positions, read_positions
from content.checking.reaching import check_reach
from content.checking.whereabouts import Whereabouts
from content.findings import Findings
from content.loading import load_pack, pack_of
from content.sheets import read_national
from content.written_values import read_yaml_files
from content.yaml_files import YamlFile
from kiosk.pack import (
    ALWAYS,
    Advice,
    Desk,
    Option,
    Organisation,
    Pack,
    Question,
    Row,
    Selected,
    Source,
)
from tests.fakes.everybody import Everybody
from tests.fakes.overlays import condition_of, some_overlay, write_overlay
from tests.fakes.tables import dice
from tests.fakes.wild_packs import TODAY, WildPack
from tests.unit.content.checking.trying_everybody import KINDS, Told, Tried, said
from tests.unit.content.conftest import REAL

OVERLAYS = 60
SOURCE = Source("x", "B")
LEFT_OUT = {"no_desk", "no_helper"}
FILES = {"rows": "routes.yaml"} | {name: f"{name}.yaml" for name in ("questions", *KINDS)}
SWITCHES = {
    "third_country_at_rni": ("officer", "rni"),
    "no_address_long_stay": ("gba_briefadres", "rni"),
}
STAND = {name: positions[0] for name, positions in SWITCHES.items()}


@dataclass(frozen=True)
class Nation:
    """The national pack as each position of its switches makes it, each loaded for itself."""

    packs: Mapping[tuple[str, ...], Pack]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows; one that is not in all positions lists those it is in."""
        found: dict[str, tuple[Row, list[tuple[str, ...]]]] = {}
        for stand, pack in self.packs.items():
            for row in pack.rows:
                found.setdefault(row.id, (row, []))[1].append(stand)
        return tuple(replace(row, cells={**row.cells, **tied(at)}) for row, at in found.values())


def tied(at: list[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Return the cells of a row that is there in some positions."""
    cells = {}
    for number, (name, positions) in enumerate(SWITCHES.items()):
        here = frozenset(stand[number] for stand in at)
        if here != set(positions):
            cells[f"switch {name}"] = here
    return cells


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    """The four packs that two switches make of one."""
    folder = tmp_path_factory.mktemp("nation")
    packs = {}
    for stand in product(*SWITCHES.values()):
        copy = folder / "-".join(stand)
        shutil.copytree(REAL / "national", copy)
        values = (copy / "values.yaml").read_text("utf-8")
        for name, position in zip(SWITCHES, stand, strict=True):
            before = f"  {name}:\n    is: {STAND[name]}\n"
            assert before in values
            values = values.replace(before, f"  {name}:\n    is: {position}\n")
        (copy / "values.yaml").write_text(values, "utf-8")
        packs[stand] = load_pack(copy)
    return Nation(packs)


def merged(national: Pack, files: Mapping[str, Any]) -> Pack:
    """Return a national pack with an overlay on it, put together without `content.overlay`."""
    desks = {desk.id: desk for desk in national.desks}
    for name, says in files["desks"]["desks"].items():
        if name in desks:
            shown = says.get("show_when")
            when = desks[name].show_when if shown is None else condition_of(shown)
            desks[name] = replace(desks[name], show_when=when)
        else:
            desks[name] = Desk(name, condition_of(says["show_when"]), "x", SOURCE)
    order = files["overlay"].get("desk_order", [])
    by_order = sorted(desks, key=lambda name: order.index(name) if name in order else len(order))
    advice = [
        Advice(name, condition_of(says["show_when"]), "x", SOURCE)
        for name, says in files["advice"]["advice"].items()
    ]
    organisations = [
        Organisation(
            name, condition_of(says["show_when"]), "x", SOURCE, topics=frozenset(says["topics"])
        )
        for name, says in files["organisations"]["organisations"].items()
    ]
    return replace(
        national,
        desks=tuple(desks[name] for name in by_order),
        advice=(*national.advice, *advice),
        organisations=(*national.organisations, *organisations),
    )


class TriedOnce(Tried):
    """Looks only once at what no overlay changes."""

    remembered: ClassVar[dict[str, list[Told]]] = {}

    def rows(self) -> Iterator[Told]:
        """Say it of the rows, which are national."""
        return self.once("rows", super().rows)

    def questions(self) -> Iterator[Told]:
        """Say it of the questions, which are national."""
        return self.once("questions", super().questions)

    def thing(self, kind: str, thing: Selected) -> Iterator[Told]:
        """Say it of a thing, unless the same one with the same condition was seen before."""
        lines = [sorted((n, sorted(each)) for n, each in c.items()) for c in thing.show_when]
        positions = self.wild.positions
        settled = sorted((name, positions.stand[name]) for name in positions.settled)
        key = repr((kind, thing.id, lines, settled))
        return self.once(key, lambda: super(TriedOnce, self).thing(kind, thing))

    def once(self, key: str, look: Callable[[], Iterator[Told]]) -> Iterator[Told]:
        """Return what was seen before, or look."""
        if key not in self.remembered:
            self.remembered[key] = list(look())
        return iter(self.remembered[key])


def spots(told: Iterable[Told], files: Sequence[YamlFile]) -> set[tuple[object, ...]]:
    """Return what is told by file and line: much of a real pack stands on one line."""
    where = Whereabouts(files)
    return {
        (kind, weight, *(place if kind in LEFT_OUT else where.find(FILES[str(place[0])], *place)))
        for kind, weight, place in told
    }


def test_random_overlays_are_merged_and_judged_as_by_hand(nation: Nation, tmp_path: Path) -> None:
    """Desks, switches, order, advice, organisations: merged as told, nobody missed by the check."""
    rows = nation.rows
    switches = tuple(
        Question(f"switch {name}", "", tuple(Option(each, "") for each in positions), ALWAYS)
        for name, positions in SWITCHES.items()
    )
    national = nation.packs[tuple(STAND.values())]
    people = Everybody((*switches, *national.questions))
    sheets = read_national(REAL / "national", Findings())
    assert sheets is not None
    national_files = read_yaml_files([REAL / "national"], Findings())
    seen: Counter[str] = Counter()
    for number, rng in enumerate(dice(OVERLAYS)):
        files = some_overlay(rng, national, SWITCHES)
        folders = REAL / "national", tmp_path / f"overlay{number}"
        write_overlay(folders[1], files)
        findings = Findings()
        pack = pack_of(sheets, folders[1], findings)
        assert list(findings) == []
        stand = STAND | files["overlay"]["switches"]
        wanted = merged(nation.packs[tuple(stand.values())], files)
        assert pack.rows == wanted.rows
        for kind in ("desks", "advice", "organisations"):
            for ours, theirs in zip(getattr(pack, kind), getattr(wanted, kind), strict=True):
                assert (ours.id, ours.show_when) == (theirs.id, theirs.show_when), number
        assert [each.tag for each in pack.languages] == files["overlay"]["languages"]

        positions = read_positions(pack, sheets, folders[1])
        positions.tell_flaws(findings)
        assert list(findings) == []
        yaml_files = (*national_files, *read_yaml_files(folders[1:], findings))
        visits = check_reach(pack, positions, Whereabouts(yaml_files), {}, TODAY, findings)
        settled = frozenset(f"switch {name}" for name in files["overlay"]["switches"])
        by_hand = Positions(
            replace(wanted, questions=(*switches, *wanted.questions), rows=rows),
            positions.routes,
            {f"switch {name}": position for name, position in stand.items()},
            settled,
        )
        wild = WildPack(wanted, by_hand, yaml_files)
        told = {said(wild, each) for each in findings}
        tried = TriedOnce(wild, people).told()
        assert spots(told, yaml_files) == spots(tried, yaml_files), number
        assert visits * by_hand.count == len(people.people)
        seen.update({f"{weight} {kind}" for kind, weight, _ in told})
    assert {
        "error no_desk",
        "error never_shown",
        "error idle_line",
    } <= seen.keys()
