"""Whole slips of realistic length in 21 languages, for tests of paper and printers."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from kiosk.slip import Pair, Reminder, Slip, SlipPart

CODE = "K7Q42M9XHT"
CODE_TEXT = "K7Q-42M-9XHT"
PHONE = "14 020"
FOREIGN_PHONE = "+31 20 624 1111"
LONGEST_RANK = 6

LANGUAGES = ("nl", "en", "pl", "ar")
"""Those with a catalogue."""

ALL_LANGUAGES = (
    *("nl", "en", "pl", "bg", "ro", "es", "it", "hu", "uk", "tr", "pt"),
    *("ar", "fr", "de", "el", "lt", "lv", "sk", "cs", "hr", "ru"),
)
"""Those that the kiosk is meant for, the most needed first; a file each in `slip_texts`."""

_TEXTS = Path(__file__).parent / "slip_texts"
_HOURS = "ma-vr 09:00-17:00"
_FSI, _PDI = "\u2068", "\u2069"


@cache
def sentences_of(language: str) -> dict[str, str]:
    """Return the test sentences of a language by name, with their values filled in."""
    texts = tomllib.loads((_TEXTS / f"{language}.toml").read_text("utf-8"))
    values = {"phone": PHONE, "hours": _HOURS, "date": texts["date"]}
    if language == "ar":
        values = {name: f"{_FSI}{value}{_PDI}" for name, value in values.items()}
    return {name: text.format(**values) for name, text in texts.items()}


def full_slip(language: str) -> Slip:
    """Return a slip with every kind of part: a desk, documents, advice, answers, helpers."""
    own, dutch = sentences_of(language), sentences_of("nl")

    def pair(name: str) -> Pair:
        return Pair(own[name], dutch[name])

    def pairs(*names: str) -> tuple[Pair, ...]:
        return tuple(map(pair, names))

    def same(text: str) -> Pair:
        return Pair(text, text)

    papers = pairs("passport", "contract", "birth", "paper")
    answers = pairs("stays", "town", "identity")
    lawyer = same("Juridisch Loket 0800 8020 · juridischloket.nl")
    fair_work = same(f"FairWork {FOREIGN_PHONE} · fairwork.nu")
    place = same("Anton de Komplein 150, Amsterdam")
    return Slip(
        language=language,
        right_to_left=language == "ar",
        title=f"{own['title']} {CODE_TEXT}",
        language_names=pair("name"),
        pictogram="house",
        headline=pair("headline"),
        parts=(
            SlipPart("info", None, pairs("step"), rank=2),
            SlipPart("map-pin", pair("desk"), (place, pair("hours")), 0),
            SlipPart("calendar-check", pair("appointment"), pairs("waiting"), 0),
            SlipPart("identification-card", pair("bring"), papers, 1, listed=True),
            SlipPart("heart", pair("late_title"), pairs("late"), 3),
            SlipPart("identification-badge", pair("bsn_title"), pairs("bsn"), 3),
            SlipPart("first-aid-kit", pair("insurance_title"), pairs("insurance"), 5),
            SlipPart("list-bullets", pair("answers"), answers, 6, listed=True),
            SlipPart("scales", lawyer, pairs("legal_help"), 4),
            SlipPart("handshake", fair_work, pairs("work_help"), 4),
        ),
        code=CODE,
        code_text=CODE_TEXT,
        show_code=pair("show_code"),
        reminder=Reminder(date(2027, 3, 12), own["event"], pair("four_months"), pair("scan")),
        footer=pair("footer"),
    )


def long_slip(language: str, times: int = 4) -> Slip:
    """Return a slip with far more advice than two pages hold."""
    slip = full_slip(language)
    return replace(slip, parts=slip.parts + slip.parts[4:8] * times)
