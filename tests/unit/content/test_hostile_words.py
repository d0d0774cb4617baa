"""Files that are small or sound, and would stop the program that reads them."""

import shutil
from pathlib import Path

import pytest

from content.findings import Findings
from content.loading import load_pack
from content.po_files import PoFile, read_po_file
from content.texts import check_texts
from content.yaml_files import YamlFile, read_yaml
from kiosk.errors import PackError

NATIONAL = Path(__file__).parents[3] / "content" / "packs" / "national"

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n{more}\n'


def read_as_yaml(folder: Path, text: str) -> tuple[YamlFile | None, str]:
    """Return a file, and what is wrong with it."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    return read_yaml(folder / "a.yaml", "a.yaml", findings), "\n".join(map(str, findings))


def read_as_po(folder: Path, text: str) -> tuple[PoFile | None, str]:
    """Return a file, and what is wrong with it."""
    (folder / "text").mkdir(exist_ok=True)
    (folder / "text" / "nl.po").write_text(text, encoding="utf-8")
    findings = Findings()
    return read_po_file(folder, "nl", findings), "\n".join(map(str, findings))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "[" * 3_000 + "]" * 3_000,
        "a: " + '{"b": ' * 100_000,
        "- " * 100_000 + "a",
        "? " * 100_000 + "a",
        "".join(" " * depth + "a:\n" for depth in range(1_000)),
        "a: [" + "b," * 400_000 + "b]",
        "".join(f"k{number}: 1\n" for number in range(60_000)),
    ],
    ids=["open", "closed", "maps", "dashes", "questions", "indented", "long list", "many names"],
)
def test_yaml_too_deep_or_too_large_is_a_finding(text: str, tmp_path: Path) -> None:
    """A hundred thousand brackets overrun the stack of libyaml: no error, the program is gone."""
    file, faults = read_as_yaml(tmp_path, text)
    assert file is None
    assert "nested too deeply or too large" in faults


def test_a_number_of_thousands_of_digits_is_a_finding(tmp_path: Path) -> None:
    for digits in (16, 5_000):
        file, faults = read_as_yaml(tmp_path, f"a: {'9' * digits}\n")
        assert file is None
        assert "15 digits at most" in faults
    file, _ = read_as_yaml(tmp_path, f"a: {'9' * 15}\n")
    assert file is not None


@pytest.mark.parametrize("text", ['a: "x\\u202ey"', '"x\\u202ey": a', 'a: "x\\ey"'])
def test_a_hidden_character_behind_a_backslash_is_a_finding(text: str, tmp_path: Path) -> None:
    """In the file it is six letters; on the screen it would turn a line around."""
    file, faults = read_as_yaml(tmp_path, text)
    assert file is None
    assert "hidden character U+" in faults


@pytest.mark.parametrize("count", ["7", "99999999", "0", "-1", "many"])
def test_a_plural_has_no_more_forms_than_a_language_can_have(count: str, tmp_path: Path) -> None:
    """Babel would make a list of a hundred million forms, for each plural."""
    more = f'"Plural-Forms: nplurals={count}; plural=0;\\n"\n'
    plural = '\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
    for entry in (plural, '\nmsgid "a"\nmsgstr "c"\n'):
        file, faults = read_as_po(tmp_path, HEADER.format(charset="utf-8", more=more) + entry)
        assert file is None
        assert "look at the header" in faults


@pytest.mark.parametrize("charset", ["utf-7", "zlib", "no-such", "utf-16", "latin-1"])
def test_a_po_file_is_utf_8_whatever_its_header_says(charset: str, tmp_path: Path) -> None:
    """In UTF-7 the plain letters +IC4- are an override; the check for those saw letters."""
    text = HEADER.format(charset=charset, more="") + '\nmsgid "a"\nmsgstr "x+IC4-y"\n'
    file, faults = read_as_po(tmp_path, text)
    assert file is None
    assert "instead of utf-8" in faults


@pytest.mark.parametrize("rule", ["n/0", "n%(n-7)", "n > 900 ? 5 : n != 1"])
def test_a_plural_rule_works_for_every_number(rule: str, tmp_path: Path) -> None:
    """It is worked out while a visitor looks; a division by nothing would end the kiosk there."""
    folder = tmp_path / "national"
    shutil.copytree(NATIONAL, folder)
    file = folder / "text" / "en.po"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("plural=(n != 1)", f"plural={rule}", 1), encoding="utf-8")
    with pytest.raises(PackError, match="Plural-Forms"):
        check_texts(load_pack(folder), [folder])
