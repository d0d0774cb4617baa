"""What belongs to one visitor is gone from memory with its slip; common sentences may stay."""

import gc
import secrets
from collections.abc import Iterator
from dataclasses import replace

from kiosk.referral import grouped, new_code
from kiosk.slip import Pair
from printing.slips import render_slip
from tests.fakes.slips import full_slip


def strings_in_memory() -> Iterator[str]:
    """Yield the strings that any container of this process refers to."""
    for thing in gc.get_objects():
        for held in gc.get_referents(thing):
            if type(held) is str:
                yield held
            elif type(held) is tuple and not gc.is_tracked(held):
                yield from (one for one in held if type(one) is str)


def print_one(code: str, day: str) -> str:
    """Print a slip on a page and one on two pages; returns a sentence that every slip has."""
    slip = full_slip("nl")
    assert slip.reminder is not None
    reminder = replace(slip.reminder, label=Pair(f"Tot: {day}", f"Tot: {day}"))
    text = grouped(code)
    slip = replace(slip, code=code, code_text=text, title=text, reminder=reminder)
    for paper in ("a4", "a6"):
        render_slip(slip, paper)
    return slip.headline.own


def test_neither_the_code_nor_the_date_of_a_visitor_stays_for_the_next_slip() -> None:
    code, day = new_code(7, secrets.choice), f"31 mei {secrets.randbelow(10**9):09}"
    common = print_one(code, day)
    gc.collect()
    found = [one for one in strings_in_memory() if one is not code and one is not day]
    assert common in found  # a sentence that may stay is found in this way
    traces = (code, grouped(code), day, day[-9:])
    assert not [one for one in found if any(trace in one for trace in traces)]
