"""Thousands of random packs: what the check says of reach is what trying everybody says."""

import re
from collections import Counter

from content.checking.reach import Reach
from content.checking.reaching import check_reach
from content.checking.whereabouts import Whereabouts
from content.findings import Findings
from tests.fakes.everybody import Everybody
from tests.fakes.tables import dice
from tests.fakes.wild_packs import TODAY, some_pack
from tests.unit.content.checking.trying_everybody import Tried, said, screens

PACKS = 3000


def test_three_thousand_packs_are_judged_as_by_trying_everybody() -> None:
    """Dead rows, questions, options, lines, things, desks and helpers: all, and nothing else."""
    seen: Counter[str] = Counter()
    for seed, rng in enumerate(dice(PACKS)):
        wild = some_pack(rng)
        findings = Findings()
        where = Whereabouts(wild.files)
        visits = check_reach(wild.pack, wild.positions, where, {}, TODAY, findings)
        told = {said(wild, each) for each in findings}
        assert told == set(Tried(wild, Everybody(wild.positions.pack.questions)).told()), seed
        people = Everybody(wild.pack.questions).people
        assert visits == len(people), seed
        assert Reach(wild.pack).longest()[0] == max(screens(wild, each) for each in people), seed
        seen.update({kind for kind, _, _ in told})
    assert min(seen.values()) > PACKS // 100, seen
    assert len(seen) == 10, seen


def test_a_flaw_in_another_position_is_told_where_it_is() -> None:
    """Flaws that only another position of a switch has are told with that position, truly."""
    told_of = 0
    for seed, rng in enumerate(dice(PACKS)):
        positions = some_pack(rng).positions
        people = Everybody([each for each in positions.pack.questions if not each.many])
        lost, torn = people.lost_and_torn(positions.pack.rows)
        findings = Findings()
        positions.tell_flaws(findings)
        assert {each.kind for each in findings} == (
            ({"gap"} if lost else set()) | ({"overlap"} if torn else set())
        ), seed
        for each in findings:
            stand = {name.removeprefix("switch "): now for name, now in positions.stand.items()}
            if while_ := re.match(r"while the switch (.*), a visitor", each.fault):
                moved = dict(re.findall(r"'(\w+)' is '(\w+)'", while_.group(1)))
                assert all(stand[name] != position for name, position in moved.items()), seed
                stand |= moved
                told_of += 1
            answers = dict(pair.split("=") for pair in each.story.split(", "))
            visitor = people.number_of(
                {f"switch {name}": position for name, position in stand.items()} | answers
            )
            assert visitor & (lost if each.kind == "gap" else torn), seed
    assert told_of > PACKS // 20
