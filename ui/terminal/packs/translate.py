"""`content translate`: sentences go out to translators as PO or a spreadsheet, and come back."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from content.authoring.translating import FORMATS, Format, Imported, export, import_file
from content.authoring.worklist import Worklist, worklist
from content.authoring.writing import NotWrittenError, write_for_editor
from content.findings import Findings
from ui.terminal.machines import print_json
from ui.terminal.progress import tell

if TYPE_CHECKING:
    from kiosk.settings import Settings

MOST_NAMED = 10


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `content translate` to the command line."""
    parser = actions.add_parser(
        "translate",
        help="send sentences to translators and take them back",
        description="Sentences go out as PO (for Weblate, Poedit and the like) or as a "
        "spreadsheet (.xlsx), and come back the same way. What comes back is taken whole or not "
        "at all: each row that does not fit is named with its reason.",
    )
    ways = parser.add_subparsers(dest="way", required=True, metavar="WAY")
    out = ways.add_parser(
        "export",
        help="write a file for a translator",
        description="Writes every sentence of a pack with the Dutch, where it shows, and the "
        "translation there is. A language that is not there yet comes out empty, to be begun.",
        epilog="Example: python main.py content translate export content/packs/national "
        "--language ro --format xlsx --out romanian.xlsx. Exit codes: 0 written, 2 not written.",
    )
    out.add_argument("pack", type=Path, metavar="PACK", help="folder of a national pack or overlay")
    out.add_argument("--language", required=True, metavar="TAG", help="into which (pl, ro, uk)")
    out.add_argument("--format", choices=FORMATS, help="default: as the name of --out ends")
    out.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    out.add_argument("--replace", action="store_true", help="write over a file that is there")
    back = ways.add_parser(
        "import",
        help="take a translator's file into the pack",
        description="Checks the whole file, then changes text/<language>.po. Sentences that are "
        "the same stay byte for byte. With anything that does not fit, nothing is written.",
        epilog="Example: python main.py content translate import content/packs/national "
        "romanian.xlsx. Exit codes: 0 taken, 1 something does not fit and nothing was written, 2 "
        "it cannot be read.",
    )
    back.add_argument("pack", type=Path, metavar="PACK", help="folder it was exported from")
    back.add_argument("file", type=Path, metavar="FILE", help="the file that came back")
    back.add_argument("--language", metavar="TAG", help="refuse the file if it is in another")
    for way in (out, back):
        way.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, settings: "Settings") -> int:  # noqa: ARG001 - every action's
    """
    Write or take a translator's file; returns the exit code.

    Raises:
        KioskError: A file that cannot be read or written, a language that is none.
    """
    return _export(args) if args.way == "export" else _import(args)


def _export(args: argparse.Namespace) -> int:
    if args.out.exists() and not args.replace:
        message = (
            f"{args.out} is there; a translator's work could be in it. Name another file, or add "
            "--replace."
        )
        raise NotWrittenError(message)
    tell(f"Reading {args.pack} …")
    work = worklist(args.pack, args.language)
    by_name: Format = "xlsx" if args.out.suffix.lower() == ".xlsx" else "po"
    kind: Format = args.format or by_name
    write_for_editor(args.out, export(work, kind))
    empty = sum(not all(unit.forms) for unit in work.units)
    stale = sum(unit.made_from is not None for unit in work.units)
    if args.json:
        counts = {"sentences": len(work.units), "empty": empty, "stale": stale}
        print(json.dumps({"file": str(args.out), "format": kind, "language": work.tag, **counts}))
        return 0
    print(f"{len(work.units)} sentences of {work.pack} in {work.language_name}: {args.out}")
    if empty:
        print(f"{empty} are to be translated.")
    if stale:
        print(f"{stale} follow older Dutch; the file shows which, and what the Dutch was.")
    if (args.pack / "values.yaml").exists():
        print(f"Its screenshots: python main.py content pictures {args.pack} --out pictures")
    print(f"Take it back with: python main.py content translate import {args.pack} FILE")
    return 0


def _import(args: argparse.Namespace) -> int:
    tell(f"Reading {args.file} …")
    findings = Findings()
    imported = import_file(args.pack, args.file, args.language, findings)
    if args.json:
        print_json(_as_json(imported, findings))
    elif imported is None:
        print(*findings, sep="\n")
        sys.stderr.write(f"{len(findings)} findings; nothing was written.\n")
    else:
        print("\n".join(_readable(imported)))
    return int(imported is None)


def _as_json(imported: Imported | None, findings: Findings) -> dict[str, object]:
    return {
        "findings": [asdict(finding) for finding in findings],
        "file": str(imported.path) if imported else None,
        "reworded": list(imported.reworded) if imported else [],
        "settled": list(imported.settled) if imported else [],
        "begun": imported.begun if imported else False,
    }


def _readable(imported: Imported) -> list[str]:
    if not (imported.reworded or imported.settled):
        return ["The file fits, and nothing in it is different. Nothing was written."]
    lines = [f"Written to {imported.path}:"]
    for ids, said in ((imported.reworded, "new or changed"), (imported.settled, "still right")):
        if ids:
            named = ", ".join(ids[:MOST_NAMED]) + (", …" if len(ids) > MOST_NAMED else "")
            lines.append(f"  {len(ids)} {said}: {named}")
    if imported.begun:
        lines += _to_switch_on(imported.work)
    return lines


def _to_switch_on(work: Worklist) -> list[str]:
    """Return what is left to do for a language that is new."""
    if not (work.folder / "values.yaml").exists():
        return [f"To switch it on, add '{work.tag}' to languages in overlay.yaml."]
    voice = work.tag.partition("-")[0]
    right = ", right_to_left: true" if work.right_to_left else ""
    lines = [
        "To switch it on, add this line under languages in values.yaml, with the word for",
        '"Welcome" in that language in place of …:',
        f'  {work.tag}: {{name: "{work.language_name}", welcome: "…", voice: {voice}{right}}}',
    ]
    if not any(unit.id == f"language.{work.tag}" for unit in work.units):
        lines.append(f"and the name of the language to every text/*.po: language.{work.tag}")
    return lines
