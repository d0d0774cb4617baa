"""
Which files a pack may hold, how large they may be, and what must be in them.

The same list decides what is built into an archive and what a kiosk accepts from one: a name
that is not on it is refused, so there is no path to a font, a program or a picture of elsewhere.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from content.hidden_characters import hidden_character, line_of_hidden_character
from content.recordings import is_ogg
from kiosk.errors import PackError

KIB, MIB = 1 << 10, 1 << 20

PASSED_OVER = (".md", ".txt", ".license", "~")
"""Notes that editors keep beside a pack; hidden files are passed over as well."""
MOST_FILES = 20_000
MOST_BYTES_UNPACKED = 512 * MIB
MOST_BYTES_ARCHIVE = 256 * MIB

_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"


class ArchiveError(PackError):
    """An archive that is no content pack, or a file that may not be in one; says which and why."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its names, its largest size in bytes, and the check of what is in it."""

    names: re.Pattern[str]
    most_bytes: int
    check: Callable[[str, bytes], None]


def check_file(name: str, content: bytes) -> None:
    """
    Check the name, the size and the content of one file of a pack.

    Raises:
        ArchiveError: It is no file of a pack, too large, or not what its name says.
    """
    kind = kind_of(name)
    if len(content) > kind.most_bytes:
        raise ArchiveError(_too_large(name, kind))
    kind.check(name, content)


def kind_of(name: str) -> FileKind:
    """
    Return what kind of file a name stands for.

    Raises:
        ArchiveError: No file of a pack has such a name.
    """
    for kind in _KINDS:
        if kind.names.fullmatch(name):
            return kind
    message = (
        f"{shown(name)} is no file of a pack. A pack holds YAML, text/<language>.po, "
        "clips/<language>/<text id>.ogg, postcodes.csv and logo.png, and nothing else."
    )
    raise ArchiveError(message)


def check_size(name: str, size: int) -> None:
    """
    Check a size before anything is read.

    Raises:
        ArchiveError: The file is too large for its kind.
    """
    kind = kind_of(name)
    if size > kind.most_bytes:
        raise ArchiveError(_too_large(name, kind))


def shown(name: str) -> str:
    """Return a name that nobody chose with care as one short line that cannot mislead."""
    longest = 80
    plain = name if len(name) <= longest else f"{name[:longest]}…"
    return ascii(plain)


def _too_large(name: str, kind: FileKind) -> str:
    size = f"{kind.most_bytes // MIB} MiB" if kind.most_bytes >= MIB else f"{kind.most_bytes} bytes"
    return f"{shown(name)} is too large; a file of this kind has {size} at most."


def _text(name: str, content: bytes) -> None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        message = f"{shown(name)} is not UTF-8 text. Save it as UTF-8 in your editor."
        raise ArchiveError(message) from None
    hidden = hidden_character(text)
    if hidden is not None:
        message = (
            f"{shown(name)}, line {line_of_hidden_character(text)}, holds the hidden character "
            f"{hidden}. Remove it: it can make a line read as another."
        )
        raise ArchiveError(message)


def _clip(name: str, content: bytes) -> None:
    if not is_ogg(content):
        message = f"{shown(name)} is not an Ogg recording. Save it as Ogg Vorbis or Opus."
        raise ArchiveError(message)


def _picture(name: str, content: bytes) -> None:
    from content.pictures import MOST_PIXELS, is_png  # noqa: PLC0415 - a logo alone needs it

    if not is_png(content):
        message = (
            f"{shown(name)} is not a PNG picture of at most {MOST_PIXELS} by {MOST_PIXELS} "
            "pixels. Save it anew as PNG, without animation."
        )
        raise ArchiveError(message)


_SHEETS = (
    "questions|routes|values|advice|documents|consequences|organisations|desks|overlay|waivers"
)
_KINDS = (
    FileKind(re.compile(rf"({_SHEETS})\.yaml"), 1 * MIB, _text),
    FileKind(re.compile(rf"text/{_TAG}\.po"), 2 * MIB, _text),
    FileKind(re.compile(r"postcodes\.csv"), 64 * MIB, _text),
    FileKind(re.compile(rf"clips/{_TAG}/[a-z][a-z0-9_.]{{0,120}}\.ogg"), 4 * MIB, _clip),
    FileKind(re.compile(r"logo\.png"), 512 * KIB, _picture),
)
