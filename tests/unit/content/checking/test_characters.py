"""Unseen characters are refused but where a sentence needs them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.checking.characters import check_characters, faults_in
from content.findings import Finding
from tests.unit.content.checking.conftest import Broken

SEEN = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]))


def told(broken: Broken) -> list[Finding]:
    return broken.told(
        lambda findings: check_characters(broken.sentences(), broken.files(), findings)
    )


def test_the_real_packs_hold_none_but_the_allowed(broken: Broken) -> None:
    assert told(broken) == []


@pytest.mark.parametrize(
    ("file", "before", "after", "line_says"),
    [
        ("national/text/pl.po", '"Wstecz"', '"Wste\u200bcz"', "'ui.back' holds"),
        ("national/text/pl.po", 'msgid "ui.back"', 'msgid "ui.b\u00adack"', "'ui.b�ack' holds"),
        ("national/text/pl.po", '"Wstecz"', '"\u2066Wstecz\u2069"', "U+2066"),
        ("national/text/pl.po", '"Wstecz"', '"Wstecz\\n"', "U+000A"),
        ("amsterdam/organisations.yaml", '"!WOON"', '"!W\u200bOON"', "organisations.woon.name"),
        ("amsterdam/organisations.yaml", "  woon:", "  wo\ufeffon:", "organisations.wo�on"),
    ],
)
def test_an_unseen_character_is_named(
    broken: Broken, file: str, before: str, after: str, line_says: str
) -> None:
    broken.change(file, before, after)
    found = told(broken)
    assert {(one.kind, one.weight, one.file) for one in found} == {
        ("control_character", "error", file)
    }
    assert line_says in " ".join(one.fault for one in found)


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("سجل المقيمين \u2068BRP/GBA\u2069", True),
        ("سجل المقيمين \u2068BRP/GBA", False),
        ("سجل \u2069BRP\u2068 المقيمين", False),
        ("سجل (BRP)\u200f.", True),
        ("BRP\u200f.", False),
        ("BRP\u2060/\u2060GBA", True),
        ("BRP\u2060 GBA", False),
        ("BRP\u2060", False),
        ("سجل \u202b(BRP)\u202c", False),
    ],
)
def test_marks_and_isolates_are_for_sentences_from_right_to_left(text: str, fine: bool) -> None:  # noqa: FBT001
    assert (list(faults_in(text)) == []) == fine


@given(SEEN)
def test_what_can_be_seen_is_never_refused(text: str) -> None:
    assert list(faults_in(text)) == []


@given(SEEN, st.characters(categories=["Cc", "Co", "Zl", "Zp"]), SEEN)
def test_what_nobody_can_see_is_always_refused(before: str, hidden: str, after: str) -> None:
    assert list(faults_in(before + hidden + after))
