"""
Speech behind the `Speaker` port: a recorded clip where the pack has one, else espeak-ng.

What is said goes to espeak-ng through a pipe, never through its arguments, which every
process on a machine can read. A machine without sound or without espeak-ng stays silent; the
screen says everything anyway.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

SPEEDS = (50, 70, 85, 100, 120, 145, 170, 200)
"""Percent of normal; espeak-ng changes speed without changing pitch."""
NORMAL_SPEED = 100
NORMAL_WORDS_A_MINUTE = 150
LOUDNESS = {1: 20, 2: 45, 3: 80, 4: 125, 5: 190}
"""espeak-ng amplitude (0-200) by step; neighbours differ by 4-7 dB, less than the 10 allowed."""
NORMAL_VOLUME = 3


class Voice:
    """How fast and how loud, for one visitor."""

    def __init__(self, speed: int = NORMAL_SPEED, volume: int = NORMAL_VOLUME) -> None:
        """Start as the settings of this kiosk say."""
        self._default = (speed, volume)
        self.speed, self.volume = self._default

    def change_speed(self, steps: int) -> None:
        """Go slower or faster by steps."""
        nearest = min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - self.speed))
        self.speed = SPEEDS[min(max(0, nearest + steps), len(SPEEDS) - 1)]

    def change_volume(self, steps: int) -> None:
        """Go softer or louder by steps."""
        self.volume = min(max(min(LOUDNESS), self.volume + steps), max(LOUDNESS))

    def reset(self) -> None:
        """Back to the settings of this kiosk."""
        self.speed, self.volume = self._default


class EspeakSpeaker(QObject):
    """Says one text at a time."""

    speakingChanged = Signal(bool)  # noqa: N815 - Qt's way of naming signals

    def __init__(
        self,
        voice: Voice,
        voices: Mapping[str, str],
        clip: Callable[[str, str], Path | None],
        parent: QObject | None = None,
    ) -> None:
        """
        Take the voice, espeak-ng's voice names by language, and where clips are found.

        `clip(text_id, language)` returns a sound file or None.
        """
        super().__init__(parent)
        self._voice = voice
        self._voices = voices
        self._clip = clip
        self._program = shutil.which("espeak-ng")
        self._process: QProcess | None = None
        self._player: QObject | None = None

    def say(self, text_id: str, text: str, language: str) -> None:
        """Say a text, or play its clip; what was being said stops."""
        self.stop()
        if text_id and (clip := self._clip(text_id, language)) is not None:
            self._play(clip)
        elif self._program and text.strip():
            self._speak(text, self._voices.get(language, language))

    def stop(self) -> None:
        """Be silent at once."""
        if self._process is not None:
            process, self._process = self._process, None
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            process.kill()
            process.waitForFinished(200)
            process.deleteLater()
            self._tell(speaking=False)
        if self._player is not None:
            player, self._player = self._player, None
            player.stop()  # type: ignore[attr-defined]  # QMediaPlayer, loaded late
            player.deleteLater()
            self._tell(speaking=False)

    def _tell(self, *, speaking: bool) -> None:
        self.speakingChanged.emit(speaking)

    def _speak(self, text: str, voice: str) -> None:
        process = QProcess(self)
        rate = NORMAL_WORDS_A_MINUTE * self._voice.speed // NORMAL_SPEED
        amplitude = LOUDNESS[self._voice.volume]
        process.setProgram(str(self._program))
        process.setArguments(["-v", voice, "-s", str(rate), "-a", str(amplitude), "--stdin"])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(self.stop)
        process.errorOccurred.connect(self.stop)
        self._process = process
        process.start()
        process.write(text.encode())
        process.closeWriteChannel()
        self._tell(speaking=True)

    def _play(self, clip: Path) -> None:
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - sound is loaded when first heard
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer  # noqa: PLC0415 - as above

        player = QMediaPlayer(self)
        output = QAudioOutput(player)
        output.setVolume(LOUDNESS[self._voice.volume] / max(LOUDNESS.values()))
        player.setAudioOutput(output)
        player.setPlaybackRate(self._voice.speed / NORMAL_SPEED)
        player.setSource(QUrl.fromLocalFile(str(clip)))
        player.mediaStatusChanged.connect(self._clip_ended)
        self._player = player
        player.play()
        self._tell(speaking=True)

    def _clip_ended(self, status: object) -> None:
        from PySide6.QtMultimedia import QMediaPlayer  # noqa: PLC0415 - as above

        over = (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia)
        if status in over:
            self.stop()


class SilentSpeaker:
    """Says nothing: for kiosks whose settings switch speech off."""

    def say(self, text_id: str, text: str, language: str) -> None:
        """Stay silent."""

    def stop(self) -> None:
        """Stay silent."""
