"""What an editor reads of a fault in the rules: file, line, whom it hurts, and how to mend it."""

import json
from pathlib import Path

import pytest

from content.checking.whole import Report, check_pack
from content.findings import Finding
from main import main
from tests.unit.content.checking.conftest import TODAY, Broken
from ui.theme.pictograms import pictogram_names


def checked(broken: Broken, *, overlay: bool = True) -> Report:
    national, town = broken.folders.both
    return check_pack(national, town if overlay else None, pictogram_names(), TODAY)


def only(broken: Broken, kind: str) -> Finding:
    """Return the one error or warning there is, which is of a kind."""
    (found,) = (each for each in checked(broken).findings if each.weight != "note")
    assert found.kind == kind
    return found


def line_of(broken: Broken, finding: Finding) -> str:
    """Return the line that an editor is sent to."""
    lines = (broken.folders.national.parent / finding.file).read_text("utf-8").splitlines()
    return lines[finding.line - 1].strip()


def test_a_gap_names_the_row_that_misses_its_visitor(broken: Broken) -> None:
    """Told once with how many are alike; the line is the one with the cell to look at."""
    row = "{status: [may_settle], home: [netherlands], stay: [over], address: [living_in]}"
    broken.change("national/routes.yaml", row, row.replace("may_settle", "dutch, eu_eea_swiss"))
    gap = only(broken, "gap")
    assert line_of(broken, gap).startswith("when: {status: [dutch, eu_eea_swiss]")
    assert "status=dutch_permit" in gap.fault
    assert gap.fault.endswith("fits no row (1 more like this one)")
    assert "nearest: 'living_in', but for status=dutch_permit" in gap.mend
    assert "You live" in gap.story


def test_a_gap_that_waits_for_a_switch_is_told(broken: Broken) -> None:
    """Nobody is hurt today; a town that moves the switch would be refused."""
    row = (
        "only_if: {third_country_at_rni: rni}\n    when: {purpose: [wants_register], "
        "identity: [valid], status: [visa_or_none], registered: [not_resident]}"
    )
    broken.change("national/routes.yaml", row, row.replace("not_resident", "rni"))
    gap = only(broken, "gap")
    assert gap.weight == "error"
    assert gap.fault.startswith("while the switch 'third_country_at_rni' is 'rni', a visitor who")
    assert "nearest: 'no_permit_at_rni', but for registered=" in gap.mend
    assert "visa" in gap.story


def test_a_desk_that_is_missing_once_a_switch_moves_is_a_warning(broken: Broken) -> None:
    """All have a desk today; those who would be sent to RNI then would have none."""
    path = broken.folders.national / "desks.yaml"
    text = path.read_text("utf-8")
    changed = text.replace(
        "- {route: [rni, update_rni]}", "- {route: [rni, update_rni], lean: [not_asked]}"
    )
    assert changed != text
    path.write_text(changed, "utf-8")
    missing = only(broken, "no_desk")
    assert missing.weight == "warning"
    assert missing.fault.startswith("while the switch 'no_address_long_stay' is 'rni', a visitor")
    assert "- {route: [rni]}" in missing.mend
    broken.change(
        "amsterdam/overlay.yaml",
        "base: national",
        "base: national\nswitches: {no_address_long_stay: gba_briefadres}",
    )
    assert checked(broken).count("warning") == 0, "this town has settled the switch"


def test_a_help_topic_without_anybody_is_told(broken: Broken) -> None:
    """The tile of the help screen would open onto nothing."""
    for path in (
        broken.folders.national / "organisations.yaml",
        broken.folders.overlay / "organisations.yaml",
    ):
        text = path.read_text("utf-8")
        lines = [
            line.replace("debts, ", "").replace(", debts", "") if "topics:" in line else line
            for line in text.splitlines()
        ]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    alone = only(broken, "no_helper")
    assert alone.fault == "nobody helps who asks for help with 'debts'"
    assert alone.story
    assert "write 'debts' under the topics" in alone.mend


def test_a_tile_that_asks_what_nobody_is_asked_is_told(broken: Broken) -> None:
    """Whoever taps it would answer a question that counts for nothing."""
    broken.change(
        "national/questions.yaml",
        "moved: {pictogram: truck}",
        "moved: {pictogram: truck, unfolds: children}",
    )
    found = [each for each in checked(broken).findings if each.kind == "idle_unfolding"]
    assert [line_of(broken, each) for each in found] == [
        "moved: {pictogram: truck, unfolds: children}"
    ]
    assert "which nobody with that answer is asked" in found[0].fault


def test_a_line_that_shows_nothing_says_which_part_is_to_blame(broken: Broken) -> None:
    """The editor reads which answer nobody has who fits the rest."""
    line = "- {route: [officer], stay: [about, dont_know], town: [here]}"
    broken.change(
        "amsterdam/desks.yaml", line, "- {route: [departure], stay: [about], town: [here]}"
    )
    found = [each for each in checked(broken).findings if each.kind == "idle_line"]
    assert [line_of(broken, each)[:27] for each in found] == ["- {route: [departure], stay"]
    assert found[0].mend.startswith("nobody who fits the rest has departure for 'route': mend")


def test_the_command_tells_causes_first_and_ends_as_documented(
    broken: Broken, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """0 without errors, 1 with, 2 where nothing could be checked; JSON says the same."""
    national, overlay = map(str, broken.folders.both)
    check = ["content", "check", national, overlay, "--on", "2026-11-24"]
    assert main(check) == 0
    assert "14,908 visits proven" in capsys.readouterr().out
    broken.change("national/questions.yaml", "      - stay: [under, over]", "      - stay: [about]")
    assert main(check) == 1
    printed = capsys.readouterr().out
    headings = [
        line for line in printed.splitlines() if line.startswith(("national/", "amsterdam/"))
    ]
    assert headings[:2] == ["national/questions.yaml", "national/routes.yaml"]
    assert "whom it hurts: " in printed
    assert main([*check, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["errors"] == sum(each["weight"] == "error" for each in said["findings"]) > 0
    assert said["by_kind"]["gap"]
    assert main(["content", "check", str(tmp_path / "nowhere")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_table_of_postcodes_out_of_order_is_told(broken: Broken) -> None:
    """A kiosk finds a street by the order of the lines; it would miss others without a word."""
    file = broken.folders.national / "postcodes.csv"
    rows = file.read_text("utf-8")
    file.write_text(f"{rows}1012AB,1,9,all,Dam,Amsterdam\n", "utf-8")
    found = only(broken, "postcodes")
    assert (found.file, found.line) == ("national/postcodes.csv", len(rows.splitlines()) + 1)
    assert "stands after" in found.fault
