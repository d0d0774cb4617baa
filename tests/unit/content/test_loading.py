"""A pack loads whole, or is refused with every fault at once."""

from datetime import date

import pytest

from content.loading import load_pack
from kiosk.pack import ALWAYS, NOT_ASKED, FourMonthTest, Theme
from tests.unit.content.conftest import Folders


def test_a_pack_becomes_values_of_the_core(tiny: Folders) -> None:
    """Order is kept, groups are expanded, switched-off rows are gone."""
    pack = load_pack(tiny.national)
    assert pack.version == "NL 1.2"
    assert [question.id for question in pack.questions] == [
        "purpose",
        "stay",
        "children",
        "help_topics",
    ]
    assert pack.questions[0].ask_when == ALWAYS
    assert pack.question("children").ask_when[0]["stay"] == {"over"}
    assert pack.question("purpose").options[0].unfolds == "children"
    assert pack.question("stay").for_desk
    assert pack.question("help_topics").many
    assert [row.id for row in pack.rows] == ["helped", "short", "settles"]
    assert pack.rows[2].cells == {"stay": {"over"}}
    assert pack.organisations[0].show_when == ()
    assert pack.advice[0].show_when[1]["children"] == {NOT_ASKED}
    assert pack.four_months == FourMonthTest(6, 2, 3, 3)
    assert pack.language("ar").right_to_left
    assert pack.retention_days["gba"] == 60


def test_a_detail_of_general_knowledge_is_never_shown(tiny: Folders) -> None:
    """Confidence D is kept in the pack and stays out of sight."""
    phone = load_pack(tiny.national).desks[0].phone
    assert phone is not None
    assert (phone.value, phone.shown) == ("14 020", None)


def test_a_switch_exchanges_rows(tiny: Folders) -> None:
    """The other position of a switch takes the other row, and is proven as well."""
    tiny.change("tiny/values.yaml", "is: gba", "is: officer")
    assert [row.id for row in load_pack(tiny.national).rows][-1] == "settles_by_officer"


def test_an_overlay_adds_orders_and_chooses(tiny: Folders) -> None:
    """An overlay's things follow the national ones; its desk order and languages count."""
    pack = load_pack(*tiny.both)
    assert pack.version == "NL 1.2 + Town 3.4"
    assert pack.municipality == "Town"
    assert [card.id for card in pack.advice] == ["be_early", "ring_the_bell"]
    assert [one.id for one in pack.organisations] == ["helpers", "neighbours"]
    assert [desk.id for desk in pack.desks] == ["town_hall", "own_municipality", "first_desk"]
    assert [language.tag for language in pack.languages] == ["ar", "nl"]
    assert pack.theme == Theme("#112233", "#FFFFFF")
    changed = pack.desks[2]
    assert changed.phone is not None
    assert changed.phone.shown == "14 021"
    assert changed.waiting is not None
    assert (changed.waiting.weeks, changed.waiting.as_of) == (9, date(2024, 12, 31))
    assert changed.name == "First desk"


