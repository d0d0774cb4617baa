"""Speech through a real espeak-ng: by a pipe, one sentence at a time, silent at once."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.speech import SPEEDS, EspeakSpeaker, SilentSpeaker, Voice

SENTENCE = "No one is told that you were here. " * 5


def speaker(voice: Voice | None = None) -> EspeakSpeaker:
    """Return a speaker without recorded clips."""
    return EspeakSpeaker(voice or Voice(), {"en": "en-gb"}, lambda _text_id, _language: None)


def arguments_of_children() -> list[str]:
    """Return the command lines of all that this process has started."""
    found = []
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        for child in (task / "children").read_text(encoding="utf-8").split():
            found.append(Path(f"/proc/{child}/cmdline").read_bytes().decode())  # noqa: PERF401
    return found


def nobody_speaks() -> bool:
    """Whether no program of ours speaks; tests before this one may have left others."""
    return not any("espeak-ng" in line for line in arguments_of_children())


def test_a_sentence_is_no_argument_of_the_program(qtbot: QtBot) -> None:
    """Every process on a machine can read arguments."""
    said = speaker()
    said.say("", SENTENCE, "en")
    qtbot.waitUntil(lambda: any("espeak-ng" in line for line in arguments_of_children()))
    assert not any("told" in line for line in arguments_of_children())
    said.stop()
    qtbot.waitUntil(nobody_speaks)


def test_a_new_sentence_ends_the_one_before(qtbot: QtBot) -> None:
    """Two voices at once help nobody."""
    told: list[bool] = []
    said = speaker()
    said.speakingChanged.connect(told.append)
    said.say("", SENTENCE, "en")
    said.say("", SENTENCE, "en")
    said.stop()
    assert told == [True, False, True, False]
    qtbot.waitUntil(nobody_speaks)


def test_without_the_program_it_stays_silent(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """The screen says everything anyway."""
    qtbot.waitUntil(nobody_speaks)  # who was silenced before may linger
    monkeypatch.setenv("PATH", "")
    said = speaker()
    said.say("", SENTENCE, "en")
    assert nobody_speaks()
    said.stop()


def test_silence_that_was_chosen_is_silence() -> None:
    """Also when it is asked to stop."""
    SilentSpeaker().say("", SENTENCE, "en")
    SilentSpeaker().stop()


def test_speed_and_volume_stay_within_what_can_be_followed() -> None:
    """50 to 200 percent in eight steps, five volumes; the next visitor starts anew."""
    voice = Voice()
    for _ in range(20):
        voice.change_speed(1)
        voice.change_volume(1)
    assert (voice.speed, voice.volume) == (max(SPEEDS), 5)
    for _ in range(20):
        voice.change_speed(-1)
        voice.change_volume(-1)
    assert (voice.speed, voice.volume) == (min(SPEEDS), 1)
    voice.reset()
    assert (voice.speed, voice.volume) == (100, 3)
