"""
The strip's own words, in Dutch and English.

They are not in the packs: the strip is for editors, and no visitor's language waits for it.
"""

from pathlib import Path

from content.catalogue import Catalogue
from content.compiling import compiled
from kiosk.pack import Language
from kiosk.words import Words
from ui.translator import CatalogueTranslator

FOLDER = Path(__file__).parent
LANGUAGES = ("nl", "en")


class StripWords:
    """Answers `preview.…` ids, also from QML through `translator`."""

    def __init__(self, cache: Path, tag: str) -> None:
        """Read both languages; `cache` is a folder for compiled words."""
        self._all = {
            each: Catalogue(Language(each, each, "", each), compiled(each, [FOLDER], cache))
            for each in LANGUAGES
        }
        self.translator = CatalogueTranslator(self._all[tag if tag in LANGUAGES else "en"])

    @property
    def words(self) -> Words:
        """The words as they are now."""
        return self.translator.words

    def turn(self) -> None:
        """Speak the other language from now on."""
        (other,) = (each for each in self._all.values() if each is not self.translator.words)
        self.translator.words = other
