"""`content check PACK [OVERLAY]`: proves and reads a pack; tells all that an editor can mend."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from content.checking.whole import Report, check_pack
from content.findings import Finding
from kiosk.errors import PackError
from kiosk.records.clock import SystemClock
from ui.terminal.progress import tell
from ui.theme.pictograms import pictogram_names

if TYPE_CHECKING:
    from kiosk.settings import Settings

FAULTY = 1
CAUSES_FIRST = ("overlay.yaml", "values.yaml", "questions.yaml", "routes.yaml")
MARKS = {"error": "✗", "warning": "!", "note": "·"}


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check` to the actions."""
    check = actions.add_parser(
        "check",
        help="prove and read a pack; tell all that can be mended",
        description="Proves that every visitor fits exactly one row and that everything in the "
        "pack reaches somebody; reads every sentence in every language; looks at sources, dates, "
        "phone numbers, pictures and voices. Tells file, line, what is wrong, whom it hurts and "
        "how to mend it. All checks: docs/content-check.md.",
        epilog="Example: python main.py content check content/packs/national "
        "content/packs/amsterdam. Exit codes: 0 no error, 1 errors (or warnings with --strict), "
        "2 it could not be checked.",
    )
    check.add_argument("pack", type=Path, metavar="PACK", help="the folder of a national pack")
    check.add_argument("overlay", type=Path, nargs="?", metavar="OVERLAY", help="a municipality's")
    check.add_argument("--notes", action="store_true", help="tell the notes as well")
    check.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    check.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="as if on this day")
    check.add_argument("--json", action="store_true", help="say it for machines, notes included")


def run(args: argparse.Namespace, _settings: "Settings") -> int:
    """
    Check and tell; returns the exit code.

    Raises:
        PackError: There is no such folder.
    """
    for folder in (args.pack, args.overlay):
        if folder is not None and not folder.is_dir():
            raise PackError(f"There is no folder {folder}. Name the folder of a pack.")
    tell("Proving and reading …")
    today = args.on or SystemClock().now().date()
    report = check_pack(args.pack, args.overlay, pictogram_names(), today)
    if args.json:
        print(json.dumps(_machine(report), ensure_ascii=False, indent=1))
    else:
        for line in _lines(report, with_notes=args.notes):
            print(line)
        print(_summary(report, args.pack, args.overlay))
    faulty = report.count("error") + (report.count("warning") if args.strict else 0)
    return FAULTY if faulty else 0


def _lines(report: Report, *, with_notes: bool) -> Iterator[str]:
    """Yield the findings by file: a heading, then each with what to do; causes come first."""
    file = ""
    for finding in sorted(report.findings, key=_rank):
        if finding.weight == "note" and not with_notes:
            continue
        if finding.file != file:
            file = finding.file
            yield f"\n{file}"
        yield f"  {MARKS[finding.weight]} line {finding.line}: {finding.fault}"
        if finding.story:
            yield f"      whom it hurts: {finding.story}"
        yield f"      to mend it: {finding.mend}"
    if with_notes:
        yield from ("", "How hard the words are to read")
        for reading in report.reading:
            yield f"  {reading}"


def _rank(finding: Finding) -> int:
    """Return where a file comes: a fault of the rules has others in what the rules lead to."""
    name = finding.file.rpartition("/")[2]
    return CAUSES_FIRST.index(name) if name in CAUSES_FIRST else len(CAUSES_FIRST)


def _summary(report: Report, pack: Path, overlay: Path | None) -> str:
    name = pack.name + (f" + {overlay.name}" if overlay else "")
    counts = ", ".join(
        f"{report.count(weight)} {weight}s" for weight in ("error", "warning", "note")
    )
    if not report.visits:
        return f"\n{name}: {counts}; mend these first, then check again."
    return f"\n{name}: {counts}; {report.visits:,} visits proven in {report.proof_ms:.0f} ms."


def _machine(report: Report) -> dict[str, object]:
    return {
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "notes": report.count("note"),
        "by_kind": report.by_kind,
        "visits": report.visits,
        "proof_ms": round(report.proof_ms, 1),
        "reading": [str(reading) for reading in report.reading],
        "findings": [asdict(finding) for finding in report.findings],
    }
