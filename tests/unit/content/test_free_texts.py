"""An overlay says in its own words what is free, and nothing that is fixed."""

from pathlib import Path

import pytest

from content.catalogue import Catalogues
from content.loading import load_pack
from content.texts import check_texts
from kiosk.errors import PackError
from tests.unit.content.conftest import Folders

FREE = "desk.own_municipality"
TAGS = ("nl", "en", "pl", "ar")


def say(folders: Folders, text_id: str, tags: tuple[str, ...] = TAGS) -> None:
    """Let the real overlay say a sentence in its own words."""
    for tag in tags:
        file = folders.overlay / "text" / f"{tag}.po"
        note = "" if tag == "nl" else "#. nl: Ons loket\n"
        words = "Ons loket" if tag == "nl" else f"Our counter ({tag})"
        entry = f'\n{note}msgid "{text_id}"\nmsgstr "{words}"\n'
        file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")


def refusal(folders: Folders) -> str:
    """Return what the check of the words says."""
    with pytest.raises(PackError) as refused:
        check_texts(load_pack(*folders.both), folders.both)
    return str(refused.value)


def test_a_free_sentence_is_said_in_the_town_s_own_words(
    copied_real: Folders, tmp_path: Path
) -> None:
    say(copied_real, FREE)
    pack = load_pack(*copied_real.both)
    check_texts(pack, copied_real.both)
    catalogues = Catalogues(pack, copied_real.both, tmp_path / "cache")
    assert catalogues.get("nl").text(FREE) == "Ons loket"
    assert catalogues.get("ar").text(FREE) == "Our counter (ar)"


@pytest.mark.parametrize(
    "fixed", ["route.gba", "advice.bsn_is_not_a_work_permit", "consequence.bsn.gba", "ui.back"]
)
def test_a_fixed_sentence_stays_as_it_is_and_the_refusal_names_it(
    copied_real: Folders, fixed: str, tmp_path: Path
) -> None:
    say(copied_real, fixed)
    told = refusal(copied_real)
    for tag in TAGS:
        assert f"amsterdam/text/{tag}.po" in told
    assert f"'{fixed}' is a fixed national sentence; an overlay cannot replace it" in told
    assert "an overlay may replace desk.*, organisation.*" in told
    pack = load_pack(*copied_real.both)
    with pytest.raises(PackError, match="fixed national sentence"):
        Catalogues(pack, copied_real.both, tmp_path / "cache").get("nl")


def set_free(folders: Folders, text_id: str) -> None:
    """Have the national pack leave one more sentence to its overlays."""
    free = f'  - {{ids: "{text_id}", because: "A test"}}\n  - {{ids: "welcome.choose"'
    folders.change("national/values.yaml", '  - {ids: "welcome.choose"', free)


def test_own_words_keep_what_the_program_puts_into_the_sentence(copied_real: Folders) -> None:
    """Without its number, "ask by phone" would say nothing."""
    set_free(copied_real, "result.address_ask")
    say(copied_real, "result.address_ask")
    told = refusal(copied_real)
    assert "'result.address_ask' must have the placeholders of the national sentence" in told
    assert "{phone}  → use these and no others" in told


def test_own_words_keep_the_forms_of_a_plural(copied_real: Folders) -> None:
    set_free(copied_real, "result.wait")
    say(copied_real, "result.wait")
    told = refusal(copied_real)
    assert "'result.wait' is no plural, unlike the national one" in told
    assert "give it the forms that the national one has" in told


def test_where_nothing_is_free_the_refusal_says_so(copied_real: Folders) -> None:
    values = copied_real.national / "values.yaml"
    text = values.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "because:" not in line]
    values.write_text("\n".join(lines).replace("free_texts:", "") + "\n", encoding="utf-8")
    say(copied_real, FREE)
    assert "remove it; an overlay may replace none" in refusal(copied_real)


def test_own_words_are_needed_in_every_language_that_is_on(copied_real: Folders) -> None:
    say(copied_real, FREE, ("nl", "en"))
    told = refusal(copied_real)
    assert "is replaced in nl, en and not in pl" in told
    assert "is replaced in nl, en and not in ar" in told
