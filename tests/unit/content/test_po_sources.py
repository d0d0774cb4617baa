"""What counts as the same Dutch sentence."""

from hypothesis import given
from hypothesis import strategies as st

from content.po_files import PoEntry
from content.po_sources import fingerprint, fingerprint_of, source_line


def entry(*forms: str) -> PoEntry:
    return PoEntry(forms, len(forms) > 1, 1)


def test_a_plural_stands_on_one_line() -> None:
    assert source_line(["{n} week", "{n}  weken"]) == "{n} week / {n} weken"


def test_white_space_and_unicode_form_do_not_count() -> None:
    assert fingerprint(entry("Oekrai\u0308ne  nu")) == fingerprint(entry("Oekra\u00efne\nnu"))


def test_letters_and_their_size_do_count() -> None:
    prints = {fingerprint(entry(said)) for said in ("U mag", "u mag", "U mag.", "U moet")}
    assert len(prints) == 4


@given(st.lists(st.text(), min_size=1, max_size=2))
def test_a_fingerprint_is_twelve_digits_and_the_same_from_the_note(forms: list[str]) -> None:
    print_ = fingerprint(entry(*forms))
    assert print_ == fingerprint_of(source_line(forms))
    assert len(print_) == 12
    assert set(print_) <= set("0123456789abcdef")
