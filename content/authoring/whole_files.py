"""Files written whole or not at all, however the machine stops."""

import os
from pathlib import Path
from secrets import token_hex

from kiosk.errors import KioskError


class NotWrittenError(KioskError):
    """A file could not be written, or stands where nothing may be overwritten."""


def write_whole(path: Path, content: bytes) -> None:
    """
    Write or replace one file; folders on the way to it are made.

    Raises:
        NotWrittenError: The place cannot be written.
    """
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}). Choose another place."
        raise NotWrittenError(message) from None
    finally:
        draft.unlink(missing_ok=True)
