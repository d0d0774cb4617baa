"""What an overlay may not do, and how it is told."""

import pytest

from content.loading import load_pack
from tests.unit.content.conftest import Folders


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("questions.yaml", "the questions"),
        ("routes.yaml", "the decision table"),
        ("values.yaml", "the national values"),
        ("documents.yaml", "the documents"),
        ("consequences.yaml", "the consequences"),
    ],
)
def test_an_overlay_cannot_bring_national_files(tiny: Folders, file: str, what: str) -> None:
    """Questions, routes and values are the same everywhere."""
    (tiny.overlay / file).write_text("a: 1\n", encoding="utf-8")
    assert f"town/{file}:1: an overlay cannot change {what}" in tiny.refusal(overlay=True)


PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("postcodes.csv", b"", "postcodes.csv:1: an overlay cannot change the table of postcodes"),
        ("fonts/face.ttf", b"\0\1\0\0", "fonts/face.ttf:1: an overlay brings no fonts"),
        ("fonts.yaml", b"a: 1\n", "fonts.yaml:1: is no file of an overlay"),
        ("logo.svg", b"<svg/>", "logo.svg:1: an overlay brings one picture, its logo"),
        ("photo.jpg", b"\xff\xd8\xff", "photo.jpg:1: an overlay brings one picture, its logo"),
        ("logo.png", b"<svg/>", "logo.png:1: cannot be shown: 'logo.png' is not a PNG picture"),
        ("logo.png", PNG + b"\0" * 60, "logo.png:1: cannot be shown: 'logo.png' is not a PNG"),
        (
            "logo.png",
            PNG + b"\0" * (1 << 20),
            "logo.png:1: cannot be shown: 'logo.png' is too large",
        ),
        (
            "clips/nl/question.stay.ogg",
            b"OggS",
            "question.stay.ogg:1: an overlay brings no recordings",
        ),
        ("text/old/nl.po", b"", "text/old/nl.po:1: is no file of an overlay"),
        ("start.py", b"print()", "start.py:1: is no file of an overlay"),
    ],
)
def test_a_file_that_an_overlay_may_not_bring_is_refused_by_name(
    tiny: Folders, name: str, content: bytes, told: str
) -> None:
    """Fonts, drawings and what is no picture never reach the screen."""
    path = tiny.overlay / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    refusal = tiny.refusal(overlay=True)
    assert f"town/{told}" in refusal.replace("town/clips/nl/", "town/")
    assert "\n" not in refusal
    assert " → " in refusal


@pytest.mark.parametrize("name", ["README.md", "notes.txt", ".git/config", "desks.yaml~"])
def test_notes_beside_an_overlay_are_passed_over(tiny: Folders, name: str) -> None:
    """As when it is built."""
    path = tiny.overlay / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a note\n", encoding="utf-8")
    load_pack(*tiny.both)


