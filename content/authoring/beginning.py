"""
The beginning of a pack: a small overlay of one municipality, or a copy of the national pack.

There is no "minimal national pack": every screen has its sentences in the national pack (some
nine hundred, in each language), and every route its row, so that anything smaller would not
load. A copy is whole and proven from the first minute, and is changed piece by piece.
"""

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from secrets import token_hex
from string import Template
from typing import Final

from content.authoring.json_schemas import SCHEMAS, schema_name
from content.authoring.writing import NotWrittenError
from content.layout import po_path
from content.loading import load_pack
from content.po_writing import read_po_document
from content.sentences import SOURCE_LANGUAGE
from content.texts import check_texts
from kiosk.errors import KioskError, UnknownIdError
from kiosk.nearest import nearest

TEMPLATES: Final = Path(__file__).with_name("templates") / "overlay"
REVIEWED_AFTER: Final = 365
"""Days after which somebody is to look at an address or a phone number again."""

_NAME: Final = re.compile(r"'?[^\W\d_][\w '\u2019()./-]{0,59}")
_SCHEMA_LINE: Final = re.compile(r"# yaml-language-server: \$schema=.*\n")


class BadNameError(KioskError):
    """A name that cannot stand on the screen, or that gives no id."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose overlay it is: the name as people write it, and a short one for files."""

    name: str
    id: str

    @classmethod
    def named(cls, name: str) -> "Municipality":
        """
        Return a municipality by its name; the id is made from it.

        Raises:
            BadNameError: The name has signs that no name has, or nothing an id can be made of.
        """
        name = " ".join(unicodedata.normalize("NFC", name).split())
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        short = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
        if not _NAME.fullmatch(name) or not short[:1].isalpha():
            message = f"'{name}' cannot be the name of a municipality. Write it as 'Voorbeeldstad'."
            raise BadNameError(message)
        return cls(name, short)


def new_overlay(
    folder: Path, national: Path, municipality: Municipality, languages: Iterable[str], today: date
) -> tuple[str, ...]:
    """
    Write a small overlay that loads at once on a national pack; returns the names of its files.

    Raises:
        NotWrittenError: Something is there already, or the place cannot be written.
        UnknownIdError: The national pack does not speak a language.
        PackError: The national pack itself is refused.
    """
    spoken = [language.tag for language in load_pack(national).languages]
    chosen = list(dict.fromkeys(languages)) or spoken
    if SOURCE_LANGUAGE not in chosen:
        chosen.insert(0, SOURCE_LANGUAGE)
    for tag in chosen:
        if tag not in spoken:
            raise UnknownIdError("language", tag, nearest(tag, spoken))
    values = {
        "id": municipality.id,
        "municipality": municipality.name,
        "quoted": _quoted(municipality.name),
        "office": _quoted(f"Stadsloket {municipality.name}"),
        "address": _quoted(f"Stadhuisplein 1, {municipality.name}"),
        "version": f"{today.year}.{today.month}.1",
        "languages": ", ".join(chosen),
        "today": today.isoformat(),
        "review": (today + timedelta(days=REVIEWED_AFTER)).isoformat(),
    }

    def write(draft: Path) -> None:
        (draft / "text").mkdir(parents=True)
        for template in TEMPLATES.glob("*.yaml"):
            text = _schema_line(folder, template.name, overlay=True) + _filled(template, values)
            (draft / template.name).write_text(text, encoding="utf-8")
        for tag in chosen:
            po_path(draft, tag).write_text(_words(tag, national, values), encoding="utf-8")
        check_texts(load_pack(national, draft), [national, draft])

    return _written(folder, write)


def new_national(folder: Path, national: Path) -> tuple[str, ...]:
    """
    Copy a national pack as the beginning of another; returns the names of its files.

    Raises:
        NotWrittenError: Something is there already, or the place cannot be written.
        PackError: The pack that would be copied is refused.
    """
    load_pack(national)

    def write(draft: Path) -> None:
        shutil.copytree(national, draft, ignore=shutil.ignore_patterns(".*"))
        for path in draft.glob("*.yaml"):
            text = _SCHEMA_LINE.sub("", path.read_text(encoding="utf-8"), count=1)
            text = _schema_line(folder, path.name, overlay=False) + text
            path.write_text(text, encoding="utf-8")

    return _written(folder, write)


def _written(folder: Path, write: Callable[[Path], None]) -> tuple[str, ...]:
    """Write a folder beside its place, then put it there in one step: whole or not at all."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already, and nothing is overwritten. Name a new folder."
        raise NotWrittenError(message)
    draft = folder.with_name(f".{folder.name}.{token_hex(4)}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        draft.replace(folder)
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror}). Name another folder."
        raise NotWrittenError(message) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    files = (path for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in files))


def _filled(template: Path, values: Mapping[str, str]) -> str:
    return Template(template.read_text(encoding="utf-8")).substitute(values)


def _words(tag: str, national: Path, values: Mapping[str, str]) -> str:
    """Return the sentences in a language; one we have no words in starts with the Dutch ones."""
    template = po_path(TEMPLATES, tag)
    if template.exists():
        return _filled(template, values)
    header = str(read_po_document(po_path(national, tag)).blocks[0])
    dutch = po_path(TEMPLATES, SOURCE_LANGUAGE).read_text(encoding="utf-8")
    _, _, sentences = dutch.partition("\n\n")
    return f"{header}\n{Template(sentences).substitute(values)}"


def _schema_line(folder: Path, file: str, *, overlay: bool) -> str:
    schema = os.path.relpath(SCHEMAS / schema_name(file, overlay=overlay), folder.resolve())
    return f"# yaml-language-server: $schema={Path(schema).as_posix()}\n"


def _quoted(text: str) -> str:
    """Return text as YAML takes it, whatever stands in it (JSON is YAML)."""
    return json.dumps(text, ensure_ascii=False)
