"""The printer that the settings, or an address on the command line, ask for."""

from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.ports import Printer
from kiosk.settings import PrinterSection
from printing.cups import CupsPrinter
from printing.escpos import EscposPrinter
from printing.folder import FolderPrinter
from printing.ipp import IppPrinter
from printing.limits import USUAL_LIMITS, TimeLimits

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
