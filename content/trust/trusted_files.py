"""
What a kiosk trusts of a repository: one file, replaced whole.

tuf keeps several files, without syncing them, and takes the link `root.json` away before it
makes it again; after a power cut an empty one would count as never seen, and older packs could
come back. So tuf works on a copy, and what it verified is written back in one step.

The caller holds the lock of the store.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content.trust.trust_errors import TrustError
from content.whole_files import write_whole

FILE = "trusted.json"
_HISTORY = "root_history"


@contextmanager
def trusted_files(home: Path, copy: Path) -> Iterator[Path]:
    """
    Lend a new folder `copy` with what is trusted, for tuf to work in; keep what it verified.

    Kept also where an error ends it: tuf writes there only what it had verified, and forgetting
    a version that was seen would let an older one in.

    Raises:
        TrustError: The file is damaged.
        OSError: The disk does not take it.
    """
    before = read_trusted(home)
    try:
        (copy / _HISTORY).mkdir(mode=0o700, parents=True)
        for name, text in before.items():
            (copy / name).write_text(text, encoding="utf-8")
        try:
            yield copy
        finally:
            after = _collected(copy)
            if after != before:
                home.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_whole(home / FILE, json.dumps(after).encode(), 0o600)
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def read_trusted(home: Path) -> dict[str, str]:
    """
    Return what is trusted by name of file; empty where nothing was seen yet.

    Raises:
        TrustError: The file is damaged.
    """
    file = home / FILE
    try:
        said = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        said = None
    if isinstance(said, dict) and all(
        isinstance(text, str) and set(name.split("/")[:-1]) <= {_HISTORY} and ".." not in name
        for name, text in said.items()
    ):
        return said
    message = (
        f"{file} is damaged; see whether the disk is sound. Remove the file, and this kiosk starts "
        "again from its root file; until it has seen the newest packs it would take older ones."
    )
    raise TrustError(message, "damaged")


def _collected(copy: Path) -> dict[str, str]:
    """Return tuf's files by name; its link `root.json` is made anew each time."""
    found = (*copy.glob("*.json"), *(copy / _HISTORY).glob("*.json"))
    return {
        path.relative_to(copy).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(found)
        if not path.is_symlink()
    }
