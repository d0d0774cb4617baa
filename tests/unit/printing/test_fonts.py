"""Each character finds a font, or the slip is refused with the character's name."""

from pathlib import Path

import pytest

from kiosk.errors import MissingGlyphError
from printing import fonts
from printing.fonts import FontsMissingError, find_family, split_by_face


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDERS", (tmp_path,))
    monkeypatch.setattr(fonts, "find_family", find_family.__wrapped__)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(
    "text",
    ["ąćęłńóśźż", "ăâîșț", "őű", "ğışİ", "čďěňřšťůž", "България", "Українська ґєії", "Русский",
     "Ελληνικά", "العربية پگچ", "\u2013\u2014…“”„«»·•€№", "Việt Nam", "ąęėįšųūž"],
)  # fmt: skip
def test_every_language_of_the_coming_years_has_its_letters(
    text: str, weight: fonts.Weight
) -> None:
    assert "".join(stretch for _, stretch in split_by_face(text, weight)) == text


def test_a_missing_glyph_is_an_error_that_names_the_character() -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+13000 \(EGYPTIAN HIEROGLYPH A001\)"):
        split_by_face("abc \U00013000", "Regular")


def test_a_space_or_full_stop_does_not_change_the_font() -> None:
    stretches = split_by_face("نص. نص", "Regular")
    assert [stretch for _, stretch in stretches] == ["نص. نص"]


def test_a_dash_in_arabic_comes_from_the_font_that_has_it() -> None:
    names = [face.name for face, _ in split_by_face("نص \u2013 نص", "Bold")]
    assert names[:2] == ["NotoNaskhArabic-Bold", "NotoSans-Bold"]


def test_marks_of_direction_need_no_glyph() -> None:
    assert len(split_by_face("a\u200eb\u200dc\u00ad", "Regular")) == 1


@pytest.mark.usefixtures("no_fonts")
def test_missing_fonts_are_an_error_that_names_the_package() -> None:
    with pytest.raises(FontsMissingError, match="apt-get install fonts-noto-core"):
        split_by_face("a", "Regular")


def test_a_family_that_few_need_may_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "FOLDERS", (tmp_path,))
    assert find_family.__wrapped__("NotoSansThai", "Regular") is None


def test_a_file_that_is_no_font_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "NotoSans-Regular.ttf"
    file.write_bytes(b"no font")
    with pytest.raises(FontsMissingError, match="not a font"):
        fonts.load_face(file)
