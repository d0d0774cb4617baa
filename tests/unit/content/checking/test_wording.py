"""All checks of words, sources, pictures and voices together, as an editor runs them."""

from datetime import timedelta

from content.checking.wording import check_wording, read_wording
from content.findings import Findings
from content.loading import load_pack
from tests.unit.content.checking.conftest import TODAY, Broken
from ui.theme.pictograms import pictogram_names


def test_the_real_packs_have_no_error_and_no_warning(broken: Broken) -> None:
    findings = Findings()
    pack = load_pack(*broken.folders.both)
    wording = read_wording(pack, broken.folders.both, findings)
    reports = check_wording(wording, pictogram_names(), TODAY, findings)
    assert [str(one) for one in findings if one.weight != "note"] == []
    assert {one.kind for one in findings} == {"due", "hard_word"}
    assert [report.tag for report in reports] == ["nl", "en", "pl", "ar"]


def test_the_national_pack_stands_alone(broken: Broken) -> None:
    findings = Findings()
    folders = (broken.folders.national,)
    wording = read_wording(load_pack(*folders), folders, findings)
    check_wording(wording, pictogram_names(), TODAY, findings)
    assert {one.weight for one in findings} == {"note"}


def test_two_years_unread_is_nothing_but_warnings(broken: Broken) -> None:
    """Reviews and waivers run out loudly; they never switch a kiosk off."""
    findings = Findings()
    pack = load_pack(*broken.folders.both)
    wording = read_wording(pack, broken.folders.both, findings)
    check_wording(wording, pictogram_names(), TODAY + timedelta(days=730), findings)
    assert {one.weight for one in findings} == {"warning", "note"}
    kinds = {one.kind for one in findings if one.weight == "warning"}
    assert kinds == {"overdue", "waiver_over"}


def test_each_finding_is_a_line_of_a_file_that_exists(broken: Broken) -> None:
    findings = Findings()
    pack = load_pack(*broken.folders.both)
    wording = read_wording(pack, broken.folders.both, findings)
    check_wording(wording, (), TODAY, findings)
    for one in findings:
        lines = (broken.folders.national.parent / one.file).read_text("utf-8").splitlines()
        assert 1 <= one.line <= len(lines), one
        assert one.fault
        assert one.mend
