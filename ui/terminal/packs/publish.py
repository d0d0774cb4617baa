"""`content publish …`: begins a repository, says who may sign, and publishes what is signed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from content.trust.publishing import PUBLISH_DAYS
from ui.terminal.packs.key import add_passphrase_file
from ui.terminal.packs.publish_steps import add_trust, do_step

if TYPE_CHECKING:
    from kiosk.settings import Settings

EXAMPLES = {
    "new": "repository --root anna.pub.json --root bram.pub.json --threshold 2 --national "
    "national.pub.json --publisher publisher.pub.json --key anna.pem",
    "root": "repository --publisher publisher-2027.pub.json --key anna.pem",
    "cosign": "repository --key bram.pem",
    "delegate": "repository amsterdam --public amsterdam.pub.json --key national.pem",
    "undelegate": "repository amsterdam --key national.pem",
    "now": "repository --key publisher.pem",
    "check": "repository --json",
}


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `publish` and its steps to the actions."""
    parser = actions.add_parser(
        "publish",
        help="begin a repository, say who may sign, publish",
        description="A repository is a folder that any web server, object store or stick can "
        "carry. Each step is done by the holder of a key, on a machine of their own; what goes "
        "around is the folder. docs/publishing.md walks through all of it.",
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    new = _step(steps, "new", "begin a repository; signed by root keys")
    _public(new, "--root", "root key (public); give it once for each", required=True)
    new.add_argument("--threshold", type=int, default=1, help="how many root keys must sign")
    _public(new, "--national", "the national editor's key (public)", required=True)
    _public(new, "--publisher", "the publisher's key (public)", required=True)
    root = _step(steps, "root", "write the next root: other keys, or a longer term")
    _public(root, "--root", "new root keys (public), all of them")
    root.add_argument("--threshold", type=int, help="how many root keys must sign from now on")
    _public(root, "--national", "the national editor's new key (public)")
    _public(root, "--publisher", "the publisher's new key (public)")
    _step(steps, "cosign", "sign the root that waits for more signatures")
    delegate = _step(steps, "delegate", "say whose key signs a municipality's overlay")
    delegate.add_argument("municipality", metavar="ID", help="the id of its overlay")
    _public(delegate, "--public", "the municipality's key (public)", required=True)
    undelegate = _step(steps, "undelegate", "take the right to sign from a municipality")
    undelegate.add_argument("municipality", metavar="ID", help="the id of its overlay")
    now = _step(steps, "now", "let kiosks see what is signed")
    now.add_argument("--days", type=_days, default=PUBLISH_DAYS, help="how long it holds (90)")
    now.add_argument(
        "--leave-behind",
        action="append",
        default=[],
        metavar="ID",
        help="publish although this overlay does not fit: its kiosks stay as they are",
    )
    words = "say what is published, who may sign, what ends when"
    check = steps.add_parser(
        "check", help=words, description=words.capitalize() + ".", epilog=_example("check")
    )
    check.add_argument("repository", type=Path, metavar="FOLDER")
    add_trust(check)
    check.add_argument("--json", action="store_true", help="say it for machines")


def run(args: argparse.Namespace, _settings: "Settings") -> int:
    """
    Do one step; returns the exit code.

    Raises:
        TrustError: A key may not do this, or something is missing; says what.
    """
    return do_step(args)


def _step(
    steps: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str
) -> argparse.ArgumentParser:
    parser = steps.add_parser(
        name, help=words, description=words.capitalize() + ".", epilog=_example(name)
    )
    parser.add_argument("repository", type=Path, metavar="FOLDER")
    key = "your private key (.pem); of several, give each"
    parser.add_argument(
        "--key", type=Path, action="append", required=True, metavar="FILE", help=key
    )
    add_passphrase_file(parser)
    add_trust(parser)
    parser.add_argument("--json", action="store_true", help="say it for machines")
    return parser


def _public(
    parser: argparse.ArgumentParser, name: str, words: str, *, required: bool = False
) -> None:
    parser.add_argument(
        name,
        type=Path,
        action="append",
        default=None if required else [],
        required=required,
        metavar="PUB",
        help=words,
    )


def _days(written: str) -> int:
    days, most = int(written), 730
    if not 1 <= days <= most:
        raise argparse.ArgumentTypeError(f"take 1 to {most} days")
    return days


def _example(step: str) -> str:
    codes = "0 done, 2 not done (says why)"
    if step == "check":
        codes = "0 all holds, 1 something ends within 60 days, 2 it cannot be read"
    return f"Example: python main.py content publish {step} {EXAMPLES[step]}. Exit codes: {codes}."
