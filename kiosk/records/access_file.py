"""The admin's PIN on the disk: one small file for the kiosk's user alone."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from kiosk.access import Access, AccessError, counted, opened, with_pin
from kiosk.records.private_files import PRIVATE_FILE, private_folder, write_new

NOT_SET = "No PIN is set yet. Set one: python main.py content admin set-pin"


class AccessFile:
    """Keeps the admin's access in `admin.json` of the data folder."""

    def __init__(self, folder: Path) -> None:
        """Take the data folder; it need not be there yet."""
        self._file = folder / "admin.json"

    def is_set(self) -> bool:
        """Whether there is a PIN."""
        return self._file.exists()

    def set_pin(self, pin: str) -> None:
        """
        Keep a new PIN in place of the old one, which the caller has asked for.

        Raises:
            AccessError: The PIN is too easy, or the folder cannot be written.
        """
        self._keep(with_pin(pin))

    def check(self, pin: str, now: Callable[[], datetime]) -> None:
        """
        Let the right PIN pass.

        Raises:
            AccessError: It is wrong, none is set, or there were too many wrong tries.
        """
        with self._alone():
            trying = counted(self._read(), now())
            self._keep(trying)
            self._keep(opened(trying, pin))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let tries wait for each other: many at one moment would count as one."""
        try:
            descriptor = os.open(self._file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            yield  # reading the file says what is the matter
            return
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _read(self) -> Access:
        try:
            said = json.loads(self._file.read_text(encoding="utf-8"))
            until = said["paused_until"]
            paused = None if until is None else datetime.fromisoformat(until)
            return Access(str(said["pin_hash"]), int(said["wrong"]), paused)
        except FileNotFoundError:
            raise AccessError(NOT_SET) from None
        except (OSError, ValueError, KeyError, TypeError):
            message = f"{self._file} cannot be read. Remove it as its owner and set a new PIN."
            raise AccessError(message) from None

    def _keep(self, access: Access) -> None:
        until = access.paused_until
        said = {**asdict(access), "paused_until": until.isoformat() if until else None}
        draft = self._file.with_name(f"admin.{token_hex(4)}")
        try:
            private_folder(self._file.parent)
            write_new(draft, json.dumps(said).encode(), PRIVATE_FILE)
            draft.replace(self._file)
        except OSError as error:
            message = f"{self._file} cannot be written ({error.strerror})."
            raise AccessError(message) from None
        finally:
            draft.unlink(missing_ok=True)
