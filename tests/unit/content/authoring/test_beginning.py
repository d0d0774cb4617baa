"""A pack that was just begun is whole: it loads, has its words, and nobody is left out."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.authoring.beginning import (
    BadNameError,
    Municipality,
    new_national,
    new_overlay,
)
from content.authoring.json_schemas import SCHEMAS, schema_name
from content.authoring.outcomes_compared import outcomes_compared
from content.authoring.visits_in_common import meeting
from content.authoring.whole_files import NotWrittenError
from content.checking.provenance import check_provenance
from content.findings import Findings
from content.loading import load_pack
from content.pack_files import read_pack_files
from content.texts import check_texts
from kiosk.errors import UnknownIdError
from kiosk.pack import Pack
from tests.unit.content.conftest import REAL, Folders

TODAY = date(2026, 11, 24)
TOWN = Municipality("Voorbeeldstad", "voorbeeldstad")


def begun(folder: Path, *languages: str, name: str = "Voorbeeldstad") -> Pack:
    new_overlay(folder, REAL / "national", Municipality.named(name), languages, TODAY)
    return load_pack(REAL / "national", folder)


def test_a_new_overlay_loads_with_its_words(tmp_path: Path) -> None:
    pack = begun(tmp_path / "town", "nl", "en", "pl")
    check_texts(pack, [REAL / "national", tmp_path / "town"])
    assert pack.municipality == "Voorbeeldstad"
    assert pack.version.endswith("Voorbeeldstad 2026.11.1")
    assert [language.tag for language in pack.languages] == ["nl", "en", "pl"]
    assert sorted(path.name for path in (tmp_path / "town").iterdir()) == [
        "desks.yaml",
        "organisations.yaml",
        "overlay.yaml",
        "text",
    ]


def test_a_new_overlay_says_of_everything_when_it_was_compared(tmp_path: Path) -> None:
    begun(tmp_path / "town")
    findings = Findings()
    check_provenance(read_pack_files([tmp_path / "town"], findings), TODAY, findings)
    assert [str(finding) for finding in findings] == []


def test_a_new_overlay_shows_nothing_that_nobody_has_verified(tmp_path: Path) -> None:
    (office,) = (desk for desk in begun(tmp_path / "x").desks if desk.id == "city_office")
    assert office.address is not None
    assert office.phone is not None
    assert (office.address.shown, office.phone.shown, office.waiting) == (None, None, None)


def test_the_new_city_office_takes_over_where_amsterdams_does(
    tmp_path: Path, amsterdam: Pack
) -> None:
    pack = begun(tmp_path / "x")
    found = outcomes_compared(amsterdam, pack, meeting(amsterdam.questions, pack.questions))
    swapped = {
        (one.before, one.now): one.count for one in found.changes if one.kind == "desk_named_first"
    }
    assert swapped == {
        ("stadsloket_zuidoost", "city_office"): 6472,
        ("rni_amsterdam", "rni_alkmaar"): 1808,
    }


def test_dutch_is_always_in_and_an_unknown_language_is_refused(tmp_path: Path) -> None:
    assert [each.tag for each in begun(tmp_path / "x", "pl").languages] == ["nl", "pl"]
    with pytest.raises(UnknownIdError, match="no language called 'po'"):
        begun(tmp_path / "y", "nl", "po")
    assert not (tmp_path / "y").exists()


def test_a_language_without_words_of_ours_starts_with_the_dutch_ones(
    copied_real: Folders, tmp_path: Path
) -> None:
    polish = copied_real.national / "text/pl.po"
    slovak = polish.read_text(encoding="utf-8").replace('"Language: pl', '"Language: sk')
    slovak = slovak.replace(
        "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)",
        "(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2)",
    )
    (copied_real.national / "text/sk.po").write_text(slovak, encoding="utf-8")
    line = "  pl: {name: Polski, welcome: Witamy, voice: pl}\n"
    copied_real.change("national/values.yaml", line, line + line.replace("pl", "sk"))
    new_overlay(tmp_path / "town", copied_real.national, TOWN, ["sk"], TODAY)
    words = (tmp_path / "town/text/sk.po").read_text(encoding="utf-8")
    assert 'msgstr "Stadsloket Voorbeeldstad"' in words
    assert '"Language: sk' in words


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    begun(tmp_path / "x")
    before = {path: path.read_bytes() for path in (tmp_path / "x").rglob("*.*")}
    with pytest.raises(NotWrittenError, match="is there already"):
        begun(tmp_path / "x")
    with pytest.raises(NotWrittenError, match="is there already"):
        new_national(tmp_path / "x", REAL / "national")
    assert {path: path.read_bytes() for path in (tmp_path / "x").rglob("*.*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_copy_of_the_national_pack_is_the_national_pack(tmp_path: Path, national: Pack) -> None:
    files = new_national(tmp_path / "deep/land", REAL / "national")
    assert load_pack(tmp_path / "deep/land") == national
    assert len(files) == len([path for path in (REAL / "national").rglob("*.*") if path.is_file()])


@pytest.mark.parametrize("overlay", [True, False])
def test_editors_find_the_schema_from_the_new_folder(tmp_path: Path, *, overlay: bool) -> None:
    folder = tmp_path / "x"
    if overlay:
        new_overlay(folder, REAL / "national", TOWN, [], TODAY)
    else:
        new_national(folder, REAL / "national")
    for path in folder.glob("*.yaml"):
        first, second = path.read_text(encoding="utf-8").splitlines()[:2]
        schema = folder / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve() == SCHEMAS / schema_name(path.name, overlay=overlay)
        assert "$schema" not in second


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("'s-Hertogenbosch", "s_hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest_fryslan"),
        ("Bergen (NH.)", "bergen_nh"),
        ("  Den   Haag ", "den_haag"),
    ],
)
def test_a_municipality_gets_a_short_name(name: str, short: str) -> None:
    assert Municipality.named(name).id == short


@pytest.mark.parametrize("name", ["", "  ", "1234", "{name}", 'A"b', "a\u202eb", "東京", "x" * 80])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadNameError):
        Municipality.named(name)


@given(name=st.text(alphabet="aZé '\u2019-().:#{\"\n", min_size=1, max_size=8))
def test_a_name_that_is_taken_gives_a_pack_that_loads(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    try:
        town = Municipality.named(name)
    except BadNameError:
        return
    folder = tmp_path_factory.mktemp("packs") / "x"
    new_overlay(folder, REAL / "national", town, ["nl"], TODAY)
    assert load_pack(REAL / "national", folder).municipality == town.name
