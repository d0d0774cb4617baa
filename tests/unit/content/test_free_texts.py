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
    "fixed", ["route.gba", "advice.bsn_is_no_work_permit", "consequence.bsn.gba", "ui.back"]
)
def test_a_fixed_sentence_stays_as_it_is_and_the_refusal_names_it(
    copied_real: Folders, fixed: str, tmp_path: Path
) -> None:
    text = (copied_real.national / "text" / "nl.po").read_text(encoding="utf-8")
    if f'msgid "{fixed}"' not in text:
        fixed = next(
            line.split('"')[1]
            for line in text.splitlines()
            if line.startswith(f'msgid "{fixed.split(".", 1)[0]}.')
        )
    say(copied_real, fixed)
    told = refusal(copied_real)
    assert f"'{fixed}' is a fixed national sentence; an overlay cannot replace it" in told
    assert "an overlay may replace desk.*, organisation.*" in told
    pack = load_pack(*copied_real.both)
    with pytest.raises(PackError, match="fixed national sentence"):
        Catalogues(pack, copied_real.both, tmp_path / "cache").get("nl")


def test_own_words_are_needed_in_every_language_that_is_on(copied_real: Folders) -> None:
    say(copied_real, FREE, ("nl", "en"))
    told = refusal(copied_real)
    assert "is replaced in nl, en and not in pl" in told
    assert "is replaced in nl, en and not in ar" in told
