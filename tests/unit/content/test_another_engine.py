"""Another rule engine evaluates our tables, and comes to the same rows for every visitor."""

from itertools import product

import pytest

from content.loading import load_pack
from kiosk.proof import prove_unique
from kiosk.routing import deciding_row, fits
from kiosk.visit import Answers
from tests.fakes.everybody import Person, everyone
from tests.fakes.tables import dice, domain_of, some_questions, some_table
from tests.fakes.zen_table import ZenTable
from tests.unit.content.conftest import Folders

TABLES = 1500


def answers(person: Person) -> Answers:
    return {name: frozenset({option}) for name, option in person.items()}


@pytest.mark.parametrize(
    ("third_country", "no_address"), list(product(("officer", "rni"), ("gba_briefadres", "rni")))
)
def test_zen_decides_every_visitor_of_the_real_pack_as_we_do(
    copied_real: Folders, third_country: str, no_address: str
) -> None:
    """All visitors, in all positions of the switches: exactly one row fits, and it is ours."""
    for name, now, position in (
        ("third_country_at_rni", "officer", third_country),
        ("no_address_long_stay", "gba_briefadres", no_address),
    ):
        values = "national/values.yaml"
        copied_real.change(values, f"{name}:\n    is: {now}\n", f"{name}:\n    is: {position}\n")
    pack = load_pack(*copied_real.both)
    people = list(everyone(pack.questions))
    assert len(people) > 14_000
    ours = [[deciding_row(pack.rows, answers(person)).id] for person in people]
    assert ZenTable(pack.rows).rows_of(people) == ours


def test_zen_and_the_proof_agree_on_random_tables() -> None:
    """Row by row for each visitor; and who is counted twice or never is what the proof tells."""
    proven = 0
    for seed, rng in enumerate(dice(TABLES)):
        questions = some_questions(rng, rng.randint(1, 4))
        rows = some_table(rng, domain_of(questions))
        people = list(everyone(questions))
        found = ZenTable(rows).rows_of(people) if rows else [[] for _ in people]
        assert found == [[r.id for r in rows if fits(r, answers(p))] for p in people], seed
        flaws = prove_unique(questions, rows)
        assert (not flaws) == all(len(each) == 1 for each in found), seed
        for flaw in flaws:
            assert set(flaw.rows) <= set(found[people.index(flaw.visitor)]), seed
        proven += not flaws
    assert TABLES // 4 < proven < TABLES * 3 // 4
