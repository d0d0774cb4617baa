"""The page that `printer test` prints, to judge a printer by: size, codes, greys, letters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from printing.ink import Ink
from printing.qr import code_symbol
from printing.sheet import MM
from printing.typesetting import Voice, set_paragraph

SIZES = {
    "a4": (210.0, 297.0, 12.0),
    "a6": (105.0, 148.0, 6.5),
    "receipt80": (80.0, None, 5.0),
    "receipt58": (58.0, None, 5.5),
}
"""Millimetres: width, height (None: as long as it takes) and margin of each paper."""

CODES = (10, 15, 20, 25, 30)
"""Sides of the QR codes in millimetres."""

SAMPLES = (
    ("nl", "Nederlands: reünie, coördinatie, één, ĳ"),
    ("en", "English: quick brown fox, £5"),
    ("pl", "Polski: zażółć gęślą jaźń"),
    ("ar", "العربية: أين أسجّل نفسي؟ ١٢٣"),
    ("bg", "Български: ъгъл, щастие, юни"),
    ("cs", "Čeština: příliš žluťoučký kůň"),
    ("de", "Deutsch: Größe, Übung, Äpfel"),
    ("el", "Ελληνικά: πού γράφομαι; ΐ ώ"),
    ("es", "Español: ¿dónde? mañana, ¡ya!"),
    ("fr", "Français: où, cœur, ça, île, naïve"),
    ("hr", "Hrvatski: šđčćž, ljubav, džep"),
    ("hu", "Magyar: árvíztűrő tükörfúrógép"),
    ("it", "Italiano: perché, città, più"),
    ("lt", "Lietuvių: ąčęėįšųūž"),
    ("lv", "Latviešu: āčēģīķļņšūž"),
    ("pt", "Português: coração, não, três"),
    ("ro", "Română: înscriere, țară, șase, ă"),
    ("ru", "Русский: где мне записаться? ё"),
    ("sk", "Slovenčina: kŕdeľ, ťažký, vôľa"),
    ("tr", "Türkçe: ığdır, şeker, çünkü, göç"),  # noqa: RUF001 - a letter of Turkish
    ("uk", "Українська: ґанок, їжак, є"),
)
"""A line in each of the languages, with the letters that go wrong first."""

_GREYS = 11
_GAP = 2.5 * MM
_SMALL, _TEXT, _TITLE = 8.0, 11.0, 16.0


@dataclass(frozen=True, slots=True)
class _Block:
    """Something to draw: its height, and how, from its top left corner."""

    height: float
    draw: Callable[["_PageInk", float, float], None]


class _PageInk(Ink):
    """Ink that also knows grey, which no slip needs."""

    def grey(self, left: float, bottom: float, width: float, height: float, level: float) -> None:
        """Fill a rectangle; 0 is black, 1 is white."""
        box = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f"
        self._canvas.addLiteral(f"q {level:.2f} g {box} Q")


def printer_page(paper: str, name: str) -> bytes:
    """
    Return a test page for a paper as PDF; `name` says which printer it was sent to.

    Raises:
        PrintError: A font is missing.
    """
    wide, high, margin = SIZES[paper]
    width = wide * MM
    inside = (wide - 2 * margin) * MM
    blocks = list(_blocks(paper, name, inside))
    all_of_it = sum(block.height + _GAP for block in blocks) + 2 * margin * MM
    height = high * MM if high else all_of_it
    ink = _PageInk(width, height, f"Test page {paper}", "nl")
    top = height - margin * MM
    for block in blocks:
        if top - block.height < margin * MM and high:
            ink.next_page()
            top = height - margin * MM
        block.draw(ink, margin * MM, top)
        top -= block.height + _GAP
    ink.next_page()
    return ink.finish()


def _blocks(paper: str, name: str, inside: float) -> Iterator[_Block]:
    wide, high, _ = SIZES[paper]
    size = f"{wide:g} x {high:g} mm" if high else f"{wide:g} mm"
    yield _text(f"{paper} · {size}", "nl", _TITLE, inside)
    yield _text(name, "nl", _SMALL, inside)
    yield _ruler(inside)
    yield from _codes(inside)
    yield _greys(inside)
    yield from (_text(sample, language, _TEXT, inside) for language, sample in SAMPLES)


def _text(text: str, language: str, size: float, inside: float) -> _Block:
    right_to_left = language == "ar"
    voice = Voice("Regular", language, right_to_left, size)
    lines = set_paragraph(text, voice, inside)
    leading = size * 1.3

    def draw(ink: _PageInk, left: float, top: float) -> None:
        for number, line in enumerate(lines):
            start = left + (inside - line.width if right_to_left else 0)
            ink.line(line, start, top - size - number * leading)

    return _Block(leading * len(lines), draw)


def _ruler(inside: float) -> _Block:
    """Return a ruler that tells whether the printer scales pages."""
    long = int(inside / MM)
    numbers = {at: set_paragraph(str(at), _voice(), inside)[0] for at in range(0, long + 1, 10)}

    def draw(ink: _PageInk, left: float, top: float) -> None:
        ink.rule(left, top, left + long * MM, top, 0.5)
        for at in range(long + 1):
            tick = 4 if at % 10 == 0 else 3 if at % 5 == 0 else 2
            ink.rule(left + at * MM, top, left + at * MM, top - tick * MM, 0.3)
        for at, line in numbers.items():
            ends = left + long * MM - line.width
            ink.line(line, min(max(left, left + at * MM - line.width / 2), ends), top - 7.5 * MM)

    return _Block(8 * MM, draw)


def _codes(inside: float) -> Iterator[_Block]:
    """Yield rows of QR codes, as many beside each other as fit, each with its size."""
    row: list[tuple[int, float]] = []
    at = 0.0
    for side in CODES:
        if row and at + side * MM > inside:
            yield _code_row(row)
            row, at = [], 0.0
        row.append((side, at))
        at += side * MM + 2 * _GAP
    yield _code_row(row)


def _code_row(row: list[tuple[int, float]]) -> _Block:
    symbol = code_symbol("222222222222")
    labels = [set_paragraph(f"{side} mm", _voice(), 100)[0] for side, _ in row]
    height = max(side for side, _ in row) * MM + 5 * MM

    def draw(ink: _PageInk, left: float, top: float) -> None:
        for (side, at), label in zip(row, labels, strict=True):
            bottom = top - height + 5 * MM
            ink.symbol(symbol, left + at, bottom, side * MM)
            ink.line(label, left + at, bottom - 4 * MM)

    return _Block(height, draw)


def _greys(inside: float) -> _Block:
    wide = inside / _GREYS
    shares = [100 - step * 10 for step in range(_GREYS)]
    labels = [set_paragraph(str(share), _voice(6.0), 100)[0] for share in shares]

    def draw(ink: _PageInk, left: float, top: float) -> None:
        for step, (share, label) in enumerate(zip(shares, labels, strict=True)):
            ink.grey(left + step * wide, top - 8 * MM, wide, 8 * MM, 1 - share / 100)
            ink.line(label, left + step * wide, top - 11 * MM)

    return _Block(12 * MM, draw)


def _voice(size: float = _SMALL) -> Voice:
    return Voice("Regular", "nl", right_to_left=False, size=size)
