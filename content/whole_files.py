"""Files written whole or not at all, and on the disk when the call returns."""

import os
from pathlib import Path
from secrets import token_hex

USUAL_MODE = 0o666
"""What a new file gets where nobody says: the rights that the umask leaves of it."""


def others_may_write(folder: Path) -> bool:
    """Whether other users may put files into a folder: a pack's own list proves nothing then."""
    return folder.is_dir() and bool(folder.stat().st_mode & 0o022)


def private_folder(folder: Path) -> None:
    """
    Make a folder, and every missing one above it, for this user alone.

    Not as `mkdir(parents=True)` does: its mode is not for the parents, and the folder of the
    kiosk's data is one, whatever is made in it first.

    Raises:
        OSError: It cannot be made.
    """
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def write_whole(path: Path, content: bytes, mode: int | None = None) -> None:
    """
    Write a file in the place of what is there; a reader sees the old one or the new one.

    Folders on the way to it are made. Without a mode it keeps the rights of the file it replaces.

    Raises:
        OSError: The disk does not take it; what was there stays.
    """
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_member(draft, content, USUAL_MODE if mode is None else mode)
        if mode is None and path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_new(path: Path, content: bytes, mode: int) -> None:
    """
    Write a file that is not there yet.

    Raises:
        FileExistsError: It is there; it is left as it is.
        OSError: The disk does not take it; nothing is left behind.
    """
    write_member(path, content, mode)
    sync_folder(path.parent)


def write_member(path: Path, content: bytes, mode: int) -> None:
    """Write one new file of several: as `write_new`, but its name waits for `sync_folder`."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)  # half a file would be taken for one
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe against a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
