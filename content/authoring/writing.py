"""Files that editors ask for: written whole, or a sentence that says why not."""

from pathlib import Path

from content.whole_files import write_whole
from kiosk.errors import KioskError


class NotWrittenError(KioskError):
    """A file could not be written, or stands where nothing may be overwritten."""


def write_for_editor(path: Path, content: bytes) -> None:
    """
    Write or replace one file; folders on the way to it are made.

    Raises:
        NotWrittenError: The place cannot be written.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}). Choose another place."
        raise NotWrittenError(message) from None
