"""The route at the top of a slip: the visitor's own words large, the Dutch below, a picture."""

from dataclasses import replace

from printing.blocks import ENDLESS, Block, BlockWriter, Column
from printing.columns import Edges
from printing.typesetting import Voice, set_paragraph


def headline_blocks(writer: BlockWriter) -> list[Block]:
    """
    Return the headline, the picture beside it; above it on a roll.

    A word that needs more width makes the picture go down beside the Dutch; a word that is
    wider than the paper makes the headline smaller, for it must not be broken.
    """
    columns, sheet, slip = writer.columns, writer.sheet, writer.slip
    voice = writer.own(writer.density.headline, bold=True)
    dutch = writer.dutch(sheet.second_headline)
    second = "" if columns.single else slip.headline.dutch
    picture = slip.pictogram, sheet.picture
    below = writer.size * (0.9 if columns.pair else 0.6)
    widest = _widest_word(slip.headline.own, voice)
    beside = columns.beside_picture
    if not sheet.roll and widest <= beside[1] - beside[0]:
        strips = _strips(writer, slip.headline.own, voice, beside)
        return [Block((strips + _second(writer, second, dutch, beside),), *picture, below=below)]
    left, right = whole = columns.whole
    size = max(voice.size * min(1.0, (right - left - 0.1) / widest), sheet.small)
    strips = _strips(writer, slip.headline.own, replace(voice, size=size), whole)
    if sheet.roll or not second:
        strips += _second(writer, second, dutch, whole)
        return [Block((), *picture, below=0.4 * writer.size), Block((strips,), below=below)]
    lower = Block((_strips(writer, second, dutch, beside),), *picture, below=below)
    return [Block((strips,), below=0.2 * writer.size), lower]


def _strips(
    writer: BlockWriter, text: str, voice: Voice, edges: Edges, before: float = 0.0
) -> Column:
    """Return lines of about one length, from the side where the slip's reader begins."""
    lines = set_paragraph(text, voice, edges[1] - edges[0], balanced=True)
    return tuple(
        writer.strip([writer.columns.at_start(line, edges)], 0.0 if index else before)
        for index, line in enumerate(lines)
    )


def _second(writer: BlockWriter, text: str, voice: Voice, edges: Edges) -> Column:
    """Return the Dutch below the headline; nothing where the headline is Dutch."""
    return _strips(writer, text, voice, edges, 0.25 * voice.size) if text else ()


def _widest_word(text: str, voice: Voice) -> float:
    lines = [line for word in text.split() for line in set_paragraph(word, voice, ENDLESS)]
    return max((line.width for line in lines), default=1.0)
