"""The settings' words become a printer, or an error that says what to write."""

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import parse_settings
from printing.escpos import EscposPrinter
from printing.folder import FolderPrinter
from printing.ipp import IppPrinter
from printing.limits import TimeLimits
from printing.printers import kind_of, printer_from, printer_of


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
        ("fodler", {}, '"folder" or "ipp" or "cups" or "escpos"; you wrote "fodler"'),
        ("folder", {}, "must say where slips are saved"),
        ("ipp", {"address": "http://printer"}, "must begin with ipp:// or ipps://"),
        ("ipp", {"address": "ipp://printer", "paper": "letter"}, "one of a4, a6"),
        ("ipp", {"address": "ipps://printer", "fingerprint": "12:34"}, "64 hexadecimal digits"),
        ("cups", {"address": ""}, "the name of a print queue"),
        ("cups", {"address": "two words"}, "the name of a print queue"),
        ("cups", {"address": "Balie", "paper": "receipt80"}, "one of a4, a6"),
        ("ipp", {"address": "ipp://printer:99999/ipp/print"}, "no port from 1 to 65535"),
        ("ipp", {"address": "ipps://printer:print/"}, "no port from 1 to 65535"),
        ("ipp", {"address": "ipp://[::1/ipp/print"}, "no machine in it"),
        ("ipp", {"address": "ipp://balie..local/"}, "no machine in it"),
        ("ipp", {"address": "ipp:///ipp/print"}, "no machine in it"),
        ("cups", {"address": "ipp://server:0/printers/Balie"}, "no port from 1 to 65535"),
        ("escpos", {"address": "tcp://:9100", "paper": "receipt80"}, "no machine in it"),
        ("escpos", {"address": "ipp://printer"}, "tcp:// or /dev/"),
        ("escpos", {"address": "tcp://printer:9100", "paper": "a4"}, "receipt80 or receipt58"),
    ],
)
def test_what_no_printer_can_be_made_of_is_an_error(
    kind: str, options: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        printer_from(
            kind,
            address=options.get("address", ""),
            paper=options.get("paper", "a4"),
            fingerprint=options.get("fingerprint", ""),
        )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("ipp://printer.local/ipp/print", "ipp"),
        ("ipps://printer.local/ipp/print", "ipp"),
        ("ipp://server:631/printers/Balie", "cups"),
        ("Balie", "cups"),
        ("tcp://192.0.2.10:9100", "escpos"),
        ("/dev/usb/lp0", "escpos"),
        ("/srv/slips", "folder"),
    ],
)
def test_an_address_tells_the_kind_of_printer(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_the_settings_make_the_printer_with_all_their_limits() -> None:
    written = (
        '[printer]\nkind = "escpos"\naddress = "tcp://192.0.2.10:9100"\npaper = "receipt58"\n'
        "connect_seconds = 2\nanswer_seconds = 3\nsend_seconds = 4\nprint_seconds = 50\n"
    )
    printer = printer_of(parse_settings(written, Path()).printer)
    limits = TimeLimits(connect_seconds=2, send_seconds=4, answer_seconds=3, job_seconds=50)
    assert printer == EscposPrinter("tcp://192.0.2.10:9100", "receipt58", limits)
    assert printer.confirms == "printed"


@pytest.mark.parametrize(
    ("kind", "confirms"),
    [("folder", "saved"), ("ipp", "printed"), ("cups", "handed over"), ("escpos", "printed")],
)
def test_each_kind_says_the_most_it_can_confirm(kind: str, confirms: str) -> None:
    address = {"ipp": "ipp://p/ipp/print", "cups": "Balie", "escpos": "tcp://p"}.get(kind, "")
    paper = "receipt80" if kind == "escpos" else "a4"
    assert printer_from(kind, folder=Path(), address=address, paper=paper).confirms == confirms