def test_all_faults_of_all_files_are_told_at_once(tiny: Folders) -> None:
    """An editor mends everything in one go: faults stand sorted by file and line."""
    tiny.change("tiny/values.yaml", "window_months: 6", "window_months: six")
    tiny.change("tiny/advice.yaml", "tone: info", "tone: loud")
    tiny.change("tiny/advice.yaml", "    pictogram: clock\n", "")
    told = tiny.refusal().splitlines()
    assert [line.partition(": ")[0] for line in told] == [
        "tiny/advice.yaml:2",
        "tiny/advice.yaml:3",
        "tiny/values.yaml:3",
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        # -- shape
        ("advice", "tone: info", "tone: loud", "advice.yaml:4: advice.be_early.tone is 'loud'"),
        ("advice", "tone: info", "tune: info", "advice.be_early.tune is not known here"),
        ("advice", "place: result", "place: yes", "advice.yaml:5: yes is read as yes/no"),
        (
            "advice",
            "- {route: [gba], ",
            "- {}\n      - {route: [gba], ",
            "a line without a question",
        ),
        ("documents", "      - {route: [gba, rni]}", "      sometimes", "is not a condition"),
        ("desks", '"14 020"', "14020", "desks.yaml:6: desks.first_desk.phone.value is not text"),
        ("questions", "flag", "Flag!", "it must look like"),
        ("questions", "options:\n      under", "option:\n      under", "is missing"),
        ("values", "margin_nights: 3", 'margin_nights: "3"', "is not a whole number"),
        ("values", 'version: "1.2"', 'version: "one"', "values.yaml:1: version is 'one'"),
        ("organisations", "free: true", 'free: "yes"', "is not true or false"),
        ("organisations", "topics: [pay, school]", "topics: pay", "is not a list"),
        # -- references
        ("questions", "stay: [settled]", "stay: [overr]", "'stay' has no option or group 'overr'"),
        ("questions", "stay: [settled]", "help_topics: [pay]", "'help_topics' is asked later"),
        ("questions", "stay: [settled]", 'children: ["no"]', "or is this question itself"),
        (
            "questions",
            "stay: [settled]",
            "sty: [over]",
            "there is no question 'sty'  → write 'stay'",
        ),
        ("questions", "stay: [settled]", "stay: []", "'stay' lists nothing"),
        ("questions", "settled: [over]", "over: [over]", "has the name of an option"),
        ("questions", "settled: [over]", "settled: [ovr]", "'stay' has no option 'ovr'"),
        ("questions", "unfolds: children", "unfolds: child", "there is no question 'child'"),
        ("questions", "unfolds: children", "unfolds: purpose", "'purpose' is asked before"),
        ("questions", "unfolds: children", "unfolds: help_topics", "many answers"),
        (
            "questions",
            "under: {pictogram: calendar}",
            "not_asked: {pictogram: clock}",
            "stands for",
        ),
        ("routes", "when: {stay: [under]}", "when: {stay: [undr]}", "→ write 'under'"),
        ("routes", "when: {stay: [under]}", "when: {help_topics: [pay]}", "takes many answers"),
        ("routes", "route: rni", "route: rny", "routes.yaml:10: 'rny' is not a route"),
        ("routes", "refer_to: safety_help", "refer_to: safety", "is not a refer_to"),
        ("routes", "    refer_to: safety_help\n", "", "without saying where"),
        ("routes", "lean: gba", "lean: rni", "is not a lean"),
        ("routes", "{settlers: gba}", "{settler: gba}", "no switch 'settler'  → write 'settlers'"),
        ("routes", "{settlers: gba}", "{settlers: rni}", "may never be 'rni'"),
        ("values", "is: gba", "is: maybe", "is 'maybe', which it may not be"),
        ("values", "  gba: 60\n", "", "retention_days says nothing of the route 'gba'"),
        ("values", "  rni: suitcase\n", "  rno: suitcase\n", "there is no route 'rno'"),
        ("values", "  nl: {name", "  de: {name", "'nl' is missing"),
        ("values", "share: [2, 3]", "share: [3, 3]", "leaves nobody below it"),
        ("advice", "children: [not_asked]", "childs: [not_asked]", "→ write 'children'"),
        ("advice", "refer_to: [safety_help]", "refer_to: [help]", "no option or group 'help'"),
        ("organisations", "[pay, school]", "[pay, scool]", "'scool'  → write 'school'"),
    ],
)
def test_a_fault_is_told_in_words(
    tiny: Folders, file: str, before: str, after: str, told: str
) -> None:
    """One change, one fault: named with what to do."""
    tiny.change(f"tiny/{file}.yaml", before, after)
    refusal = tiny.refusal()
    assert told in refusal
    assert all("  → " in line for line in refusal.splitlines())


def test_a_gap_is_told_as_the_story_of_a_visitor(tiny: Folders) -> None:
    """The visitor without a row is named by the answers given; the line is of the nearest row."""
    tiny.change("tiny/routes.yaml", "stay: [under]", 'stay: [under], children: ["no"]')
    told = "a visitor who answers purpose=register, stay=under fits no row"
    refusal = tiny.refusal()
    assert f"tiny/routes.yaml:9: {told}" in refusal
    assert "widen one; nearest: 'short', but for children=not_asked" in refusal


def test_an_overlap_names_both_rows_and_a_visitor(tiny: Folders) -> None:
    """Two rows for one visitor are refused, at the line of the second."""
    tiny.change("tiny/routes.yaml", "stay: [under]", "stay: [under, over]")
    told = tiny.refusal()
    assert told.startswith("tiny/routes.yaml:11: a visitor who answers purpose=register, stay=over")
    assert "fits two rows: 'short' and 'settles'" in told


def test_a_missing_file_is_told(tiny: Folders) -> None:
    """A pack without one of its files is refused by name."""
    (tiny.national / "desks.yaml").unlink()
    assert tiny.refusal().startswith("tiny/desks.yaml:1: cannot be read")


@pytest.mark.parametrize("rows", ["no_permit", "no_address", "short_stay", "commutes"])
def test_the_real_table_without_a_row_is_refused(copied_real: Folders, rows: str) -> None:
    """Dropping any of these rows leaves a visitor without a route."""
    path = copied_real.national / "routes.yaml"
    before, _, after = path.read_text(encoding="utf-8").partition(f"  {rows}:\n")
    _, _, rest = after.partition("\n  ")
    while rest.startswith("  "):
        _, _, rest = rest.partition("\n  ")
    path.write_text(f"{before}  {rest}", encoding="utf-8")
    assert "fits no row" in copied_real.refusal()
