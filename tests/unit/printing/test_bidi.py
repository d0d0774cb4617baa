"""Mixed lines stand as their readers read them (UAX #9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.bidi import Isolate, resolve, visual_order

FSI, PDI, RLI, LRI = "\u2068", "\u2069", "\u2067", "\u2066"


def as_seen(text: str, *, right_to_left: bool) -> str:
    """Return the characters from left to right; an isolate is laid out by itself."""
    parts = resolve(text, right_to_left=right_to_left)
    seen = ""
    for place in visual_order([part.level for part in parts]):
        content = parts[place].content
        if isinstance(content, Isolate):
            seen += as_seen(content.text, right_to_left=content.right_to_left)
        else:
            seen += content
    return seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("سجل هنا", "انه لجس"),
        (f"اتصل {FSI}14 020{PDI} اليوم", "مويلا 14 020 لصتا"),
        ("اتصل 14 020 اليوم", "مويلا 14 020 لصتا"),
        (f"هاتف {FSI}+31 20 624 1111{PDI}.", ".+31 20 624 1111 فتاه"),
        ("هاتف +31 20 624 1111.", ".+31 20 624 1111 فتاه"),
        ("يوم 12-03-2027", "12-03-2027 موي"),
        # brackets are characters here; they are drawn mirrored where they stand at odd levels
        ("سجل (BRP/GBA)", ")BRP/GBA( لجس"),
        ("سجل (BRP/GBA) RNI هنا", "انه RNI )BRP/GBA( لجس"),
        ("IND (نص)", ")صن( IND"),
        (f"في {FSI}ma-vr 09:00-17:00{PDI} هنا", "انه ma-vr 09:00-17:00 يف"),
        ("Juridisch Loket 0800 8020 · juridischloket.nl",) * 2,
        ("Anton de Komplein 150, Amsterdam",) * 2,
        (f"{RLI}نص abc{PDI} هنا", "انه abc صن"),
    ],
)
def test_a_line_in_arabic_is_seen_in_the_right_order(text: str, seen: str) -> None:
    assert as_seen(text, right_to_left=True) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Bel 14 020 (gratis)", "Bel 14 020 (gratis)"),
        ("Taal: العربية (nl)", "Taal: ةيبرعلا (nl)"),
        (f"Taal {FSI}العربية 12{PDI}, nl", "Taal 12 ةيبرعلا, nl"),
        (f"open {LRI}a", "open a"),
        (f"dicht{PDI} a", "dicht a"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_a_line_in_dutch_is_seen_in_the_right_order(text: str, seen: str) -> None:
    assert as_seen(text, right_to_left=False) == seen


def test_an_isolate_is_one_object_with_its_own_direction() -> None:
    parts = resolve(f"a {FSI}12 b{PDI} {FSI}نص{PDI}", right_to_left=False)
    assert [part.content for part in parts if isinstance(part.content, Isolate)] == [
        Isolate("12 b", right_to_left=False),
        Isolate("نص", right_to_left=True),
    ]


def test_white_space_is_one_space_and_control_characters_are_gone() -> None:
    parts = resolve(" a\n\t b\x07\u202d ", right_to_left=False)
    assert "".join(str(part.content) for part in parts) == "a b"


def test_a_range_runs_as_its_readers_read_it() -> None:
    assert as_seen("من 4-6 هنا", right_to_left=True) == "انه 6-4 نم"


@given(st.text(alphabet="aب1 (){}[]-+.," + FSI + RLI + LRI + PDI, max_size=40), st.booleans())
def test_nothing_is_lost_or_made_by_ordering(text: str, right_to_left: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    kept = sorted(text.translate(dict.fromkeys(map(ord, " " + FSI + RLI + LRI + PDI))))
    assert sorted(as_seen(text, right_to_left=right_to_left).replace(" ", "")) == kept


@given(st.lists(st.integers(0, 4), max_size=20))
def test_visual_order_is_a_permutation_and_keeps_even_lines(levels: list[int]) -> None:
    order = visual_order(levels)
    assert sorted(order) == list(range(len(levels)))
    if all(level == 0 for level in levels):
        assert order == list(range(len(levels)))
    if levels and all(level == 1 for level in levels):
        assert order == list(range(len(levels)))[::-1]
