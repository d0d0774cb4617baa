"""What nobody reaches is told, and whose fault it is."""

from datetime import date

from content.checking.whole import check_pack
from content.findings import Finding
from tests.unit.content.conftest import Folders
from ui.theme.pictograms import pictogram_names

TODAY = date(2026, 11, 24)


def findings(folders: Folders) -> list[Finding]:
    """Return what the check finds, notes left out that every pack has."""
    report = check_pack(*folders.both, pictogram_names(), TODAY)
    return [each for each in report.findings if each.kind in {"idle_line", "idle_here", "no_desk"}]


def settle(folders: Folders, position: str) -> None:
    """Let the town settle a switch that the nation leaves to it."""
    said = f"\nswitches: {{third_country_at_rni: {position}}}\n"
    file = folders.overlay / "overlay.yaml"
    file.write_text(file.read_text(encoding="utf-8") + said, encoding="utf-8")


def test_a_switch_that_a_town_settles_makes_no_national_line_a_fault(copied_real: Folders) -> None:
    """The town cannot mend the national pack, and other towns need those lines."""
    assert findings(copied_real) == []
    settle(copied_real, "rni")
    found = [each for each in findings(copied_real) if each.file.startswith("national/")]
    assert {each.kind for each in found} == {"idle_here"}
    assert {each.weight for each in found} == {"note"}
    assert any("nobody gets 'rni_alkmaar' by this line in Amsterdam" in str(one) for one in found)


def test_a_national_line_that_fits_nobody_anywhere_stays_a_fault(copied_real: Folders) -> None:
    settle(copied_real, "rni")
    copied_real.change(
        "national/organisations.yaml",
        "      - {help_topics: [school, debts, learn_dutch, lost_home]}\n",
        "      - {help_topics: [learn_dutch], route: [gba]}\n",
    )
    faults = [each for each in findings(copied_real) if "'gemeente'" in str(each)]
    assert [each.weight for each in faults] == ["error"]


def test_a_line_of_the_town_s_own_that_fits_nobody_is_the_town_s_fault(
    copied_real: Folders,
) -> None:
    copied_real.change(
        "amsterdam/desks.yaml",
        "      - {route: [gba, gba_briefadres, move], town: [elsewhere]}\n",
        "      - {route: [gba, gba_briefadres, move], town: [elsewhere]}\n"
        "      - {route: [gba], home: [abroad]}\n",
    )
    (fault,) = findings(copied_real)
    assert (fault.weight, "own_municipality" in str(fault)) == ("error", True)
    assert fault.file == "amsterdam/desks.yaml"


def test_a_desk_that_ends_and_leaves_people_without_one_is_told_before(
    copied_real: Folders,
) -> None:
    """Zuidoost is the only counter for those who live in Amsterdam."""
    copied_real.change(
        "amsterdam/desks.yaml",
        '    source: {where: "Scan 5.5 (eight city offices); FACTS E, R45, C11", confidence: A, '
        "dated: 2026-11-24, review_by: 2027-11-24}\n\n  # -- the other seven",
        '    source: {where: "Scan", confidence: A, dated: 2026-11-24, review_by: 2027-11-24, '
        "valid_until: 2027-03-31}\n\n  # -- the other seven",
    )
    found = findings(copied_real)
    assert {each.weight for each in found} == {"warning"}
    assert all("gets no desk from 2027-04-01 on" in each.fault for each in found)
