"""Placeholders are filled, isolated where the reading direction needs it, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.placeholders import filled, has_stray_brace, placeholders

names = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


def test_values_stand_in_an_isolate_from_right_to_left() -> None:
    """A phone number keeps its order: FSI before it, PDI after it."""
    said = filled("اتصل على {phone}.", {"phone": "14 020"}, isolate=True)
    assert said == "اتصل على \u206814 020\u2069."


def test_a_whole_number_needs_no_isolate() -> None:
    """A bare number has one order only."""
    assert filled("{n} أسابيع", {"n": 9}, isolate=True) == "9 أسابيع"


def test_a_value_is_never_read_as_a_placeholder() -> None:
    """What was filled in is not looked at again."""
    assert filled("{a} {b}", {"a": "{b}", "b": "x"}, isolate=False) == "{b} x"


def test_a_missing_value_is_an_error() -> None:
    """No sentence is shown with a brace in it."""
    with pytest.raises(KeyError):
        filled("{a}", {}, isolate=False)


@pytest.mark.parametrize("sentence", ["{Name}", "{n", "n}", "{}", "{a.b}", "{0}", "{ n }"])
def test_any_other_brace_is_a_stray_one(sentence: str) -> None:
    """Format strings of Python (attributes, numbers) are none of ours."""
    assert has_stray_brace(sentence)
    assert placeholders(sentence) == frozenset()


@given(wanted=st.dictionaries(names, st.text(max_size=10), max_size=4))
def test_every_value_is_in_the_sentence(wanted: dict[str, str]) -> None:
    """All placeholders are found and all are filled."""
    sentence = " / ".join(f"{{{name}}}" for name in wanted)
    assert placeholders(sentence) == wanted.keys()
    assert filled(sentence, wanted, isolate=False) == " / ".join(wanted.values())
    assert not has_stray_brace(sentence)
