"""Blocks stand on pages whole, in order and within the margins."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.slip import Pair, SlipPart
from printing.blocks import Block, BlockWriter
from printing.columns import Columns
from printing.pages import Page, paginate
from printing.sheet import A4, A6, Sheet
from tests.fakes.slips import full_slip

SHORT = Pair("Kort", "Ook kort")
WORDS = Pair("Een zin van zeven woorden voor hier. " * 6, "Nog een zin van zes woorden. " * 6)


def block(sheet: Sheet, part: SlipPart) -> Block:
    """Return a part as a block, with room above and below."""
    slip = full_slip("pl")
    columns = Columns(sheet, slip.right_to_left, single=False)
    return BlockWriter(slip, columns, sheet.densities[0]).part(part)


def lines_of(pages: list[Page]) -> list[object]:
    """Return every line on the pages, column by column of each block."""
    return [
        line
        for page in pages
        for _, piece in page.blocks
        for column in piece.columns
        for strip in column
        for line in strip.lines
    ]


@st.composite
def parts(draw: st.DrawFn) -> SlipPart:
    pair = st.sampled_from([SHORT, WORDS])
    heading = draw(st.none() | pair)
    lines = draw(st.lists(pair, max_size=6))
    return SlipPart("info", heading, tuple(lines), draw(st.integers(0, 6)), draw(st.booleans()))


@given(
    st.lists(parts(), max_size=10),
    st.sampled_from([A4, A6]),
    st.sampled_from([0.0, 15.0]),
    st.sampled_from([0.0, 60.0]),
    st.sampled_from([0.0, 120.0]),
)
def test_every_line_is_on_a_page_once_and_inside_it(
    said: list[SlipPart], sheet: Sheet, foot: float, first: float, last: float
) -> None:
    blocks = [block(sheet, part) for part in said]
    pages = paginate(blocks, sheet, foot, first, last)
    whole = [line for one in blocks for column in one.columns for strip in column
             for line in strip.lines]  # fmt: skip
    assert sorted(map(id, lines_of(pages))) == sorted(map(id, whole))
    for number, page in enumerate(pages):
        floor = sheet.margin + foot + (first if number == 0 else 0)
        for top, one in page.blocks:
            assert top <= sheet.top
            assert top - one.height >= floor - 0.01
    if pages[-1].blocks:
        top, one = pages[-1].blocks[-1]
        end = last + (first if len(pages) == 1 else 0)
        assert top - one.height >= sheet.margin + foot + end - 0.01


def test_a_picture_higher_than_its_words_moves_whole() -> None:
    small = replace(block(A6, SlipPart("info", None, (SHORT,), 0)), picture_size=60.0)
    room = A6.top - A6.margin
    for count in range(1, 12):
        pages = paginate([small] * count, A6, 0, 0, 0)
        assert sum(len(page.blocks) for page in pages) == count
        assert all(top - one.height >= A6.top - room for page in pages for top, one in page.blocks)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    part = SlipPart("info", SHORT, (WORDS, WORDS), 0)
    for lead in range(40):
        spacer = Block((), above=200.0 + 4 * lead)
        pages = paginate([spacer, block(A6, part)], A6, 0, 0, 0)
        for page in pages:
            for _, one in page.blocks:
                if one.columns and one.columns[0]:
                    voice = one.columns[0][-1].lines[0].line.voice
                    assert voice.weight == "Regular"


@pytest.mark.parametrize("sheet", [A4, A6])
def test_the_last_block_goes_along_rather_than_leave_the_foot_alone(sheet: Sheet) -> None:
    one = block(sheet, SlipPart("info", SHORT, (WORDS,), 0))
    count = int((sheet.top - sheet.margin) / one.height)
    pages = paginate([one] * count, sheet, 0, 0, 150)
    assert len(pages) == 2
    assert pages[1].blocks
