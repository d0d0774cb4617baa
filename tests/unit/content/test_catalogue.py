"""Sentences as people read them: filled, counted, dated; a missing one is an error."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from content.catalogue import Catalogue, Catalogues, UnknownTextError
from content.loading import load_pack
from kiosk.errors import PackError, UnknownIdError
from tests.unit.content.conftest import ROOT, Folders


@pytest.fixture
def catalogues(tiny: Folders, tmp_path: Path) -> Catalogues:
    """All languages of the tiny pack with its overlay, and Polish."""
    tiny.change("town/overlay.yaml", "languages: [ar, nl]", "languages: [ar, nl, pl]")
    return Catalogues(load_pack(*tiny.both), tiny.both, tmp_path / "cache")


@pytest.fixture
def arabic(catalogues: Catalogues) -> Catalogue:
    """Written from right to left, with six plural forms."""
    return catalogues.get("ar")


def test_a_sentence_of_either_pack_is_found(catalogues: Catalogues) -> None:
    """National and overlay sentences stand in one catalogue."""
    dutch = catalogues.get("nl")
    assert dutch.text("lean.gba") == "nl lean.gba"
    assert dutch.text("desk.town_hall") == "nl desk.town_hall"
    assert dutch.has("option.stay.under.hint")
    assert dutch.has("ui.weeks")
    assert not dutch.has("option.stay.over.hint")
    assert (dutch.language, dutch.right_to_left) == ("nl", False)


@pytest.mark.parametrize("text_id", ["ui.nothing", "", "Nederlands", "ui.weeks"])
def test_an_unknown_id_is_never_shown(catalogues: Catalogues, text_id: str) -> None:
    """The error names the id; the screen never does."""
    with pytest.raises(UnknownTextError, match=f"'{text_id}' in 'nl'"):
        catalogues.get("nl").text(text_id)


def test_an_unknown_plural_is_an_error(catalogues: Catalogues) -> None:
    """A sentence without plural forms cannot be counted."""
    with pytest.raises(UnknownTextError, match=r"ui\.call"):
        catalogues.get("nl").count("ui.call", 2)


def test_a_placeholder_without_a_value_is_an_error(catalogues: Catalogues) -> None:
    """The error names the placeholder; `raw` leaves it to the caller."""
    with pytest.raises(UnknownTextError, match=r"needs a value for \{phone\}"):
        catalogues.get("nl").text("ui.call")
    assert catalogues.get("nl").raw("ui.call") == "Bel {phone}."


def test_a_phone_number_keeps_its_order_in_arabic(
    catalogues: Catalogues, arabic: Catalogue
) -> None:
    """Isolated from right to left, bare from left to right."""
    assert arabic.text("ui.call", phone="14 020") == "اتصل على \u206814 020\u2069."
    assert catalogues.get("nl").text("ui.call", phone="14 020") == "Bel 14 020."


@pytest.mark.parametrize(
    ("tag", "n", "said"),
    [
        ("nl", 1, "1 week (x)"),
        ("nl", 9, "9 weken (x)"),
        ("pl", 1, "tydzień (x)"),
        ("pl", 3, "3 tygodnie (x)"),
        ("pl", 5, "5 tygodni (x)"),
        ("pl", 22, "22 tygodnie (x)"),
        ("ar", 2, "أسبوعان (\u2068x\u2069)"),
        ("ar", 9, "9 أسابيع (\u2068x\u2069)"),
        ("ar", 11, "11 أسبوعًا (\u2068x\u2069)"),
        ("ar", 100, "100 أسبوع (\u2068x\u2069)"),
    ],
)
def test_a_number_takes_the_form_of_its_language(
    catalogues: Catalogues, tag: str, n: int, said: str
) -> None:
    """Plural rules of the language, digits 0-9."""
    assert catalogues.get(tag).count("ui.weeks", n, date="x") == said


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("nl", "24 november 2026", "november 2026"),
        ("pl", "24 listopada 2026", "listopad 2026"),
        ("ar", "24 نوفمبر 2026", "نوفمبر 2026"),
    ],
)
def test_dates_read_as_people_write_them(
    catalogues: Catalogues, tag: str, day: str, month: str
) -> None:
    """In words, with digits 0-9 in every language."""
    words = catalogues.get(tag)
    assert words.day(date(2026, 11, 24)) == day
    assert words.month(date(2026, 11, 24)) == month


def test_a_week_starts_on_monday(catalogues: Catalogues) -> None:
    """Seven short names."""
    assert catalogues.get("nl").weekdays() == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    assert len(catalogues.get("ar").weekdays()) == 7


def test_lists_have_the_comma_of_their_script(catalogues: Catalogues) -> None:
    """Arabic has its own; the others share the Latin one."""
    commas = {tag: catalogues.get(tag).between for tag in ("nl", "pl", "ar")}
    assert commas == {"nl": ", ", "pl": ", ", "ar": "\u060c "}


def test_a_language_is_loaded_once(catalogues: Catalogues) -> None:
    """Choosing a language again costs nothing."""
    assert catalogues.get("pl") is catalogues.get("pl")


def test_an_unknown_language_names_the_nearest(tiny: Folders, tmp_path: Path) -> None:
    """The overlay left out Polish: this kiosk does not speak it."""
    catalogues = Catalogues(load_pack(*tiny.both), tiny.both, tmp_path / "cache")
    with pytest.raises(UnknownIdError, match="no language called 'pl'"):
        catalogues.get("pl")


def test_all_languages_can_be_prepared(catalogues: Catalogues, tmp_path: Path) -> None:
    """Afterwards every language lies compiled in the cache folder."""
    catalogues.prepare_all()
    kept = sorted(path.name.partition("-")[0] for path in (tmp_path / "cache").iterdir())
    assert kept == ["ar", "nl", "pl"]


def test_a_language_without_sentences_is_refused(tiny: Folders, tmp_path: Path) -> None:
    """File and line, not a traceback."""
    (tiny.national / "text" / "ar.po").unlink()
    catalogues = Catalogues(load_pack(*tiny.both), tiny.both, tmp_path / "cache")
    with pytest.raises(PackError, match=r"tiny/text/ar\.po:1: cannot be read"):
        catalogues.get("ar")


def test_a_start_with_compiled_words_needs_no_babel() -> None:
    """The first screen does not wait for the library that dates and compiling need."""
    program = "import content.catalogue, content.loading, sys; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_a_data_folder_that_a_first_catalogue_makes_is_private(
    tiny: Folders, tmp_path: Path
) -> None:
    """`printer status` may be the first command of a kiosk; keys and referrals come there later."""
    data = tmp_path / "state" / "data"
    before = os.umask(0)
    try:
        Catalogues(load_pack(*tiny.both), tiny.both, data / "catalogues").get("nl")
    finally:
        os.umask(before)
    made = [data.parent, data, *data.rglob("*")]
    assert [each for each in made if each.stat().st_mode & 0o077] == []
