"""Nobody there any more: a warning with a countdown, then everything is wiped."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement

from ui.qt import Property, QmlUncreatable
from ui.visitor.stage import Stage

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

SECOND = 1000
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)


@QmlElement
@QmlUncreatable("Made by the visit")
class IdleModel(QObject):
    """
    Watches every touch and key of the application.

    Times are seconds: `idle` without a sign of life, then `countdown` visible ones; the end
    screen waits `end` instead of `idle`.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, stage: Stage, idle: int, countdown: int, end: int, parent: QObject) -> None:
        """Start watching."""
        super().__init__(parent)
        self._stage = stage
        self._idle, self._countdown, self._end = idle, countdown, end
        self._left = 0
        self._touched = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._warn)
        self._ticking = QTimer(self)
        self._ticking.setInterval(SECOND)
        self._ticking.timeout.connect(self._tick)
        stage.changed.connect(self._restart)
        stage.wiped.connect(self._forget_touches)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._restart()

    @property
    def touched(self) -> bool:
        """Whether there was a sign of life since the last wipe."""
        return self._touched

    def wait_only(self, *, idle: int, countdown: int, end: int) -> None:
        """Wait these seconds from now on."""
        self._idle, self._countdown, self._end = idle, countdown, end
        self._restart()

    @Property(bool, notify=changed)
    def warning(self) -> bool:
        """Whether the countdown is on the screen."""
        return self._left > 0

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        """Seconds until the wipe."""
        return self._left

    @Property(int, notify=changed)
    def countdown(self) -> int:
        """Seconds the countdown starts from."""
        return self._countdown

    @Property(str, notify=changed)
    def text(self) -> str:
        """The countdown in words."""
        return self._stage.words.count("idle.countdown", self._left) if self._left else ""

    @Slot()
    def goOn(self) -> None:
        """Somebody is there."""
        self._stage.around.speaker.stop()
        self._restart()

    @Slot()
    def clear(self) -> None:
        """Wipe now."""
        self._finish()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """
        Take any touch or key as a sign of life; the warning itself asks for its own tap.

        A key that repeats by itself is none: a thing that lies on a keyboard, or a key that
        sticks, must not keep a visit on the screen.
        """
        if event.type() in SIGNS_OF_LIFE and not self._left:
            held = isinstance(event, QKeyEvent) and event.isAutoRepeat()
            if not held:
                self._touched = True
                self._waiting.start()
        return False

    @Slot()
    def _forget_touches(self) -> None:
        self._touched = False

    @Slot()
    def _restart(self) -> None:
        self._left = 0
        self._ticking.stop()
        seconds = self._end if self._stage.session.screen == "end" else self._idle
        self._waiting.start(seconds * SECOND)
        self.changed.emit()

    @Slot()
    def _warn(self) -> None:
        if self._stage.session.screen == "welcome":
            self._finish()
            return
        self._left = self._countdown
        self._ticking.start()
        self.changed.emit()
        words = self._stage.words
        self._stage.speak(f"{words.text('idle.title')} {self.text}", "idle.title")

    @Slot()
    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._finish()
        else:
            self.changed.emit()

    def _finish(self) -> None:
        self._stage.wipe()
        self._restart()
        self.ended.emit()
