"""The settings file: defaults, paths, and what an admin is told about a mistake."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SettingsError
from kiosk.settings import Settings, parse_settings

ROOT = Path(__file__).parents[3]
SHIPPED = (ROOT / "kiosk.toml").read_text(encoding="utf-8")


def refused(text: str) -> list[str]:
    """Return what an admin is told about a settings text, a line each."""
    with pytest.raises(SettingsError) as told:
        parse_settings(text, ROOT)
    return str(told.value).splitlines()


def test_the_shipped_file_says_the_defaults() -> None:
    assert parse_settings(SHIPPED, ROOT) == parse_settings("", ROOT)


def test_the_shipped_file_names_every_setting() -> None:
    written = tomllib.loads(SHIPPED)
    known = {
        name: set(type(getattr(parse_settings("", ROOT), name)).model_fields)
        for name in Settings.sections
    }
    assert {name: set(section) for name, section in written.items()} == known


def test_the_shipped_file_explains_every_section_with_comments() -> None:
    sections = SHIPPED.split("\n[")[1:]
    assert len(sections) == len(Settings.sections)
    for section in sections:
        assert "\n# " in section, section


def test_paths_start_at_the_settings_file(tmp_path: Path) -> None:
    text = '[content]\nnational = "packs/nl"\noverlay = ""\n[desk]\npublic_key = "desk.pem"'
    settings = parse_settings(text, tmp_path)
    assert settings.content.national == tmp_path / "packs/nl"
    assert settings.content.overlay is None
    assert settings.desk.public_key == tmp_path / "desk.pem"


def test_a_path_that_is_whole_stays_as_it_is(tmp_path: Path) -> None:
    settings = parse_settings('[data]\nfolder = "/var/lib/kiosk"', tmp_path)
    assert settings.data.folder == Path("/var/lib/kiosk")
    assert settings.printer.folder == Path("/var/lib/kiosk/slips")


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = parse_settings('[data]\nfolder = "~/kiosk"', ROOT)
    assert settings.data.folder == tmp_path / "kiosk"


def test_data_without_a_folder_is_in_the_users_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert parse_settings("", ROOT).data.folder == tmp_path / ".local/state/registration-kiosk"
    moved = parse_settings("", ROOT, environment={"XDG_STATE_HOME": "/state"})
    assert moved.data.folder == Path("/state/registration-kiosk")


def test_slips_go_beside_the_data_unless_told_otherwise(tmp_path: Path) -> None:
    data = f'[data]\nfolder = "{tmp_path}/data"\n'
    assert parse_settings(data, ROOT).printer.folder == tmp_path / "data/slips"
    told = parse_settings(data + '[printer]\nfolder = "paper"', ROOT)
    assert told.printer.folder == ROOT / "paper"


def test_a_fingerprint_is_taken_as_printers_write_it() -> None:
    written = '[printer]\nfingerprint = "' + ":".join(["AB"] * 32) + '"'
    assert parse_settings(written, ROOT).printer.fingerprint == "ab" * 32


def test_an_option_that_does_not_exist_is_answered_with_the_nearest() -> None:
    (line,) = refused('[printer]\nkind = "fodler"')
    assert line == (
        'kiosk.toml: [printer] kind must be "folder" or "ipp" or "cups" or "escpos";'
        ' you wrote "fodler".'
        ' Did you mean "folder"?'
    )


def test_an_unknown_setting_is_answered_with_the_nearest() -> None:
    assert refused("[screen]\ndiagonal = 24.0") == [
        'kiosk.toml: [screen] has no setting "diagonal". Did you mean diagonal_inch?'
    ]


def test_an_unknown_section_is_answered_with_the_nearest() -> None:
    assert refused("[screeen]") == [
        "kiosk.toml: there is no section [screeen]. Did you mean screen?"
    ]


def test_something_unlike_anything_is_answered_with_all_there_is() -> None:
    (line,) = refused("[data]\nqqqqq = 1")
    assert line == 'kiosk.toml: [data] has no setting "qqqqq". There are: folder.'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[time]\nidle_seconds = 59", "a whole number from 60 to 300; you wrote 59."),
        ("[time]\nidle_seconds = 301", "a whole number from 60 to 300; you wrote 301."),
        ("[time]\nidle_seconds = 90.5", "a whole number from 60 to 300; you wrote 90.5."),
        ("[screen]\ndiagonal_inch = 9.9", "a number from 10 to 32; you wrote 9.9."),
        ("[screen]\ndiagonal_inch = nan", "a number from 10 to 32; you wrote NaN."),
        ("[screen]\nfull_screen = 1", "true or false; you wrote 1."),
        ("[kiosk]\nnumber = 24389", "a whole number from 0 to 24388; you wrote 24389."),
        ("[kiosk]\nnumber = true", "a whole number from 0 to 24388; you wrote true."),
        ('[kiosk]\nstart_language = "Dutch!"', 'such as "nl" or "zh-Hant"; you wrote "Dutch!".'),
        ("[data]\nfolder = 7", "text in quotes; you wrote 7."),
        ("[data.folder]\ndrive = 1", 'text in quotes; you wrote {"drive": 1}.'),
        ('[printer]\nkind = "ipp"', 'when kind is "ipp"; it is empty.'),
        ('[printer]\nkind = "ipp"\naddress = "lp0"', 'when kind is "ipp"; you wrote "lp0".'),
        ('[printer]\nkind = "cups"', 'such as "Balie" when kind is "cups"; it is empty.'),
        ('[printer]\nkind = "cups"\naddress = "two words"', 'you wrote "two words".'),
        (
            '[printer]\nkind = "escpos"\naddress = "ipp://p"\npaper = "receipt80"',
            'you wrote "ipp://p".',
        ),
        (
            '[printer]\nkind = "escpos"\naddress = "tcp://p:9100"',
            '"receipt80" or "receipt58" when kind is "escpos"; you wrote "a4".',
        ),
        (
            '[printer]\nkind = "ipp"\naddress = "ipp://p/"\npaper = "receipt58"',
            '"a4" or "a6" when kind is "ipp"; you wrote "receipt58".',
        ),
        ('[printer]\nfingerprint = "12:ab"', 'printer status" prints, or ""; you wrote "12:ab".'),
        ("[printer]\nconnect_seconds = 0", "a whole number from 1 to 60; you wrote 0."),
        ("data = 3", "[data] is a section: write [data] on a line of its own."),
    ],
)
def test_a_value_out_of_place_is_told_with_what_belongs_there(text: str, told: str) -> None:
    (line,) = refused(text)
    assert line.startswith("kiosk.toml: [")
    assert line.endswith(told)


def test_a_text_that_is_no_toml_is_told_with_its_line() -> None:
    (line,) = refused("[screen]\nfull_screen = True")
    assert "at line 2" in line
    assert "small letters" in line


def test_everything_wrong_is_told_at_once() -> None:
    lines = refused('[screen]\nwidht = 1\nheight = 1\n[log]\nlevel = "loud"\n[prnter]\n')
    assert len(lines) == 4


def test_the_edges_of_a_range_are_allowed() -> None:
    for seconds in (60, 300):
        settings = parse_settings(f"[time]\nidle_seconds = {seconds}", ROOT)
        assert settings.time.idle_seconds == seconds
    assert parse_settings("[screen]\ndiagonal_inch = 32", ROOT).screen.diagonal_inch == 32


def test_the_command_line_decides_on_full_screen_alone() -> None:
    settings = parse_settings("[screen]\nwidth = 1920", ROOT)
    windowed = settings.on_full_screen(full_screen=False)
    assert (windowed.screen.full_screen, windowed.screen.width) == (False, 1920)
    assert windowed.on_full_screen(full_screen=True) == settings


values = st.one_of(
    st.integers(), st.floats(), st.booleans(), st.text(), st.lists(st.integers(), max_size=2)
)


@given(
    section=st.sampled_from(Settings.sections),
    setting=st.sampled_from(["number", "folder", "kind", "width", "paper", "file", "national"]),
    value=values,
)
def test_any_value_is_taken_or_refused_in_words(section: str, setting: str, value: object) -> None:
    text = f"[{section}]\n{setting} = {toml(value)}"
    try:
        settings = parse_settings(text, ROOT)
    except SettingsError as refusal:
        settings, told = None, str(refusal)
    else:
        told = ""
    if settings:
        assert setting in type(getattr(settings, section)).model_fields
    else:
        assert told
        assert all(line.startswith("kiosk.toml: ") for line in told.splitlines())


def toml(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = "".join(f"\\U{ord(c):08X}" for c in value if not 0xD800 <= ord(c) <= 0xDFFF)
        return f'"{escaped}"'
    return str(value)
