"""What the first slip of a day would wait for is loaded before: fonts, pictograms, QR shapes."""

from datetime import date

from kiosk.slip import Pair, Reminder, Slip, SlipPart
from printing.slips import render_slip

_WORDS = Pair("\u0645\u0639 A", "A")
_LONG = "As long as the sentence that phones show: the shape of its QR code is kept."


def warm_up() -> None:
    """
    Set a slip that says nothing, in the two scripts with their own fonts.

    Raises:
        FontsMissingError: A family that every slip needs is not installed.
    """
    part = SlipPart("info", _WORDS, (_WORDS,), rank=0, listed=True)
    nothing = Slip(
        language="ar",
        right_to_left=True,
        title="",
        language_names=_WORDS,
        pictogram="house",
        headline=_WORDS,
        parts=(part,),
        code="0000000000",
        code_text="0",
        show_code=_WORDS,
        reminder=Reminder(date(2000, 1, 1), _LONG, _WORDS, _WORDS),
        footer=_WORDS,
    )
    render_slip(nothing, "a4")
