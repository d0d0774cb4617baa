"""The settings' words become a printer, or an error that says what to write."""

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from printing.folder import FolderPrinter
from printing.ipp import IppPrinter
from printing.limits import TimeLimits
from printing.printers import printer_from


def test_a_folder_printer_saves_there(tmp_path: Path) -> None:
    printer = printer_from("folder", folder=tmp_path, paper="a6")
    assert printer == FolderPrinter(tmp_path, "a6")
    assert printer.paper == "a6"


def test_an_ipp_printer_has_its_address_and_limits() -> None:
    limits = TimeLimits(job_seconds=30)
    printer = printer_from("ipp", address="ipp://printer.local:631/ipp/print", limits=limits)
    assert printer == IppPrinter("ipp://printer.local:631/ipp/print", "a4", limits)


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("fodler", {}, '"folder" or "ipp"; you wrote "fodler"'),
        ("folder", {}, "must say where slips are saved"),
        ("ipp", {"address": "http://printer"}, "must begin with ipp:// or ipps://"),
        ("ipp", {"address": "ipp://printer", "paper": "letter"}, "one of a4, a6"),
    ],
)
def test_what_no_printer_can_be_made_of_is_an_error(
    kind: str, options: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        printer_from(kind, address=options.get("address", ""), paper=options.get("paper", "a4"))
