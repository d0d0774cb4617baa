"""What counts as the same Dutch sentence."""

from hypothesis import given
from hypothesis import strategies as st

from content.po_sources import fingerprint_of, is_still, source_line


def test_a_plural_stands_on_one_line() -> None:
    assert source_line(["{n} week", "{n}  weken"]) == "{n} week / {n} weken"


def test_white_space_and_unicode_form_do_not_count() -> None:
    assert fingerprint_of("Oekrai\u0308ne  nu") == fingerprint_of("Oekra\u00efne\nnu")
    assert is_still("Oekrai\u0308ne  nu", ["Oekra\u00efne\nnu"])


def test_letters_and_their_size_do_count() -> None:
    said = ("U mag", "u mag", "U mag.", "U moet")
    assert len({fingerprint_of(each) for each in said}) == 4
    assert not any(is_still(each, ["U mag"]) for each in said[1:])


@given(st.lists(st.text(), min_size=1, max_size=2))
def test_a_fingerprint_is_twelve_digits_and_the_same_from_the_note(forms: list[str]) -> None:
    note = source_line(forms)
    assert is_still(note, forms)
    print_ = fingerprint_of(note)
    assert len(print_) == 12
    assert set(print_) <= set("0123456789abcdef")
