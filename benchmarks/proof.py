"""
The proof of the decision table beside brute force: `python -m benchmarks.proof [--rounds 5]`.

For the real table and for a generated one (12 questions of 4 options, 60 rows), by turns in one
run: our proof; our own rows tried on every visitor; zen-engine on every visitor; and our rows tried
on every combination of answers, asked or not. What takes longer than the limit is cut off, and said
to be. Writes docs/benchmarks.md.
"""

import argparse
import os
import random
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from math import prod
from pathlib import Path

from content.loading import load_pack
from kiosk.pack import NOT_ASKED, Question, Row
from kiosk.proof import prove_unique, reachable, volume
from tests.fakes.everybody import Person, meets
from tests.fakes.tables import dice, domain_of, some_questions, whole_table
from tests.fakes.zen_table import ZenTable

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
BEGIN = "<!-- figures: written by benchmarks.proof -->"
END = "<!-- end of figures of benchmarks.proof -->"
GENERATED = 100
"""So many tables are generated; the one that takes the proof longest goes on to the comparison."""
AT_ONCE = 2000
"""Visitors handed to zen in one call: one by one, the calls would take longer than the rules."""
MS = 1000.0


@dataclass
class Way:
    """One way to judge a table: seconds of each round, and how far it came of how many."""

    name: str
    size: int
    came: int = 0
    seconds: list[float] = field(default_factory=list)

    def line(self) -> str:
        """Return its line of the table."""
        middle = statistics.median(self.seconds)
        if self.came == self.size:
            spent = f"{middle * MS:,.1f} ms, max {max(self.seconds) * MS:,.1f}"
            return f"| {self.name} | {self.size:,} | {spent} |"
        whole = middle * self.size / self.came
        named = f"{whole / 3600:,.0f} hours" if whole > 2 * 3600 else f"{whole / 60:,.0f} minutes"
        if whole < 2 * 60:
            named = f"{whole:,.0f} s"
        share = f"{self.came:,} ({self.came / self.size:.2%})"
        return f"| {self.name} | {self.size:,} | cut off at {share}; all: about {named} |"


def visitors(questions: Sequence[Question], so_far: Person) -> Iterator[Person]:
    """Yield every visitor, one after the other."""
    if not questions:
        yield so_far
        return
    first, *rest = questions
    if not meets(so_far, first.ask_when):
        yield from visitors(rest, so_far)
        return
    for option in first.options:
        yield from visitors(rest, {**so_far, first.id: option.id})


def combinations(questions: Sequence[Question]) -> Iterator[Person]:
    """Yield every combination of answers, whether anybody can give them or not."""
    domain = domain_of(questions)
    for said in product(*domain.values()):
        yield dict(zip(domain, said, strict=True))


def tried(people: Iterator[Person], rows: Sequence[Row], limit: float) -> tuple[int, float]:
    """Try our rows on people until the limit; return on how many, and in how many seconds."""
    began, count = time.process_time(), 0
    cells = [list(row.cells.items()) for row in rows]
    for person in people:
        sum(all(person.get(n, NOT_ASKED) in wanted for n, wanted in each) for each in cells)
        count += 1
        if not count % 1000 and time.process_time() - began > limit:
            break
    return count, time.process_time() - began


def tried_by_zen(people: Iterator[Person], table: ZenTable, limit: float) -> tuple[int, float]:
    """Let zen try the rows on people until the limit."""
    began, count = time.process_time(), 0
    while batch := list(islice(people, AT_ONCE)):
        table.rows_of(batch)
        count += len(batch)
        if time.process_time() - began > limit:
            break
    return count, time.process_time() - began


def compared(
    questions: Sequence[Question], rows: Sequence[Row], rounds: int, limit: float
) -> list[Way]:
    """Judge one table in all ways, by turns."""
    people = sum(map(volume, reachable(questions)))
    domain = domain_of(questions)
    proof = Way("proof over boxes (`kiosk/proof.py`)", people)
    ours = Way("our rows, every visitor", people)
    zen = Way("zen-engine, every visitor", people)
    every = Way("our rows, every combination of answers", prod(map(len, domain.values())))
    table = ZenTable(rows)
    for _ in range(rounds):
        began = time.process_time()
        flaws = prove_unique(questions, rows)
        proof.seconds.append(time.process_time() - began)
        proof.came = people
        if flaws:
            message = "The table that is measured must be a whole one."
            raise ValueError(message)
        for way, (came, seconds) in (
            (ours, tried(visitors(questions, {}), rows, limit)),
            (zen, tried_by_zen(visitors(questions, {}), table, limit)),
            (every, tried(combinations(questions), rows, limit)),
        ):
            way.came = came
            way.seconds.append(seconds)
    return [proof, ours, zen, every]


def hardest() -> tuple[list[Question], list[Row], float, float]:
    """Return the generated table that takes the longest; with the longest and the median time."""
    slowest: tuple[float, list[Question], list[Row]] = (0.0, [], [])
    times = []
    for rng in dice(GENERATED):
        questions, rows = generated(rng)
        began = time.process_time()
        prove_unique(questions, rows)
        times.append(time.process_time() - began)
        if times[-1] > slowest[0]:
            slowest = (times[-1], questions, rows)
    return slowest[1], slowest[2], slowest[0], statistics.median(times)


def generated(rng: random.Random) -> tuple[list[Question], list[Row]]:
    """Return 12 questions of 4 options, most of them asked on conditions, and 60 rows."""
    questions = some_questions(rng, 12, (4,))
    return questions, whole_table(rng, domain_of(questions), 60)


def table_of(ways: Sequence[Way]) -> str:
    """Return the figures of one table as Markdown."""
    return "\n".join(["| way | to look at | median |", "|---|---|---|", *(w.line() for w in ways)])


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times each way (default: 5)")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds of a way (default: 10)")
    asked = parser.parse_args()
    pack = load_pack(ROOT / "content/packs/national", ROOT / "content/packs/amsterdam")
    questions = [each for each in pack.questions if not each.many]
    real = compared(questions, pack.rows, asked.rounds, asked.limit)
    wild_questions, wild_rows, longest, median = hardest()
    wild = compared(wild_questions, wild_rows, asked.rounds, asked.limit)
    figures = (
        f"{os.cpu_count()} cores, {asked.rounds} rounds by turns, processor time; a way is cut off "
        f"after {asked.limit:.0f} s.\n\n"
        f"The real table: {len(questions)} questions, {len(pack.rows)} rows.\n\n"
        f"{table_of(real)}\n\n"
        f"A generated table: 12 questions of 4 options, 60 rows. Of {GENERATED} such tables the "
        f"proof takes {median * MS:.1f} ms at the median, {longest * MS:.1f} ms at the most; this "
        f"is the one that takes the most.\n\n{table_of(wild)}"
    )
    print(figures)
    text = DOCUMENT.read_text("utf-8")
    block = f"{BEGIN}\n{figures}\n{END}"
    if BEGIN in text:
        text = re.sub(f"{BEGIN}.*{END}", lambda _: block, text, flags=re.DOTALL)
    else:
        command = "```sh\n.venv/bin/python -m benchmarks.proof\n```"
        text += f"\n## The proof of the decision table\n\n{command}\n\n{block}\n"
    DOCUMENT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
