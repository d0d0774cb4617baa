"""Each way in which YAML misleads an editor is refused with its line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.findings import Findings
from content.yaml_files import YamlFile, read_yaml


def read(tmp_path: Path, text: str | bytes) -> tuple[YamlFile | None, list[str]]:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    findings = Findings()
    return read_yaml(path, "pack/a.yaml", findings), [str(one) for one in findings]


def test_values_keep_their_types_and_lines(tmp_path: Path) -> None:
    """Text, numbers, true/false, dates and lists come out as they look."""
    text = 'a: {b: 1, c: [x, "2"]}\nd:\n  e: 2026-11-24\n  f: true\n'
    file, faults = read(tmp_path, text)
    assert faults == []
    assert file is not None
    assert file.content == {
        "a": {"b": 1, "c": ("x", "2")},
        "d": {"e": date(2026, 11, 24), "f": True},
    }
    assert [file.line("a", "c", 1), file.line("d", "e"), file.line("d", "f", "unknown")] == [
        1,
        3,
        4,
    ]


def test_an_anchor_may_be_used_again(tmp_path: Path) -> None:
    """Anchors are fine, and the place of use keeps a line."""
    file, faults = read(tmp_path, "a: &kept {where: x}\nb: *kept\n")
    assert faults == []
    assert file is not None
    assert file.content["b"] == {"where": "x"}


@pytest.mark.parametrize(
    ("text", "line", "fault", "mend"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' is given twice (first in line 1)", "keep one"),
        ("a:\n  no: 1\n", 2, "the name no is read as yes/no", '"no"'),
        ("a:\n  - x\n  - no\n", 3, "no is read as yes/no", '"no"'),
        ("a: On\n", 1, "On is read as yes/no", '"On"'),
        ("1: a\n", 1, "the name 1 is read as a number", '"1"'),
        ("a: 2026.11\n", 1, "2026.11 is read as a number", '"2026.11"'),
        ("a: 12:30\n", 1, "12:30 is read as a number", '"12:30"'),
        ("a: 014\n", 1, "014 is read as a number", '"014"'),
        ("a: 2026-02-30\n", 1, "a date or time that does not exist", "quotes"),
        ("a: 2026-02-03 10:00:00\n", 1, "is read as a date or time", "quotes"),
        ("a: 1\nb:\n", 2, "nothing is written here", "give a value"),
        ("a: ~\n", 1, "nothing is written here", "give a value"),
        ("a:\n\tb: 1\n", 2, "there is a tab", "use spaces"),
        ("a: !!python/object:os.system x\n", 1, "the tag", "remove it"),
        ("a: !mine {b: 1}\n", 1, "the tag !mine", "remove it"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", 3, "'<<' is not used", "write the lines out"),
        ("? [a, b]\n: 1\n", 1, "a name must be one word", "name: value"),
        ("a: [1, 2\nb: 3\n", 2, "", "look at this line"),
        ("a: 1\n b: 2\n", 2, "", "look at this line"),
        ("a: &x [*x]\n", 1, "nested too deeply", "no anchors"),
        ("- a\n- b\n", 1, "does not start with names", "name: value"),
        ("a: 1\n---\nb: 2\n", 2, "another document", "look at this line"),
        ("a: \x00\n", 1, "is not YAML", "remove"),
        (b"a: \xff\n", 1, "is not UTF-8", "save it as UTF-8"),
    ],
)
def test_a_fault_is_told_with_line_and_mend(
    tmp_path: Path, text: str | bytes, line: int, fault: str, mend: str
) -> None:
    """Every finding names the file, the line, what is wrong and what to do."""
    file, faults = read(tmp_path, text)
    assert file is None
    assert faults[0].startswith(f"pack/a.yaml:{line}: ")
    told, _, how = faults[0].partition("  → ")
    assert fault in told
    assert mend in how


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    """No traceback for a file that is not there."""
    findings = Findings()
    assert read_yaml(tmp_path / "none.yaml", "pack/none.yaml", findings) is None
    assert "cannot be read" in str(next(iter(findings)))


def test_copies_of_copies_end(tmp_path: Path) -> None:
    """A file of a few lines cannot grow without end."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    file, faults = read(tmp_path, "\n".join(lines))
    assert file is None
    assert "too large" in faults[0]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80))
def test_no_text_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in a file, there is a value or there are findings."""
    folder = tmp_path_factory.getbasetemp()
    file, faults = read(folder, text.encode("utf-8", "surrogatepass"))
    assert (file is None) == bool(faults)