def test_a_file_nobody_reads_is_refused(tiny: Folders) -> None:
    """A misspelt file name would else be passed over in silence."""
    (tiny.overlay / "desk.yaml").write_text("a: 1\n", encoding="utf-8")
    assert "town/desk.yaml:1: is no file of an overlay" in tiny.refusal(overlay=True)


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("advice", "ring_the_bell", "be_early", "advice.yaml:2: 'be_early' is national (advice)"),
        ("organisations", "neighbours", "helpers", "'helpers' is national (organisations)"),
        (
            "desks",
            "    phone: {value",
            '    name: "Ours"\n    phone: {value',
            "desks.yaml:3: 'first_desk' is a national desk; an overlay cannot change its name",
        ),
        (
            "desks",
            "weeks: 9",
            "weeks: nine",
            "desks.first_desk.waiting.weeks is not a whole number",
        ),
        ("desks", "stay: [settled]", "stay: [setled]", "→ write 'settled'"),
        ("desks", "desks:", "desk:", "stand under 'desks:'"),
        ("desks", '    name: "Town hall"\n', "", "desks.town_hall.name is missing"),
        ("overlay", "base: national", "base: other", "the base 'other' is not known"),
        ("overlay", "[ar, nl]", "[ar]", "'nl' is missing"),
        ("overlay", "[ar, nl]", "[ar, nl, ro]", "does not speak 'ro'  → choose from nl, pl, ar"),
        ("overlay", "[town_hall,", "[townhall,", "no desk 'townhall'  → write 'town_hall'"),
        ("overlay", "[town_hall,", "[own_municipality,", "stands here twice"),
        ("overlay", '"#112233"', '"blue"', "theme.accent is 'blue'"),
        ("overlay", 'version: "3.4"', "version: 3.4", "3.4 is read as a number"),
        ("overlay", "municipality: Town\n", "", "municipality is missing"),
        (
            "overlay",
            'accent: "#112233"',
            'accent: "#7788AA"',
            "overlay.yaml:5: words on the accent: the contrast of #FFFFFF on #7788AA is 3.6 to 1",
        ),
        (
            "overlay",
            '{accent: "#112233", on_accent: "#FFFFFF"}',
            '{accent: "#EEEEEE", on_accent: "#000000"}',
            "the accent on the page: the contrast of #EEEEEE on #FBFAF7 is 1.1 to 1",
        ),
        ("overlay", "base: national", "base: national\nswitches: {setlers: gba}", "no switch"),
        (
            "overlay",
            "base: national",
            "base: national\nswitches: {settlers: officer}",
            "'settlers' is settled for the whole country",
        ),
    ],
)
def test_a_fault_of_an_overlay_is_told(
    tiny: Folders, file: str, before: str, after: str, told: str
) -> None:
    """File, line, fault and mend, as for a national pack."""
    tiny.change(f"town/{file}.yaml", before, after)
    refusal = tiny.refusal(overlay=True)
    assert told in refusal
    assert all(line.startswith("town/") for line in refusal.splitlines())


def test_an_overlay_needs_no_things_of_its_own(tiny: Folders) -> None:
    """Only overlay.yaml is a must; without a choice everything stays national."""
    for name in ("advice", "organisations", "desks"):
        (tiny.overlay / f"{name}.yaml").unlink()
    tiny.change("town/overlay.yaml", "languages: [ar, nl]\n", "")
    tiny.change("town/overlay.yaml", "desk_order: [town_hall, own_municipality]\n", "")
    tiny.change("town/overlay.yaml", 'theme: {accent: "#112233", on_accent: "#FFFFFF"}\n', "")
    alone, with_town = load_pack(tiny.national), load_pack(*tiny.both)
    assert with_town.desks == alone.desks
    assert with_town.languages == alone.languages
    assert with_town.theme == alone.theme


def test_an_overlay_that_is_not_there_is_refused(tiny: Folders) -> None:
    """A wrong folder in the settings is told, not taken as no overlay."""
    (tiny.overlay / "overlay.yaml").unlink()
    assert "town/overlay.yaml:1: cannot be read" in tiny.refusal(overlay=True)


SETTLED = "    may_be: [gba, officer]\n    settled_by: municipality\n"


def test_a_municipality_settles_what_the_nation_leaves_to_it(tiny: Folders) -> None:
    """The rows follow the overlay's position, and the table is proven with it."""
    tiny.change("tiny/values.yaml", "    may_be: [gba, officer]\n", SETTLED)
    before = {row.id for row in load_pack(*tiny.both).rows}
    ours = "base: national\nswitches: {settlers: officer}"
    tiny.change("town/overlay.yaml", "base: national", ours)
    after = {row.id for row in load_pack(*tiny.both).rows}
    assert before != after
    assert {row.id for row in load_pack(tiny.national).rows} == before


def test_a_position_that_a_switch_does_not_have_is_refused(tiny: Folders) -> None:
    tiny.change("tiny/values.yaml", "    may_be: [gba, officer]\n", SETTLED)
    tiny.change("town/overlay.yaml", "base: national", "base: national\nswitches: {settlers: rni}")
    assert "may not be 'rni'  → write gba or officer" in tiny.refusal(overlay=True)


@pytest.mark.parametrize("position", ["officer", "rni"])
def test_the_real_switches_are_proven_in_every_position(
    copied_real: Folders, position: str
) -> None:
    overlay = copied_real.overlay / "overlay.yaml"
    said = f"switches: {{third_country_at_rni: {position}}}\n"
    overlay.write_text(overlay.read_text(encoding="utf-8") + said, encoding="utf-8")
    routes = {row.id: row.route for row in load_pack(*copied_real.both).rows}
    assert ("no_permit_at_rni" in routes) == (position == "rni")
