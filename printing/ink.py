"""What is drawn on a page: lines of text, rules, pictograms and QR codes, as a PDF."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import groupby

from reportlab import rl_config  # type: ignore[import-untyped] # ships no types
from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped] # ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped] # ships no types

from printing.embedding import EmbeddedFont
from printing.pictograms import outline
from printing.qr import Symbol
from printing.shaping import Glyph
from printing.typesetting import Line

rl_config.useA85 = 0  # text of bytes that are bytes in the fonts anyway: a quarter larger, slower
_MAKER = "Registration kiosk"
_UNSEEN = 0.01
"""Thousandths of the size that no eye sees."""


class Ink:
    """
    A PDF in the making; lengths in points from the bottom left corner.

    The same drawing gives the same bytes: no clock, no random id.
    """

    def __init__(self, width: float, height: float, title: str, language: str) -> None:
        """Begin a document with a title and a main language (BCP 47)."""
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file, pagesize=(width, height), invariant=1, pageCompression=1, lang=language
        )
        # reportlab opens every page with Helvetica; nothing here is set in it
        self._canvas._preamble = "1 0 0 1 0 0 cm"  # noqa: SLF001 - has no public way
        self._document: pdfdoc.PDFDocument = self._canvas._doc  # noqa: SLF001 - as above
        self._document.idToObject[pdfdoc.BasicFonts].dict.clear()
        self._document.info = _Information(title)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fonts: dict[str, EmbeddedFont] = {}

    def line(self, line: Line, left: float, baseline: float) -> None:
        """Draw a line of text from its left end."""
        size = line.voice.size
        at = left
        said = ["BT"]
        for face, stretch in groupby(line.glyphs, key=lambda glyph: glyph.face):
            glyphs = list(stretch)
            font = self._fonts.setdefault(face.name, EmbeddedFont(face, f"K{len(self._fonts) + 1}"))
            own = size * face.scale
            said.append(f"/{font.name} {_n(own)} Tf 1 0 0 1 {_n(at)} {_n(baseline)} Tm")
            said.append(_shown(font, glyphs, size))
            at += sum(glyph.advance for glyph in glyphs) * size / 1000
        said.append("ET")
        self._canvas.addLiteral(" ".join(said))

    def rule(self, left: float, bottom: float, right: float, top: float, weight: float) -> None:
        """Draw a straight line between two points, `weight` thick."""
        self._canvas.addLiteral(
            f"{_n(weight)} w {_n(left)} {_n(bottom)} m {_n(right)} {_n(top)} l S"
        )

    def pictogram(self, name: str, left: float, bottom: float, size: float) -> None:
        """Draw a pictogram in a square of `size`; nothing for one that paper lacks."""
        path = _path(name)
        if path:
            place = f"{_n(size)} 0 0 {_n(size)} {_n(left)} {_n(bottom)} cm"
            self._canvas.addLiteral(f"q {place} {path} f Q")

    def symbol(self, symbol: Symbol, left: float, bottom: float, size: float) -> None:
        """Draw a QR code in a square of `size`; the caller keeps the quiet zone free."""
        boxes = []
        for height, modules in enumerate(reversed(symbol.rows)):
            start = 0
            for dark, run in groupby(modules):
                long = len(list(run))
                if dark:
                    boxes.append(f"{start} {height} {long} 1 re")
                start += long
        module = _fine(size / symbol.size)
        place = f"{module} 0 0 {module} {_n(left)} {_n(bottom)} cm"
        self._canvas.addLiteral(f"q {place} {' '.join(boxes)} f Q")

    def next_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Put the fonts in and return the PDF."""
        for font in self._fonts.values():
            font.add_to(self._document)
        self._canvas.save()
        return self._file.getvalue()


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc] # reportlab ships no types
    """The document's own data: a title and what made it; no author, no subject, no clock."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Producer": pdfdoc.PDFString(_MAKER),
            "Creator": pdfdoc.PDFString(_MAKER),
        }
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def _shown(font: EmbeddedFont, glyphs: Sequence[Glyph], size: float) -> str:
    """Return the operators that show glyphs of one face, each where HarfBuzz put it."""
    scale = font.face.scale
    shown: list[str] = []
    array: list[str] = []
    codes = ""
    rise = 0.0
    for glyph in glyphs:
        if glyph.dy != rise:
            shown += _array(array, codes)
            shown.append(f"{_n(glyph.dy * size / 1000)} Ts")
            array, codes, rise = [], "", glyph.dy
        if glyph.dx:
            array += [*_string(codes), _n(-glyph.dx / scale)]
            codes = ""
        code, nominal = font.code(glyph)
        codes += code
        after = nominal + (glyph.dx - glyph.advance) / scale
        if abs(after) > _UNSEEN:
            array += [*_string(codes), _n(after)]
            codes = ""
    shown += _array(array, codes)
    shown += ["0 Ts"] if rise else []
    return " ".join(shown)


def _array(shifts: Sequence[str], codes: str) -> list[str]:
    """Return an operator that shows strings and shifts, or nothing where there is nothing."""
    array = [*shifts, *_string(codes)]
    return [f"[{' '.join(array)}] TJ"] if array else []


def _string(codes: str) -> list[str]:
    """Return codes as a string; an empty one makes PDFium forget the shift beside it."""
    return [f"<{codes}>"] if codes else []


@cache
def _path(name: str) -> str:
    """Return a pictogram in a square of 1 by 1 as a path; empty for one that paper lacks."""
    return " ".join(" ".join([*map(_fine, numbers), kind]) for kind, numbers in outline(name))


def _n(number: float) -> str:
    """Return a length as PDF writes it."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _fine(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
