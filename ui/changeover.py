"""
Other content between two visits: the next kiosk opens over the one on the glass.

A visit always ends on the pack it started with. Only while nobody is there (the welcome screen,
untouched since the last wipe) is the source asked what is active now.
"""

import asyncio
import logging
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.ports import PackFolders, PackSource
from ui.packs import Content, prove_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtQuick import QQuickWindow

    from ui.app import Kiosk

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 15.0
FIRST_FRAME_SECONDS = 3.0
"""How long the old window waits for the new one to be drawn; nobody draws on a dark screen."""


class Changeover:
    """Holds the kiosk that is on the glass, and replaces it when its source has other content."""

    def __init__(
        self,
        first: "Kiosk",
        packs: PackSource,
        cache: "Path",
        tell: "Callable[[Kiosk], None]" = lambda _: None,
    ) -> None:
        """
        Take a kiosk whose window is open; `tell` hears of each one that is opened after it.

        `cache` is the folder for compiled words.
        """
        self.kiosk = first
        self._packs = packs
        self._cache = cache
        self._tell = tell
        self._refused: set[str] = set()
        self._no_source = ""
        self._proven: Content | None = None
        self._wiped = asyncio.Event()
        self._jobs: set[asyncio.Task[None]] = set()
        first.visitor.wiped.connect(self._wiped.set)

    async def follow(self) -> None:
        """Look after each wipe and every few seconds; ends when it is cancelled."""
        while True:
            # Not `wait_for`: that of Python 3.11 may lose a cancellation.
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS_BETWEEN_LOOKS):
                    await self._wiped.wait()
            self._wiped.clear()
            if self.kiosk.visitor.untouched:
                await self.look()

    async def look(self) -> bool:
        """
        Ask what is active now, and change to it; returns whether the kiosk has changed.

        Content that is refused is told once in the log; the kiosk goes on with what it has.
        """
        folders = await self._active_now()
        here = self.kiosk.content
        if folders is None or folders.mark == here.folders.mark or folders.mark in self._refused:
            return False
        try:
            content = await self._proved(folders)
            # Somebody may have come while the pack was being proven: theirs is the old one.
            if not self.kiosk.visitor.untouched:
                return False
            await self._change(content)
        except KioskError as error:
            self._refused.add(folders.mark)
            log.error("%s", refusal(error, here.pack.version))  # noqa: TRY400 - for an admin
            return False
        return True

    async def finished(self) -> None:
        """Wait for slips of earlier visits that are still on their way (closing the kiosk)."""
        await self.kiosk.visitor.slip.finished()
        if self._jobs:
            await asyncio.wait(self._jobs)

    async def _active_now(self) -> PackFolders | None:
        try:
            folders = await asyncio.to_thread(self._packs.current)
        except KioskError as error:
            said = refusal(error, self.kiosk.content.pack.version)
            if said != self._no_source:
                log.error("%s", said)  # noqa: TRY400 - an admin needs the sentence, not the trace
            self._no_source = said
            return None
        self._no_source = ""
        return folders

    async def _proved(self, folders: PackFolders) -> Content:
        if self._proven is None or self._proven.folders != folders:
            self._proven = await asyncio.to_thread(prove_content, folders, self._cache)
        return self._proven

    async def _change(self, content: Content) -> None:
        """Open the next window, wait until it is drawn, and only then take the old one away."""
        start = monotonic()
        old = self.kiosk
        new = old.next(content)
        self.kiosk, self._proven = new, None
        self._tell(new)
        new.visitor.wiped.connect(self._wiped.set)
        try:
            if new.window is not None:
                await drawn(new.window)
        finally:
            job = asyncio.get_running_loop().create_task(old.visitor.slip.finished())
            self._jobs.add(job)
            job.add_done_callback(self._jobs.discard)
            old.leave()
            if new.window is not None:
                new.window.requestActivate()
        took = round((monotonic() - start) * 1000)
        log.info("the content is %s now; the change took %d ms", content.pack.version, took)


async def drawn(window: "QQuickWindow") -> None:
    """Wait until a window has drawn its first frame, or is known never to draw one."""
    frame = asyncio.Event()
    window.frameSwapped.connect(frame.set)
    window.update()
    try:
        async with asyncio.timeout(FIRST_FRAME_SECONDS):
            await frame.wait()
    except TimeoutError:
        log.info("the new window was not drawn within %g s", FIRST_FRAME_SECONDS)
    finally:
        window.frameSwapped.disconnect(frame.set)


def refusal(error: KioskError, version: str) -> str:
    """Return one line about content that cannot be used; `version` is what stays on the screen."""
    first, *more = str(error).splitlines() or [type(error).__name__]
    others = f" (and {len(more)} more faults)" if more else ""
    return (
        f"The new content is refused; the kiosk goes on with {version}: {first}{others}."
        " See all of it with: python main.py content check"
    )
