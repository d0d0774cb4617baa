"""
The fonts that print: found on disk, loaded once, chosen character by character.

Noto Sans carries Latin, Greek and Cyrillic; other scripts have their own Noto family. A
language in a listed script needs no code, only the Debian package named below.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import uharfbuzz  # type: ignore[import-untyped] # ships no types

from kiosk.errors import MissingGlyphError, PrintError

Weight = Literal["Regular", "Bold"]

FOLDERS: tuple[Path, ...] = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/share/fonts/google-noto"),
    Path("/usr/local/share/fonts"),
)
PACKAGE = "fonts-noto-core"

FAMILIES = (
    "NotoSans",
    "NotoNaskhArabic",
    "NotoSansHebrew",
    "NotoSansArmenian",
    "NotoSansGeorgian",
    "NotoSansEthiopic",
    "NotoSansDevanagari",
    "NotoSansBengali",
    "NotoSansGurmukhi",
    "NotoSansTamil",
    "NotoSansSinhala",
    "NotoSansThai",
    "NotoSansMath",
    "NotoSansSymbols2",
)
"""In order of choice; Naskh because Arabic readers meet it in print."""

SCALES = {"NotoNaskhArabic": 1.12}
"""Families whose letters are small in their square, and how much larger they are set."""

REQUIRED = FAMILIES[:2]
"""Families without which no slip is printed at all."""

ONLY_REGULAR = frozenset({"NotoSansMath", "NotoSansSymbols2"})
"""Symbols have one weight, used in bold text too."""

INVISIBLE = frozenset({0x00AD, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF})
"""Joiners, marks of direction and soft hyphens: they steer the shaping and leave no ink."""


class FontsMissingError(PrintError):
    """A font that every slip needs is not on this machine."""


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """
    One font file: HarfBuzz face and font, and the code points it has a glyph for.

    `scale` is how much larger it is set than the type size says, to look as large as the rest.
    """

    name: str
    face: uharfbuzz.Face
    font: uharfbuzz.Font
    covered: frozenset[int]
    scale: float = 1.0

    def covers(self, text: str) -> bool:
        """Whether every character that leaves ink has a glyph here."""
        return all(ord(c) in self.covered or ord(c) in INVISIBLE for c in text)


@cache
def load_face(path: Path) -> Face:
    """Load a font file. Raises FontsMissingError where it cannot be read as a font."""
    try:
        face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    except OSError as error:
        message = f"The font {path} cannot be read. Install it: apt-get install {PACKAGE}"
        raise FontsMissingError(message) from error
    covered = frozenset(face.unicodes)
    if not covered:
        message = f"The file {path} is not a font. Install it again: apt-get install {PACKAGE}"
        raise FontsMissingError(message)
    scale = SCALES.get(path.stem.partition("-")[0], 1.0)
    return Face(path.stem, face, uharfbuzz.Font(face), covered, scale)


@cache
def find_family(family: str, weight: Weight) -> Face | None:
    """
    Return a family in a weight, or None where this machine lacks a family only few need.

    Raises:
        FontsMissingError: Every slip needs the family and no folder of `FOLDERS` has it.
    """
    file = f"{family}-{'Regular' if family in ONLY_REGULAR else weight}.ttf"
    for folder in FOLDERS:
        if (folder / file).is_file():
            return load_face(folder / file)
    if family in REQUIRED:
        folders = ", ".join(str(folder) for folder in FOLDERS)
        message = f"The font {file} is in none of {folders}. Install it: apt-get install {PACKAGE}"
        raise FontsMissingError(message)
    return None


def face_for(cluster: str, weight: Weight, near: Face | None = None) -> Face:
    """
    Return the face for one cluster (a character and the marks on it).

    `near` is the face of the text before it, kept where it covers the cluster, so that a
    space or a full stop does not change the font.

    Raises:
        MissingGlyphError: No face has every character of the cluster.
        FontsMissingError: A family that every slip needs is not installed.
    """
    if near is not None and near.covers(cluster):
        return near
    for family in FAMILIES:
        face = find_family(family, weight)
        if face is not None and face.covers(cluster):
            return face
    raise MissingGlyphError(_missing(cluster, weight))


def _missing(cluster: str, weight: Weight) -> str:
    """Say which character has no glyph; the character itself may not show in a log."""
    faces = [face for family in FAMILIES if (face := find_family(family, weight))]
    lacking = [c for c in cluster if not any(face.covers(c) for face in faces)] or list(cluster)
    named = " ".join(f"U+{ord(c):04X} ({unicodedata.name(c, 'without a name')})" for c in lacking)
    return f"No font here can print {named}. Reword the text, or install a Noto font that has it."


def split_by_face(text: str, weight: Weight) -> Sequence[tuple[Face, str]]:
    """Split a text into stretches of one face each; raises what `face_for` raises."""
    stretches: list[tuple[Face, str]] = []
    whole = clusters(text)
    if whole and (first := face_for(whole[0], weight)).covers(text):
        return [(first, text)]
    for cluster in whole:
        near = stretches[-1][0] if stretches else None
        face = face_for(cluster, weight, near)
        if face is near:
            stretches[-1] = (face, stretches[-1][1] + cluster)
        else:
            stretches.append((face, cluster))
    return stretches


def clusters(text: str) -> list[str]:
    """Return a text as characters with the marks and joiners that belong to each."""
    found: list[str] = []
    for character in text:
        belongs = unicodedata.category(character) in {"Mn", "Mc", "Me"} or (
            ord(character) in INVISIBLE
        )
        if found and belongs:
            found[-1] += character
        else:
            found.append(character)
    return found
