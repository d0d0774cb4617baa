"""What a printer says about itself before it gets a job: papers, formats, colours, supplies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyipp.enums import IppOperation

from kiosk.ports import PrinterStatus, Supply
from printing.ipp_connection import IppConnection
from printing.reasons import notes, stoppers, words

PDF = "application/pdf"
PWG_RASTER = "image/pwg-raster"
APPLE_RASTER = "image/urf"
OURS = (PDF, PWG_RASTER, APPLE_RASTER)
"""What slips are sent as, in order of choice."""

_ATTRIBUTES = [
    "color-supported",
    "document-format-supported",
    "marker-levels",
    "marker-names",
    "media-ready",
    "media-supported",
    "print-color-mode-supported",
    "print-scaling-supported",
    "printer-is-accepting-jobs",
    "printer-make-and-model",
    "printer-name",
    "printer-resolution-supported",
    "printer-state",
    "printer-state-reasons",
    "printer-supply",
    "printer-supply-description",
    "pwg-raster-document-resolution-supported",
    "pwg-raster-document-type-supported",
    "sides-supported",
    "urf-supported",
]
_STOPPED = 5
_PER_INCH = 3
"""RFC 8011 5.1.16: dots per inch (4 is per centimetre)."""


@dataclass(frozen=True, slots=True)
class Traits:
    """A printer's own description; what it did not tell is empty."""

    name: str = ""
    model: str = ""
    reasons: tuple[str, ...] = ()
    stopped: bool = False
    accepting: bool = True
    formats: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    loaded: tuple[str, ...] = ()
    colours: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    scalings: frozenset[str] = frozenset()
    resolutions: tuple[int, ...] = ()
    raster_types: frozenset[str] = frozenset()
    urf: tuple[str, ...] = ()
    supplies: tuple[Supply, ...] = ()

    def lacks(self, media: str) -> str:
        """
        Return why a paper cannot be printed on now (`media-…`), or nothing.

        Only on the printer's own word: one that does not tell its papers lacks none, and an
        empty tray is no wrong paper.
        """
        if self.papers and media not in self.papers:
            return "media-not-supported"
        empty = any(reason.startswith("media-empty") for reason in self.reasons)
        if self.loaded and media not in self.loaded and not empty:
            return "media-needed"
        return ""

    def status(self, media: str) -> PrinterStatus:
        """Return what staff want to know, that it lacks a paper included."""
        in_the_way = stoppers(self.reasons)
        if (lack := self.lacks(media)) and lack not in in_the_way:
            in_the_way.append(lack)
        if self.stopped and not in_the_way:
            in_the_way = ["paused"]
        if not self.accepting:
            in_the_way.append("not-accepting-jobs")
        facts = {
            "model": self.model,
            "formats": ", ".join(one for one in OURS if one in self.formats),
            "colours": ", ".join(sorted(self.colours)),
            "sides": ", ".join(sorted(self.sides)),
            "resolutions": ", ".join(f"{dots} dpi" for dots in self.resolutions),
        }
        return PrinterStatus(
            name=self.name,
            reasons=tuple(in_the_way),
            notes=tuple(notes(self.reasons)),
            loaded=self.loaded,
            supplies=self.supplies,
            facts=tuple((name, fact) for name, fact in facts.items() if fact),
        )


async def read_traits(line: IppConnection) -> Traits:
    """Ask a printer about itself. Raises TalkError where it does not answer."""
    answer = await line.ask(
        IppOperation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": _ATTRIBUTES}
    )
    printer: dict[str, Any] = next(iter(answer.get("printers", [])), {})
    return traits_of(printer)


def traits_of(said: Mapping[str, Any]) -> Traits:
    """Return a printer's attributes as traits; what is oddly written counts as not told."""
    return Traits(
        name=" ".join(words(said.get("printer-name"))),
        model=" ".join(words(said.get("printer-make-and-model"))),
        reasons=tuple(words(said.get("printer-state-reasons"))),
        stopped=said.get("printer-state") == _STOPPED,
        accepting=said.get("printer-is-accepting-jobs") is not False,
        formats=frozenset(words(said.get("document-format-supported"))),
        papers=frozenset(words(said.get("media-supported"))),
        loaded=tuple(dict.fromkeys(filter(None, words(said.get("media-ready"))))),
        colours=frozenset(words(said.get("print-color-mode-supported"))),
        sides=frozenset(words(said.get("sides-supported"))),
        scalings=frozenset(words(said.get("print-scaling-supported"))),
        resolutions=_resolutions(
            said.get("pwg-raster-document-resolution-supported")
            or said.get("printer-resolution-supported")
        ),
        raster_types=frozenset(words(said.get("pwg-raster-document-type-supported"))),
        urf=tuple(words(said.get("urf-supported"))),
        supplies=_supplies(said),
    )


def _resolutions(said: object) -> tuple[int, ...]:
    """Return the resolutions that are the same both ways, in dots per inch, lowest first."""
    several = said if isinstance(said, list) else [said]
    square = {
        one[0]
        for one in several
        if isinstance(one, tuple) and one[0] == one[1] and one[2] == _PER_INCH and one[0] > 0
    }
    return tuple(sorted(square))


def _supplies(said: Mapping[str, Any]) -> tuple[Supply, ...]:
    """Return toner and ink, told by PWG 5100.13 (`printer-supply`) or as CUPS does (`marker-`)."""
    names = words(said.get("printer-supply-description"))
    levels = [_level(one) for one in words(said.get("printer-supply"))]
    if not levels:
        names = words(said.get("marker-names"))
        levels = [_percent(one) for one in words(said.get("marker-levels"))]
    return tuple(Supply(name, level) for name, level in zip(names, levels, strict=False))


def _level(supply: str) -> int | None:
    told = dict(part.split("=", 1) for part in supply.split(";") if "=" in part)
    if told.get("unit", "percent") != "percent":
        return None
    return _percent(told.get("level", ""))


def _percent(level: str) -> int | None:
    """Return 0 to 100; the negative numbers of RFC 3805 mean that nobody knows."""
    return int(level) if level.isdecimal() and int(level) <= 100 else None  # noqa: PLR2004 - percent
