"""QR codes hold the code alone, and an event that phones understand."""

from datetime import date

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.referral import ALPHABET
from kiosk.slip import Pair, Reminder
from printing.qr import QUIET, Symbol, calendar_text, code_symbol, reminder_symbol

NOTHING = Pair("", "")


def scanned(symbol: Symbol) -> str:
    """Return what a scanner reads."""
    side = symbol.size + 2 * QUIET
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(symbol.rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + QUIET, y + QUIET), 0 if dark else 255)
    found = zxingcpp.read_barcodes(picture.resize((side * 4, side * 4), Image.Resampling.NEAREST))
    assert len(found) == 1
    return found[0].text


@given(st.text(alphabet=ALPHABET, min_size=10, max_size=10))
def test_a_code_is_scanned_back_and_nothing_else(code: str) -> None:
    assert scanned(code_symbol(code)) == code


def test_a_code_takes_the_smallest_symbol_with_the_strongest_correction() -> None:
    assert code_symbol("K7Q42M9XHT").size == 21


def test_a_reminder_is_a_whole_day_event() -> None:
    reminder = Reminder(date(2027, 12, 31), "Nog hier? Schrijf u in, nu; BRP", NOTHING, NOTHING)
    assert calendar_text(reminder).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "SUMMARY:Nog hier? Schrijf u in\\, nu\\; BRP",
        "DTSTART;VALUE=DATE:20271231",
        "DTEND;VALUE=DATE:20280101",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_reminder_in_arabic_is_scanned_back_without_marks_of_direction() -> None:
    title = "ما زلت في \u2068Amsterdam\u2069؟ سجّل نفسك (BRP/GBA)."
    reminder = Reminder(date(2027, 3, 12), title, NOTHING, NOTHING)
    text = scanned(reminder_symbol(reminder))
    assert text == calendar_text(reminder)
    assert "SUMMARY:ما زلت في Amsterdam؟ سجّل نفسك (BRP/GBA)." in text
