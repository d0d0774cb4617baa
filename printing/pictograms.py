"""
Pictograms as outlines: Phosphor (MIT), from the data files of qtawesome; Qt is not imported.

They are drawn as shapes, not as text, so that copying from the PDF gives words alone.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from printing.fonts import Face, FontsMissingError, load_face

Point = tuple[float, float]
Stroke = tuple[str, tuple[float, ...]]
"""A PDF path operator (m, l, c, h) and its numbers."""

_MISSING = "The pictograms are missing. Install them: pip install qtawesome"


@dataclass(slots=True)
class _Outline:
    """Receives a glyph from HarfBuzz and writes it down as PDF path operators."""

    scale: float
    strokes: list[Stroke] = field(default_factory=list)
    at: Point = (0.0, 0.0)

    def moveTo(self, to: Point) -> None:  # noqa: N802 - the name HarfBuzz calls
        self._add("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802 - the name HarfBuzz calls
        self._add("l", to)

    def curveTo(self, one: Point, two: Point, to: Point) -> None:  # noqa: N802 - as above
        self._add("c", one, two, to)

    def qCurveTo(self, off: Point, to: Point) -> None:  # noqa: N802 - the name HarfBuzz calls
        start = self.at
        one = tuple(s + (o - s) * 2 / 3 for s, o in zip(start, off, strict=True))
        two = tuple(t + (o - t) * 2 / 3 for t, o in zip(to, off, strict=True))
        self._add("c", (one[0], one[1]), (two[0], two[1]), to)

    def closePath(self) -> None:  # noqa: N802 - the name HarfBuzz calls
        self.strokes.append(("h", ()))

    def _add(self, operator: str, *points: Point) -> None:
        numbers = tuple(number * self.scale for point in points for number in point)
        self.strokes.append((operator, numbers))
        self.at = points[-1]


def has_pictogram(name: str) -> bool:
    """Whether paper knows a pictogram (`house`); raises FontsMissingError without the set."""
    return name in _characters()


@cache
def outline(name: str) -> tuple[Stroke, ...]:
    """
    Return a pictogram in a square of 1 by 1, or nothing where the set does not know it.

    A picture stands beside words that say the same: a slip without it still serves, so a
    pack's own picture, which only screens can draw, leaves its place empty.

    Raises:
        FontsMissingError: The pictogram set is not installed.
    """
    if not has_pictogram(name):
        return ()
    face = _set()
    pen = _Outline(1 / face.face.upem)
    glyph = face.font.get_nominal_glyph(_characters()[name])
    face.font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.strokes)


def _folder() -> Path:
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise FontsMissingError(_MISSING)
    return Path(found.submodule_search_locations[0]) / "fonts"


@cache
def _characters() -> dict[str, int]:
    for file in sorted(_folder().glob("phosphor-charmap-*.json")):
        named: dict[str, str] = json.loads(file.read_text("utf-8"))
        return {name: int(code, 16) for name, code in named.items()}
    raise FontsMissingError(_MISSING)


@cache
def _set() -> Face:
    for file in sorted(_folder().glob("phosphor-[0-9]*.ttf")):
        return load_face(file)
    raise FontsMissingError(_MISSING)
