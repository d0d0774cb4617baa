"""Streets by postcode, found in a sorted file of any size."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.findings import Findings
from content.layout import postcodes_path
from content.postcodes import COLUMNS, PostcodeFile, check_postcodes
from kiosk.errors import PackError

HEADER = "# a note\n" + ",".join(COLUMNS) + "\n"


def table(folder: Path, rows: str, header: str = HEADER) -> PostcodeFile:
    path = folder / "postcodes.csv"
    path.write_text(header + rows, encoding="utf-8")
    return PostcodeFile(path)


def test_the_shipped_rows_are_found(real_folders: tuple[Path, Path]) -> None:
    """The two desks whose postcode is known; nothing else is claimed."""
    path = postcodes_path(real_folders[0])
    findings = Findings()
    check_postcodes(path, findings)
    findings.refuse()
    streets = PostcodeFile(path)
    assert streets.street("2333CW", "190") == ("Bargelaan", "Leiden")
    assert streets.street("9712 hw", "1") == ("Kreupelstraat", "Groningen")
    assert streets.street("2333CW", "191") is None
    assert streets.street("1012AB", "1") is None
    streets.close()


def test_even_and_odd_numbers_may_be_different_streets(tmp_path: Path) -> None:
    """Ranges and parity of one postcode are tried in order; letters after a number don't count."""
    rows = '1012AB,1,99,odd,Oneven,A\n1012AB,2,98,even,"Even, laan",A\n1012AB,100,200,all,Ver,A\n'
    streets = table(tmp_path, rows)
    assert streets.street("1012AB", "3") == ("Oneven", "A")
    assert streets.street("1012AB", "4a") == ("Even, laan", "A")
    assert streets.street("1012AB", "150") == ("Ver", "A")
    assert streets.street("1012AB", "201") is None
    streets.close()


@pytest.mark.parametrize("typed", ["", "abc", "-1"])
def test_what_is_no_house_number_is_unknown(tmp_path: Path, typed: str) -> None:
    """Never an error while somebody is still typing."""
    assert table(tmp_path, "1012AB,1,9,all,Dam,A\n").street("1012AB", typed) is None


def test_a_row_that_is_damaged_is_a_street_we_do_not_know(tmp_path: Path) -> None:
    """Saved in another encoding: nobody's typing ends in an error."""
    file = tmp_path / "postcodes.csv"
    file.write_bytes(HEADER.encode() + "1012AB,1,9,all,Curaçaostraat,A\n".encode("latin-1"))
    assert PostcodeFile(file).street("1012AB", "1") is None


def test_an_empty_file_knows_nothing(tmp_path: Path) -> None:
    """No rows, or nothing at all."""
    assert table(tmp_path, "").street("1012AB", "1") is None
    assert table(tmp_path, "", header="").street("1012AB", "1") is None


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The error names the file and what to do, at the first question and not before."""
    streets = PostcodeFile(tmp_path / "none.csv")
    with pytest.raises(PackError, match=r"none\.csv: cannot be read .* → name a postcode"):
        streets.street("1012AB", "1")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1012AB,1,9,all,Dam\n", "postcodes.csv:3: has 5 columns"),
        ("1012ab,1,9,all,Dam,A\n", "'1012ab' is no postcode"),
        ("1012AB,9,1,all,Dam,A\n", "'9' to '1' is no range"),
        ("1012AB,1,9,both,Dam,A\n", "'both' is no parity"),
        ("1012AB,1,9,all,,A\n", "is empty"),
        ("1012AB,1,9,all,Dam,A\n1011AB,1,9,all,Dam,A\n", "postcodes.csv:4: '1011AB' stands after"),
    ],
)
def test_a_wrong_row_is_told(tmp_path: Path, row: str, told: str) -> None:
    """An admin who puts a new file in place gets file, line, fault and mend."""
    table(tmp_path, row)
    (found,) = check(tmp_path)
    assert told in found
    assert "  → " in found


def check(folder: Path) -> list[str]:
    """Return what is told of the table in a folder."""
    findings = Findings()
    check_postcodes(folder / "postcodes.csv", findings)
    return [str(each) for each in findings]


def test_no_more_than_twenty_wrong_rows_are_told(tmp_path: Path) -> None:
    table(tmp_path, "x\n" * 1000)
    assert len(check(tmp_path)) == 20


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "postcodes.csv").write_bytes(b"\xff\xfe")
    (found,) = check(tmp_path)
    assert "cannot be read" in found


postcode = st.from_regex(r"[1-9][0-9]{3}[A-Z]{2}", fullmatch=True)


@settings(max_examples=50, deadline=None)
@given(known=st.sets(postcode, max_size=30), other=postcode, ends_open=st.booleans())
def test_every_row_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, known: set[str], other: str, *, ends_open: bool
) -> None:
    """Binary search agrees with looking at every line, with and without a last line end."""
    rows = "".join(f"{one},1,9,all,Street {one},Town\n" for one in sorted(known))
    streets = table(tmp_path_factory.getbasetemp(), rows.rstrip("\n") if ends_open else rows)
    for one in known | {other}:
        expected = (f"Street {one}", "Town") if one in known else None
        assert streets.street(one, "5") == expected
    streets.close()
