"""The tiles of the welcome screen: languages by their own names."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.pack import Pack


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A tile of the welcome screen; `promise` appears once the language's words are loaded."""

    key: str
    name: str
    promise: str
    rightToLeft: bool


def language_rows(pack: Pack, promises: Mapping[str, str]) -> list[LanguageRow]:
    """Return a tile for each language, with the promise of those whose words are loaded."""
    return [
        LanguageRow(each.tag, each.name, promises.get(each.tag, ""), each.right_to_left)
        for each in pack.languages
    ]
