"""Folders and files that only the kiosk's own user may read (0700 and 0600)."""

import os
from errno import ENOTDIR, EPERM
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
PUBLIC_FILE = 0o644


def private_folder(folder: Path) -> None:
    """
    Make a folder, and every missing one above it, for the kiosk's own user alone.

    A folder that is already there is left as its owner made it.

    Raises:
        NotADirectoryError: A file has its name.
        OSError: It cannot be made.
    """
    if folder.is_dir():
        return
    private_folder(folder.parent)
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder)) from None


def refuse_others(folder: Path) -> None:
    """
    Refuse a folder in which other users may put, swap or remove files.

    Raises:
        PermissionError: Its rights let others write.
    """
    if folder.stat().st_mode & 0o022:
        reason = "other users may write to this folder (take that away with chmod go-w)"
        raise PermissionError(EPERM, reason, str(folder))


def private_file(file: Path) -> None:
    """
    Make an empty file where there is none, and take others' rights away where there is one.

    Raises:
        OSError: It cannot be made or changed, or it is a link to a file somewhere else.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(file, flags, PRIVATE_FILE)
    try:
        if os.fstat(descriptor).st_mode & 0o077:
            os.fchmod(descriptor, PRIVATE_FILE)
    finally:
        os.close(descriptor)


def write_new(file: Path, content: bytes, mode: int) -> None:
    """
    Write a file that must not exist yet, down to the disk, with exactly these rights.

    Raises:
        FileExistsError: It exists; it is left as it is.
        OSError: It cannot be written; nothing is left behind.
    """
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(descriptor, "wb") as open_file:
            os.fchmod(open_file.fileno(), mode)  # a strict umask must not hide a public key
            open_file.write(content)
            open_file.flush()
            os.fsync(open_file.fileno())
    except OSError:
        file.unlink(missing_ok=True)
        raise
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)  # the name in the folder must outlive a power cut too
    finally:
        os.close(folder)
