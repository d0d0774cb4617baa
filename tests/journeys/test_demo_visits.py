"""The three visits of the demo, in the real window: what they leave, and what they take along."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from kiosk.referral import grouped
from kiosk.slip import headline_id
from kiosk.stay import months_later
from tests.journeys.slip_reading import qr_codes_on, words_on
from tests.journeys.station import Station
from ui.demo.player import Player
from ui.demo.visits import VISITS


@dataclass(frozen=True)
class Left:
    """What a visit leaves: the record in clear, and what the desk opens."""

    route: str
    language: str
    category_16: Mapping[str, str] | None
    category_17: Mapping[str, str | None] | None
    reminds: bool


LEFT = {
    "1-ten-weeks-polish": Left(
        "rni", "pl", None, {"telephone": "+31612345678", "email": "ana@gmail.com"}, reminds=True
    ),
    "2-fourteen-months-in-rni": Left(
        "gba",
        "en",
        {
            "street": "Bargelaan",
            "house_number": "190",
            "house_letter": "",
            "house_number_addition": "",
            "postcode": "2333CW",
            "town": "Leiden",
        },
        None,
        reminds=False,
    ),
    "3-without-address-arabic": Left("gba_briefadres", "ar", None, None, reminds=False),
}


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_leaves_a_sealed_record_and_takes_a_slip_along(station: Station, name: str) -> None:
    """The record says what was decided and no more; the slip says it in two languages."""
    left = LEFT[name]

    async def journey(player: Player) -> None:
        await VISITS[name](player)
        outcome = player.kiosk.visitor.session.outcome
        assert outcome is not None
        station.keep["today"] = player.kiosk.later.clock.now().date()
        station.keep["headlines"] = [
            player.kiosk.catalogues.get(tag).text(headline_id(outcome))
            for tag in (left.language, "nl")
        ]
        station.keep["code"] = player.code()
        await player.see("end.folder_title")

    station.visit(journey)
    code = station.keep["code"].replace("-", "")
    check_record(station, code, left)
    check_slip(station, code, left)


def check_record(station: Station, code: str, left: Left) -> None:
    """A folder confirms no paper, so the record stays `kept`; the desk opens the rest."""
    (row,) = station.rows()
    assert (row["code"], row["route"], row["language"]) == (code, left.route, left.language)
    assert row["state"] == "kept"
    assert (row["sealed"] is None) == (left.category_16 is None and left.category_17 is None)
    opened = station.open_at_desk(grouped(code))
    today = station.keep["today"]
    address = left.category_16 and {**left.category_16, "from_date": today.isoformat()}
    assert opened["category_16"] == address
    assert opened["category_17"] == left.category_17
    assert opened["preferred_language"] == (left.language if left.category_17 else None)
    assert (opened["answers"] is None) == (row["sealed"] is None)
    assert opened["state"] == station.rows()[0]["state"] == "received"


def check_slip(station: Station, code: str, left: Left) -> None:
    """Both languages, the desk, the code; the phone's reminder where four months matter."""
    pdf = (station.slips / f"{code}.pdf").read_bytes()
    words = words_on(pdf)
    for headline in station.keep["headlines"]:
        # Poppler takes brackets out of an Arabic line in its own order.
        assert {word for word in headline.split() if "(" not in word and ")" not in word} <= words
    assert {"Anton", "de", "Komplein", "150,", "Amsterdam", "Nederlands"} <= words
    assert grouped(code) in words
    found = qr_codes_on(pdf)
    assert code in found
    entries = [text for text in found if text.startswith("BEGIN:VCALENDAR")]
    assert len(entries) == left.reminds
    for entry in entries:
        assert f"DTSTART;VALUE=DATE:{four_months_on(station.keep['today']):%Y%m%d}" in entry


def four_months_on(arrival: date) -> date:
    """Return the day on which four months are over."""
    return months_later(arrival, 4)
