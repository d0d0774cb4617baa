"""Words become glyphs: HarfBuzz shapes each stretch of one direction and one face."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import uharfbuzz  # type: ignore[import-untyped] # ships no types

from printing.fonts import Face, Weight, split_by_face

_FLAGS = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES

_FEATURES = {"tr": {"liga": False}}
"""In Turkish fi would look like f\u0131, another letter; Noto Sans does not know that itself."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """
    One glyph of a face; lengths in thousandths of the type size, the face's scale included.

    `text` is what a reader of the PDF gets back for it: the whole cluster at its widest glyph,
    nothing at the others.
    """

    face: Face
    number: int
    text: str
    advance: float
    dx: float
    dy: float


@lru_cache(maxsize=4096)
def shape(text: str, weight: Weight, language: str, *, right_to_left: bool) -> tuple[Glyph, ...]:
    """
    Return the glyphs of a stretch of one direction, from left to right as they stand.

    Kerning, joining, marks and the letter forms of `language` (BCP 47) are the font's own;
    HarfBuzz mirrors brackets in right-to-left text.

    Raises:
        MissingGlyphError: A character is in none of the fonts.
        FontsMissingError: A family that every slip needs is not installed.
    """
    glyphs: list[Glyph] = []
    for face, stretch in split_by_face(text, weight):
        shaped = _shape_stretch(face, stretch, language, right_to_left=right_to_left)
        glyphs = [*shaped, *glyphs] if right_to_left else [*glyphs, *shaped]
    return tuple(glyphs)


def width(glyphs: tuple[Glyph, ...]) -> float:
    """Return how wide glyphs are together, in thousandths of the type size."""
    return sum(glyph.advance for glyph in glyphs)


def _shape_stretch(
    face: Face, text: str, language: str, *, right_to_left: bool
) -> tuple[Glyph, ...]:
    buffer = uharfbuzz.Buffer()
    buffer.flags = _FLAGS
    buffer.add_str(text)
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language
    buffer.guess_segment_properties()  # only the script is left to guess
    uharfbuzz.shape(face.font, buffer, _FEATURES.get(language))
    scale = 1000 * face.scale / face.face.upem
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    texts = _texts(
        text,
        [info.cluster for info in infos],
        [position.x_advance for position in positions],
        right_to_left=right_to_left,
    )
    return tuple(
        Glyph(
            face=face,
            number=info.codepoint,
            text=said,
            advance=position.x_advance * scale,
            dx=position.x_offset * scale,
            dy=position.y_offset * scale,
        )
        for info, position, said in zip(infos, positions, texts, strict=True)
    )


def _texts(text: str, starts: list[int], advances: list[int], *, right_to_left: bool) -> list[str]:
    """
    Return what each glyph stands for: a cluster's text goes to its widest glyph.

    Of equally wide ones to the letter, not its marks: the last in right-to-left text.
    """
    edges = sorted({*starts, len(text)})
    if len(edges) > len(starts):
        ends = dict(pairwise(edges))
        return [text[start : ends[start]] for start in starts]
    texts = [""] * len(starts)
    for start, end in pairwise(edges):
        places = [place for place, at in enumerate(starts) if at == start]
        if right_to_left:
            places.reverse()
        widest = max(places, key=lambda place: advances[place])
        texts[widest] = text[start:end]
    return texts
