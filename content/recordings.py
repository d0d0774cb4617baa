"""Whether bytes are an Ogg recording from the first page to the last (RFC 3533)."""

from typing import Final

_HEAD: Final = 27
_FIRST, _LAST = 0x02, 0x04
_CODECS: Final = (b"\x01vorbis", b"OpusHead")


def is_ogg(content: bytes) -> bool:
    """Whether pages of Vorbis or Opus follow each other without a gap, to the end of the bytes."""
    at = flags = 0
    while at < len(content):
        if at + _HEAD > len(content) or content[at : at + 4] != b"OggS" or content[at + 4]:
            return False
        flags = content[at + 5]
        pieces = content[at + _HEAD : at + _HEAD + content[at + _HEAD - 1]]
        body = at + _HEAD + len(pieces)
        if at == 0 and not (flags & _FIRST and content.startswith(_CODECS, body)):
            return False
        at = body + sum(pieces)
    return at == len(content) and bool(flags & _LAST)
