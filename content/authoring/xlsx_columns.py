"""The columns of a translator's spreadsheet; they are found again by these names."""

from typing import Final

SHEET: Final = "Translation"
ABOUT: Final = "About"
FORMAT: Final = "registration-kiosk translation 1"

ID: Final = "Id"
FORM: Final = "Form"
WHERE: Final = "Where it shows"
SCREENSHOT: Final = "Screenshot"
SOURCE: Final = "Dutch (source)"
REFERENCE: Final = "English (for reference)"
TRANSLATION: Final = "Translation"
SETTLED: Final = "Still right?"
NOTES: Final = "Notes"
FINGERPRINT: Final = "Fingerprint of the Dutch"

WIDTHS: Final = {
    ID: 30,
    FORM: 16,
    WHERE: 24,
    SCREENSHOT: 22,
    SOURCE: 46,
    REFERENCE: 46,
    TRANSLATION: 46,
    SETTLED: 12,
    NOTES: 40,
    FINGERPRINT: 16,
}
"""Every column, in order, with its width in characters."""

OPEN: Final = (TRANSLATION, SETTLED)
"""What a translator may write in; the rest of the sheet is protected."""
READ: Final = (ID, FORM, TRANSLATION, SETTLED, FINGERPRINT)
"""What is read again."""
YES: Final = "yes"
