"""
Fonts inside the PDF: the glyphs that were used, and which text each of them stands for.

reportlab's own TrueType fonts name shaped glyphs by private characters in the order of first
use in the process: text copied from such a PDF is rubbish, and the same slip has other bytes
each time. Here each (glyph, text) pair of a document has its own code (a Type 0 font with
Identity-H, ISO 32000-1 9.7), so that a clerk can search and copy Arabic too.
"""

from typing import Any

import uharfbuzz  # type: ignore[import-untyped] # ships no types
from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped] # ships no types

from printing.fonts import Face
from printing.shaping import Glyph

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "OS/2", "cmap", "name", "post", "STAT", "meta")
"""What a PDF reader does not need of a font that is addressed by glyph number."""

_FLAGS = (
    uharfbuzz.SubsetFlags.NO_HINTING
    | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
)
_BLOCK = 100
"""A ToUnicode map has at most 100 lines a block."""


class EmbeddedFont:
    """One face in one document; codes are given out in the order of use, from 1."""

    def __init__(self, face: Face, name: str) -> None:
        """Start with no glyphs; `name` is the font's name in the document's resources."""
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], tuple[str, float]] = {}

    def code(self, glyph: Glyph) -> tuple[str, float]:
        """
        Return the code of a glyph that stands for its text (four hexadecimal digits).

        And the glyph's own width (before kerning), in thousandths of the size.
        """
        known = self._codes.get((glyph.number, glyph.text))
        if known is None:
            known = f"{len(self._codes) + 1:04X}", self._width(glyph.number)
            self._codes[glyph.number, glyph.text] = known
        return known

    def add_to(self, document: pdfdoc.PDFDocument) -> None:
        """Put the font with all codes given out so far into the document."""
        numbers, program = self._subset()
        label = f"KIOSK{chr(ord('A') + len(self._references(document)))}+{self.face.name}"
        widths = [round(width, 1) for _, width in self._codes.values()]
        glyph_numbers = b"\0\0" + b"".join(
            numbers[number].to_bytes(2, "big") for number, _ in self._codes
        )
        descendant = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("CIDFontType2"),
            BaseFont=pdfdoc.PDFName(label),
            CIDSystemInfo=_dictionary(
                Registry=pdfdoc.PDFString("Adobe"),
                Ordering=pdfdoc.PDFString("Identity"),
                Supplement=0,
            ),
            CIDToGIDMap=document.Reference(_stream(glyph_numbers), f"{self.name}.glyphs"),
            DW=0,
            W=pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            FontDescriptor=document.Reference(
                self._descriptor(document, label, program), f"{self.name}.descriptor"
            ),
        )
        font = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("Type0"),
            BaseFont=pdfdoc.PDFName(label),
            Encoding=pdfdoc.PDFName("Identity-H"),
            DescendantFonts=pdfdoc.PDFArray(
                [document.Reference(descendant, f"{self.name}.descendant")]
            ),
            ToUnicode=document.Reference(_stream(self._to_unicode()), f"{self.name}.unicode"),
        )
        self._references(document)[self.name] = document.Reference(font, f"{self.name}.font")

    @staticmethod
    def _references(document: pdfdoc.PDFDocument) -> dict[str, Any]:
        """Return the fonts that every page of a reportlab document refers to."""
        fonts: dict[str, Any] = document.idToObject[pdfdoc.BasicFonts].dict
        return fonts

    def _width(self, number: int) -> float:
        units = int(self.face.font.get_glyph_h_advance(number))
        return units * 1000 / int(self.face.face.upem)

    def _subset(self) -> tuple[dict[int, int], bytes]:
        """Return (old glyph number -> new one) and the font program with only these."""
        wanted = uharfbuzz.SubsetInput()
        wanted.flags = _FLAGS
        wanted.glyph_set.update({number for number, _ in self._codes})
        for table in _DROPPED_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
        plan = uharfbuzz.SubsetPlan(self.face.face, wanted)
        return dict(plan.old_to_new_glyph_mapping), plan.execute().blob.data

    def _descriptor(
        self, document: pdfdoc.PDFDocument, label: str, program: bytes
    ) -> pdfdoc.PDFDictionary:
        scale = 1000 / self.face.face.upem
        head = self.face.face.reference_table("head").data
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2)]
        extents = self.face.font.get_font_extents("ltr")
        file = _stream(program)
        file.dictionary.dict["Length1"] = len(program)
        return _dictionary(
            Type=pdfdoc.PDFName("FontDescriptor"),
            FontName=pdfdoc.PDFName(label),
            Flags=4,
            FontBBox=pdfdoc.PDFArray([round(edge * scale) for edge in box]),
            ItalicAngle=0,
            Ascent=round(extents.ascender * scale),
            Descent=round(extents.descender * scale),
            CapHeight=714,
            StemV=150 if self.face.name.endswith("Bold") else 90,
            FontFile2=document.Reference(file, f"{self.name}.program"),
        )

    def _to_unicode(self) -> bytes:
        """Return the map from code to text (ISO 32000-1 9.10.3)."""
        said = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), (code, _) in self._codes.items()
            if text
        ]
        blocks = [said[start : start + _BLOCK] for start in range(0, len(said), _BLOCK)]
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                "1 begincodespacerange <0000> <FFFF> endcodespacerange",
                *(
                    "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])
                    for block in blocks
                ),
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            ]
        ).encode("ascii")


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _stream(content: bytes) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
