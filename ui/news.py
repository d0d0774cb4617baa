"""Asking for newer packs in the background, as often as kiosk.toml says."""

import asyncio
import logging
from secrets import SystemRandom
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.records.clock import SystemClock
from ui.packs import installed_packs

if TYPE_CHECKING:
    from kiosk.settings import Settings

log = logging.getLogger(__name__)

SECONDS_A_MINUTE = 60


async def ask_for_news(settings: "Settings") -> None:
    """
    Install newer packs whenever there are any; ends when it is cancelled.

    New visits start on them (`ui.changeover`). The first question comes at a moment of its own,
    so that a thousand kiosks switched on together do not ask together.
    """
    if not settings.content.source:
        await asyncio.Event().wait()
    pause = settings.content.check_minutes * SECONDS_A_MINUTE
    await asyncio.sleep(SystemRandom().uniform(0, pause))
    while True:
        await asyncio.to_thread(_install_news, settings)
        await asyncio.sleep(pause)


def _install_news(settings: "Settings") -> None:
    from content.trust.installing import AUTOMATIC  # noqa: PLC0415 - TUF: not for the first screen
    from content.trust.updating import read_root, update  # noqa: PLC0415 - as above

    content = settings.content
    try:
        entry = update(
            installed_packs(settings),
            content.source,
            municipality=content.municipality,
            root=read_root(content.root),
            by=AUTOMATIC,
            now=SystemClock().now,
        )
    except KioskError as error:
        log.warning("%s", error)
        return
    except Exception as error:  # noqa: BLE001 - one odd file must not end the asking for good
        log.error("Newer content could not be looked at (%s).", type(error).__name__)  # noqa: TRY400 - what a stranger's file says does not go into the log
        return
    if entry is not None and entry.packs is not None:
        log.info("Installed %s.", entry.packs.name)
