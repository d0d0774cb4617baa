"""QR codes: the referral code for the clerk's scanner, the reminder for the visitor's phone."""

from dataclasses import dataclass
from datetime import timedelta

import segno

from kiosk.slip import Reminder, Slip
from printing.qr_mask import easiest_to_scan

QUIET = 4
"""Modules of white on each side that a scanner needs (ISO/IEC 18004)."""

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code: rows of modules from the top, True is dark; without the quiet zone."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """Modules a side."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Symbols:
    """The QR codes of one slip, made once for all sizes of type."""

    code: Symbol
    reminder: Symbol | None


def symbols_of(slip: Slip) -> Symbols:
    """Return the QR codes of a slip."""
    reminder = reminder_symbol(slip.reminder) if slip.reminder else None
    return Symbols(code_symbol(slip.code), reminder)


def code_symbol(code: str) -> Symbol:
    """Return the code, ungrouped and nothing else, with the strongest error correction (H)."""
    return _symbol(code, "h")


def reminder_symbol(reminder: Reminder) -> Symbol:
    """Return a reminder as a calendar entry that phones offer to keep."""
    return _symbol(calendar_text(reminder), "m")


def calendar_text(reminder: Reminder) -> str:
    """
    Return a whole-day event as phones read it from a QR code (RFC 5545).

    UID, DTSTAMP and PRODID, which only servers need, would make the modules too small to scan.
    Lines are not folded: phones do not all unfold them.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"SUMMARY:{_escaped(reminder.title)}",
        f"DTSTART;VALUE=DATE:{reminder.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{reminder.on + timedelta(days=1):%Y%m%d}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines)


def _escaped(text: str) -> str:
    """Return a text value as RFC 5545 3.3.11 writes it, without isolate marks."""
    text = " ".join(text.translate(_ISOLATES).split())
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _symbol(text: str, error: str) -> Symbol:
    """Return a text with an error correction (`l`, `m`, `q`, `h`)."""
    made = segno.make_qr(text, error=error, encoding="utf-8", boost_error=False, mask=0)
    return Symbol(easiest_to_scan(made))
