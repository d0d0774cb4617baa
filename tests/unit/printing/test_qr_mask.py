"""The mask of a QR code is the one that the standard's points say is easiest to scan."""

import pytest
import segno
from segno.encoder import mask_scores

from kiosk.slip import Reminder
from printing.qr import calendar_text
from printing.qr_mask import easiest_to_scan
from tests.fakes.slips import CODE, full_slip

_OVERLAP = 40
"""segno counts two finder-like stretches that share modules once."""


def points(symbol: segno.QRCode) -> int:
    """Return the points of a symbol as segno counts them, module by module."""
    size = len(symbol.matrix)
    return int(sum(mask_scores(symbol.matrix, size, size)))  # type: ignore[no-untyped-call]


def reminder_of(language: str) -> Reminder:
    """Return the reminder of a slip."""
    return full_slip(language).reminder or pytest.fail("The slip has no reminder.")


@pytest.mark.parametrize(
    ("text", "error"),
    [(CODE, "h"), ("7", "l"), *((calendar_text(reminder_of(tag)), "m") for tag in ("nl", "ar"))],
)
def test_the_mask_is_one_of_the_eight_and_has_the_fewest_points(text: str, error: str) -> None:
    eight = [
        segno.make_qr(text, error=error, encoding="utf-8", boost_error=False, mask=mask)
        for mask in range(8)
    ]
    by_rows = {tuple(tuple(map(bool, row)) for row in one.matrix): points(one) for one in eight}
    chosen = by_rows[easiest_to_scan(eight[0])]
    assert chosen - min(by_rows.values()) <= 2 * _OVERLAP
    assert chosen < max(by_rows.values()) - 2 * _OVERLAP
