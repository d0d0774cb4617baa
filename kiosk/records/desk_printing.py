"""
Whether the desk is printing just now: a kiosk that starts must not end the desk's jobs.

The kernel keeps this (`flock`), so a command that was killed holds nobody up.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import RecordError
from kiosk.records.private_files import PRIVATE_FILE
from kiosk.records.sqlite_opening import records_file


@contextmanager
def desk_prints(data_folder: Path) -> Iterator[None]:
    """
    Have it known that the desk prints, within a `with` block; several may at a time.

    Raises:
        RecordError: The folder of the records cannot be written.
    """
    with _locked_by(data_folder) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield


@contextmanager
def desk_waits(data_folder: Path) -> Iterator[bool]:
    """
    Keep the desk from printing within a `with` block; False where it is printing already.

    Raises:
        RecordError: The folder of the records cannot be written.
    """
    with _locked_by(data_folder) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _locked_by(data_folder: Path) -> Iterator[int]:
    file = records_file(data_folder).with_name("desk-printing.lock")
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
    except OSError as error:
        message = (
            f"{file} cannot be written ({error.strerror}). Run this as the user of the kiosk, and "
            "see that the disk is not full."
        )
        raise RecordError(message) from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)
