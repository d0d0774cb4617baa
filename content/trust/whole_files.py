"""Files written whole or not at all, and on the disk when the call returns."""

import os
from pathlib import Path
from secrets import token_hex

from content.trust.archive import sync_folder


def write_new(path: Path, content: bytes, mode: int) -> None:
    """
    Write a file that is not there yet.

    Raises:
        FileExistsError: It is there.
        OSError: The disk does not take it.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """
    Write a file in the place of what is there; a reader sees the old one or the new one.

    Raises:
        OSError: The disk does not take it.
    """
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(draft, content, mode)
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)
