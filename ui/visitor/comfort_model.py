"""Text size, contrast, movement, speed and loudness: chosen by each visitor, for that visit."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.qt import Property, QmlUncreatable
from ui.speech import Voice
from ui.visitor.stage import Stage

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

TEXT_STEPS = 4
DEFAULT_TEXT_STEP = 1


@QmlElement
@QmlUncreatable("Made by the visit")
class ComfortModel(QObject):
    """What one visitor has chosen to see and hear; back to the defaults for the next."""

    changed = Signal()

    def __init__(self, stage: Stage, voice: Voice, less_movement: bool, parent: QObject) -> None:
        """Start with the defaults of this kiosk."""
        super().__init__(parent)
        self._stage = stage
        self._voice = voice
        self._default_less_movement = less_movement
        self._reset()
        stage.wiped.connect(self._reset)

    @Property(int, notify=changed)
    def textStep(self) -> int:
        """0 to 3."""
        return self._text_step

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        """Black, white and yellow."""
        return self._high_contrast

    @Property(bool, notify=changed)
    def lessMovement(self) -> bool:
        """Nothing slides."""
        return self._less_movement

    @Property(int, notify=changed)
    def speed(self) -> int:
        """Percent of the normal speed of speech, 50 to 200."""
        return self._voice.speed

    @Property(int, notify=changed)
    def volume(self) -> int:
        """Loudness in steps, 1 to 5."""
        return self._voice.volume

    @Slot(int)
    def setTextStep(self, step: int) -> None:
        """Choose a text size."""
        self._text_step = min(max(0, step), TEXT_STEPS - 1)
        self.changed.emit()

    @Slot(bool)
    def setHighContrast(self, on: bool) -> None:
        """Choose the colours."""
        self._high_contrast = on
        self.changed.emit()

    @Slot(bool)
    def setLessMovement(self, on: bool) -> None:
        """Choose whether screens slide."""
        self._less_movement = on
        self.changed.emit()

    @Slot(int)
    def changeSpeed(self, steps: int) -> None:
        """Speak slower or faster, and let it be heard."""
        self._voice.change_speed(steps)
        self._sound()

    @Slot(int)
    def changeVolume(self, steps: int) -> None:
        """Speak softer or louder, and let it be heard."""
        self._voice.change_volume(steps)
        self._sound()

    def _sound(self) -> None:
        self.changed.emit()
        self._stage.speak(self._stage.words.text("welcome.promise"), "welcome.promise")

    @Slot()
    def _reset(self) -> None:
        self._text_step = DEFAULT_TEXT_STEP
        self._high_contrast = False
        self._less_movement = self._default_less_movement
        self._voice.reset()
        self.changed.emit()
