"""A printer that is a folder: each slip becomes a PDF file, and nothing claims to be paper."""

import asyncio
import os
import re
import secrets
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from kiosk.errors import PrintError
from kiosk.ports import Confirmation, JobUpdate, PrinterStatus
from kiosk.referral import ReferralCodeError, parse_code

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_OURS = re.compile(r"\.(?P<draft>[A-Z0-9]+)-[0-9a-f]{8}\.part|(?P<slip>[A-Z0-9]+)\.pdf")


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """
    Writes `<job name>.pdf`, whole or not at all, readable by the kiosk's own user only.

    Its last word is `saved`; a slip of the same name is replaced. Slips do not stay for ever:
    `delete_slips`.
    """

    folder: Path
    paper: str = "a4"
    limit_seconds: float = 15.0

    confirms: ClassVar[Confirmation] = "saved"

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
        """Save a PDF; yields `accepted`, `sending`, then `saved`, `failed` or `unknown`."""
        if not _NAME.fullmatch(job_name):
            yield JobUpdate("failed", "A job name may hold letters, digits and dashes only.")
            return
        yield JobUpdate("accepted")
        yield JobUpdate("sending")
        try:
            async with asyncio.timeout(self.limit_seconds):
                await asyncio.to_thread(self._save, pdf, job_name)
        except TimeoutError:
            yield JobUpdate("unknown", "folder-does-not-answer")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield JobUpdate("failed", f"folder-not-writable ({reason}: {self.folder})")
        else:
            yield JobUpdate("saved")

    async def status(self) -> PrinterStatus:
        """Return whether the folder can be written to."""
        writable = await asyncio.to_thread(self._is_writable)
        return PrinterStatus(str(self.folder), () if writable else ("folder-not-writable",))

    async def settle(self, job_name: str, number: str) -> JobUpdate | None:  # noqa: ARG002 - a folder gives no numbers
        """Nothing waits in a folder; whether this job's file is there, only its time would tell."""
        return None

    def _is_writable(self) -> bool:
        there = next(one for one in (self.folder, *self.folder.parents) if one.exists())
        return there.is_dir() and os.access(there, os.W_OK | os.X_OK)

    def _save(self, pdf: bytes, job_name: str) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self.folder / f".{job_name}-{secrets.token_hex(4)}.part"
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.folder / f"{job_name}.pdf")
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def delete_slips(folder: Path, older_than: datetime) -> int:
    """
    Delete saved slips that are older than a moment (with its zone), and halves of slips.

    Only files named after a referral code are touched; returns how many went.

    Raises:
        PrintError: The folder cannot be read or written to.
    """
    count = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not _is_slip(entry.name) or not entry.is_file(follow_symlinks=False):
                    continue
                if entry.stat(follow_symlinks=False).st_mtime < older_than.timestamp():
                    Path(entry.path).unlink(missing_ok=True)
                    count += 1
    except FileNotFoundError:
        return count
    except OSError as error:
        message = (
            f"Old slips in {folder} cannot be deleted: {error.strerror}. Give the kiosk the "
            "rights to that folder again, or delete them by hand."
        )
        raise PrintError(message) from error
    return count


def _is_slip(name: str) -> bool:
    found = _OURS.fullmatch(name)
    if found is None:
        return False
    try:
        parse_code(found["draft"] or found["slip"])
    except ReferralCodeError:
        return False
    return True
