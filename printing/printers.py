"""The printer that the settings ask for."""

from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.ports import Printer
from printing.folder import FolderPrinter
from printing.ipp import IppPrinter, TimeLimits

KINDS = ("folder", "ipp")


def printer_from(
    kind: str,
    *,
    paper: str = "a4",
    folder: Path | None = None,
    address: str = "",
    limits: TimeLimits | None = None,
) -> Printer:
    """
    Return a printer: `folder` needs a folder, `ipp` an address (`ipp://host:631/ipp/print`).

    Raises:
        SettingsError: The kind is unknown, or what it needs is missing or cannot be right.
    """
    if kind == "ipp":
        return IppPrinter(address, paper, limits or TimeLimits())
    if kind != "folder":
        raise SettingsError(f'[printer] kind must be "folder" or "ipp"; you wrote "{kind}".')
    if folder is None:
        raise SettingsError("[printer] folder must say where slips are saved.")
    return FolderPrinter(folder, paper)
