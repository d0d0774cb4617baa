"""A national pack, and one municipality's overlay on it, become one proven Pack."""

from pathlib import Path

from content.findings import Findings
from content.overlay import settled, with_overlay
from content.rules import read_groups, read_questions
from content.schema_rules import ValuesFile
from content.schema_things import OverlayFile
from content.sheets import NationalSheets, Sheet, read_national, read_sheet
from content.table import check_table, read_rows, rows_on
from content.things import ThingReader
from content.vocabulary import ROUTES
from kiosk.nearest import nearest
from kiosk.pack import FourMonthTest, Language, Pack, Question, Row


def load_pack(national: Path, overlay: Path | None = None) -> Pack:
    """
    Return the pack in a folder, with an overlay's folder on it, proven but without its words.

    The words have their own check (`content.texts.check_texts`), because the first screen
    must not wait for every language.

    Raises:
        PackError: Anything in it is wrong; every fault with file, line and what to do.
    """
    findings = Findings()
    pack = read_pack(national, overlay, findings)
    findings.refuse()
    if pack is None:
        raise AssertionError  # a pack is only ever missing with a finding
    return pack


def read_pack(national: Path, overlay: Path | None, findings: Findings) -> Pack | None:
    """
    Return the pack in a folder, with an overlay on it; everything that is wrong is noted.

    With an error among the findings the pack is not fit for visitors. None where it cannot even
    be looked at.
    """
    sheets = read_national(national, findings)
    return None if sheets is None else pack_of(sheets, overlay, findings)


def pack_of(sheets: NationalSheets, overlay: Path | None, findings: Findings) -> Pack:
    """Return the pack that the files of a national pack make, with an overlay's folder on it."""
    _check_values(sheets.values, findings)
    ours = None if overlay is None else read_sheet(overlay, "overlay.yaml", OverlayFile, findings)
    values = settled(sheets.values.says, ours, findings)
    groups = read_groups(sheets.questions.file, sheets.questions.says, findings)
    questions = read_questions(sheets.questions.file, sheets.questions.says, groups, findings)
    routes = sheets.routes
    written = read_rows(routes.file, routes.says, questions, groups, values, findings)
    rows = rows_on(written, values)
    reader = ThingReader(questions, groups, findings)
    pack = _national_pack(sheets, questions, rows, reader)
    if overlay is not None:
        pack = with_overlay(pack, overlay, ours, reader, findings)
    if not findings.has_errors:
        # A table that refers to unknown options would only add stories that confuse.
        check_table(routes.file, questions, rows, findings)
    return pack


def _national_pack(
    sheets: NationalSheets,
    questions: tuple[Question, ...],
    rows: tuple[Row, ...],
    reader: ThingReader,
) -> Pack:
    values = sheets.values.says
    test = values.four_month_test
    return Pack(
        version=f"NL {values.version}",
        municipality="",
        questions=questions,
        rows=rows,
        advice=reader.advice(sheets.advice),
        documents=reader.documents(sheets.documents),
        consequences=reader.consequences(sheets.consequences),
        organisations=reader.organisations(sheets.organisations),
        desks=reader.desks(sheets.desks),
        languages=tuple(
            Language(tag, entry.name, entry.welcome, entry.voice, entry.right_to_left)
            for tag, entry in values.languages.items()
        ),
        retention_days=dict(values.retention_days),
        four_months=FourMonthTest(test.window_months, *test.share, test.margin_nights),
        route_pictograms=dict(values.route_pictograms),
        free_texts=tuple(entry.ids for entry in values.free_texts),
    )


def _check_values(sheet: Sheet[ValuesFile], findings: Findings) -> None:
    """Check that every route has its term and picture, and every switch a position it knows."""
    file, values = sheet.file, sheet.says
    for name, given in (
        ("retention_days", values.retention_days.keys()),
        ("route_pictograms", values.route_pictograms.keys()),
    ):
        for route in sorted(ROUTES - given):
            fault = f"{name} says nothing of the route '{route}'"
            findings.add(file.label, file.line(name), fault, f"add '{route}: …'")
        for route in sorted(given - ROUTES):
            near = nearest(route, ROUTES)
            mend = f"write '{near}'" if near else "remove it"
            findings.add(file.label, file.line(name, route), f"there is no route '{route}'", mend)
    for name, switch in values.switches.items():
        if switch.is_ not in switch.may_be:
            fault = f"the switch '{name}' is '{switch.is_}', which it may not be"
            mend = f"write {' or '.join(switch.may_be)}"
            findings.add(file.label, file.line("switches", name, "is"), fault, mend)
    if "nl" not in values.languages:
        fault = "'nl' is missing: every slip says it in Dutch as well"
        findings.add(file.label, file.line("languages"), fault, "add 'nl: …'")
    numerator, denominator = values.four_month_test.share
    if numerator >= denominator:
        fault = f"a share of {numerator}/{denominator} leaves nobody below it"
        mend = "write it as [2, 3] for two thirds"
        findings.add(file.label, file.line("four_month_test", "share"), fault, mend)
