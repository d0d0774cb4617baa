"""The printer that the settings, or an address on the command line, ask for."""

import re
from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.ports import Printer
from kiosk.settings import PrinterSection
from printing.cups import CupsPrinter
from printing.escpos import EscposPrinter
from printing.folder import FolderPrinter
from printing.ipp import IppPrinter
from printing.limits import USUAL_LIMITS, TimeLimits

LONGEST_NAME = 200
KINDS = ("folder", "ipp", "cups", "escpos")


def printer_of(section: PrinterSection) -> Printer:
    """Return the printer of `[printer]` in the settings. Raises SettingsError."""
    return printer_from(
        section.kind,
        folder=section.folder,
        address=section.address,
        paper=section.paper,
        fingerprint=section.fingerprint,
        limits=limits_of(section),
    )


def name_of(section: PrinterSection) -> str:
    """Return what the records call the printer of the settings: its address, without a login."""
    return without_login(section.address or str(section.folder))


def without_login(address: str) -> str:
    """Return an address as it may stand in records and on a screen."""
    return re.sub(r"//[^/@]*@", "//", address)[:LONGEST_NAME]


def limits_of(section: PrinterSection) -> TimeLimits:
    """Return the time limits of the settings."""
    return TimeLimits(
        connect_seconds=section.connect_seconds,
        send_seconds=section.send_seconds,
        answer_seconds=section.answer_seconds,
        job_seconds=section.print_seconds,
    )


def kind_of(address: str) -> str:
    """Return the kind of printer that an address belongs to: a bare name is a print queue."""
    if address.startswith(("tcp://", "/dev/")):
        return "escpos"
    if address.startswith(("ipp://", "ipps://")):
        return "cups" if "/printers/" in address else "ipp"
    return "folder" if "/" in address else "cups"


def chosen_printer(
    section: PrinterSection, address: str = "", paper: str = "", fingerprint: str = ""
) -> tuple[Printer, str]:
    """
    Return a printer by an address and what it is called; without one, that of the settings.

    The paper is the settings' own where it goes with that kind of printer. Raises SettingsError.
    """
    kind = kind_of(address) if address else section.kind
    receipt = kind == "escpos"
    usual = section.paper if section.paper.startswith("receipt") == receipt else ""
    printer = printer_from(
        kind,
        folder=Path(address) if address and kind == "folder" else section.folder,
        address=address or section.address,
        paper=paper or usual or ("receipt80" if receipt else "a4"),
        fingerprint=fingerprint or section.fingerprint,
        limits=limits_of(section),
    )
    return printer, without_login(address) if address else name_of(section)


def printer_from(  # noqa: PLR0913 - a setting each
    kind: str,
    *,
    paper: str = "a4",
    folder: Path | None = None,
    address: str = "",
    fingerprint: str = "",
    limits: TimeLimits | None = None,
) -> Printer:
    """
    Return a printer: `folder` needs a folder, the other kinds an address.

    Raises:
        SettingsError: The kind is unknown, or what it needs is missing or cannot be right.
    """
    times = limits or USUAL_LIMITS
    match kind:
        case "ipp":
            return IppPrinter(address, paper, times, fingerprint)
        case "cups":
            return CupsPrinter(address, paper, times)
        case "escpos":
            return EscposPrinter(address, paper, times)
        case "folder" if folder is not None:
            return FolderPrinter(folder, paper)
        case "folder":
            raise SettingsError("[printer] folder must say where slips are saved.")
    known = " or ".join(f'"{one}"' for one in KINDS)
    raise SettingsError(f'[printer] kind must be {known}; you wrote "{kind}".')
