"""`content build FOLDER --out FILE`: makes one file of a pack that was found right."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from content.authoring.whole_files import write_whole
from content.checking.whole import check_pack
from content.trust.archive import build_archive, digest_of, read_identity
from kiosk.errors import PackError
from kiosk.records.clock import SystemClock
from ui.terminal.progress import tell
from ui.theme.pictograms import pictogram_names

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `build` to the actions."""
    build = actions.add_parser(
        "build",
        help="make one file of a pack, to be signed",
        description="Checks a pack (an overlay on its national pack) and puts it into one file. "
        "The same content gives the same file, byte for byte. Nothing is signed yet.",
        epilog="Example: python main.py content build content/packs/amsterdam --out "
        "amsterdam.zip. Exit codes: 0 built, 2 the pack has faults, or another file is there.",
    )
    build.add_argument("folder", type=Path, metavar="FOLDER", help="a national pack or an overlay")
    build.add_argument("--out", type=Path, required=True, metavar="FILE", help="such as pack.zip")
    build.add_argument(
        "--base",
        type=Path,
        metavar="NATIONAL",
        help="for an overlay: the national pack (default: that of kiosk.toml)",
    )
    build.add_argument("--replace", action="store_true", help="write over another file at --out")
    build.add_argument("--json", action="store_true", help="say it for machines")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Check and build; returns the exit code.

    Raises:
        PackError: The pack has faults, holds a file that may not be in one, or another file is at
            --out.
        NotWrittenError: The place cannot be written.
    """
    folder: Path = args.folder
    if not folder.is_dir():
        raise PackError(f"There is no folder {folder}. Name the folder of a pack.")
    folders: tuple[Path, Path | None] = (folder, None)
    if (folder / "overlay.yaml").is_file():
        folders = (args.base or settings.content.national, folder)
    tell(f"Checking {folder.name} …")
    report = check_pack(*folders, pictogram_names(), SystemClock().now().date())
    if report.count("error"):
        faults = [str(each) for each in report.findings if each.weight == "error"]
        raise PackError("\n".join(["This pack has faults; nothing was built.", *faults]))
    archive = build_archive(folder)
    out: Path = args.out
    if out.exists() and not args.replace and not _is(out, archive):
        message = f"{out} is there and holds something else. Name another file, or add --replace."
        raise PackError(message)
    write_whole(out, archive)
    made = read_identity(out)
    if args.json:
        said = {"id": made.id, "kind": made.kind, "version": made.version}
        print(json.dumps({**said, "sha256": digest_of(out), "bytes": len(archive)}))
        return 0
    print(f"{out}: {made.name}, {len(archive)} bytes")
    print(f"sha256 {made.digest}")
    return 0


def _is(file: Path, content: bytes) -> bool:
    try:
        return file.read_bytes() == content
    except OSError:
        return False
