"""The one loop that windows and asyncio share, and the application object it runs in."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable

from PySide6.QtGui import QGuiApplication

from ui.crashes import tell_in_loop, told_by_kind
from ui.tidying import tidied_here


def prepare_environment() -> None:
    """
    Set what Qt reads before it starts; anything set by an admin stays.

    The software renderer draws a kiosk's flat surfaces faster than OpenGL on a machine
    without a GPU, and no idle time between frames takes 3-5 ms off each tap. JavaScript
    memory is tidied in one go (some 8 ms where much is new, as on the result screen): in steps of
    1 ms while screens are built, the cross check of Qt 6.11 itself
    (`QV4_MM_CROSS_VALIDATE_INCREMENTAL_GC`) found objects in use among those to be let go.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
    os.environ.setdefault("QV4_GC_TIMELIMIT", "0")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    os.environ.setdefault("QT_API", "pyside6")


def application() -> QGuiApplication:
    """Return the one application object, made on first use."""
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        return app
    made = QGuiApplication(sys.argv[:1])
    made.setApplicationName("registration-kiosk")
    made.setApplicationDisplayName("Kiosk")
    return made


def in_window_loop(live: Callable[[], Awaitable[int]]) -> int:
    """Run a coroutine in the one loop that windows and asyncio share; returns what it returns."""
    prepare_environment()
    from qasync import QEventLoop  # noqa: PLC0415 - reads QT_API, which was just set

    async def awaited() -> int:
        asyncio.get_running_loop().set_exception_handler(tell_in_loop)
        return await live()

    app = application()
    with (
        told_by_kind(),
        tidied_here(),
        asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner,
    ):
        return runner.run(awaited())
