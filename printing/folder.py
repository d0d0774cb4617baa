"""A printer that is a folder: each slip becomes a PDF file, and nothing claims to be paper."""

import asyncio
import os
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.ports import JobUpdate

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """
    Writes `<job name>.pdf`, whole or not at all, readable by the kiosk's own user only.

    Its last word is `saved`; a slip of the same name is replaced.
    """

    folder: Path
    paper: str = "a4"
    limit_seconds: float = 15.0

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncIterator[JobUpdate]:
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
            yield JobUpdate("unknown", f"The folder {self.folder} did not answer in time.")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield JobUpdate("failed", f"The folder {self.folder} cannot be written to: {reason}.")
        else:
            yield JobUpdate("saved")

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
