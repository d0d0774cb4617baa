"""`content schema`: JSON Schema of every file of a pack, for programs in which editors write."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from content.authoring.json_schemas import SCHEMAS, all_schemas
from content.authoring.writing import write_for_editor

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `content schema` to the command line."""
    parser = actions.add_parser(
        "schema",
        help="write JSON Schemas, so that your editor completes and underlines",
        description="Writes a JSON Schema (2020-12) for every YAML file of a pack, made from the "
        "program's own checks. The first line of each YAML file of a pack tells an editor (VS "
        "Code with the YAML extension, Kate, Neovim …) where its schema is.",
        epilog="Example: python main.py content schema --check. Exit codes: 0 written, or up to "
        "date; 1 --check found schemas that are not those of this version; 2 not written.",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=SCHEMAS,
        metavar="FOLDER",
        help="where to write them (default: content/schemas, where the packs look)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; tell what differs")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, settings: "Settings") -> int:  # noqa: ARG001 - every action's
    """
    Write the schemas, or compare them; returns the exit code.

    Raises:
        NotWrittenError: The folder cannot be written.
    """
    made = all_schemas()
    different = [name for name, text in made.items() if _text_of(args.out / name) != text]
    if not args.check:
        for name in different:
            write_for_editor(args.out / name, made[name].encode())
    if args.json:
        told = {"folder": str(args.out), "schemas": sorted(made), "different": sorted(different)}
        print(json.dumps({**told, "written": not args.check}))
    elif not different:
        print(f"{len(made)} schemas in {args.out} are those of this version.")
    elif args.check:
        for name in different:
            print(f"{args.out / name}: is not the schema of this version")
        print("Write them anew: content schema --out", args.out)
    else:
        print(f"{len(different)} of {len(made)} schemas written to {args.out}.")
    return int(bool(args.check and different))


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
