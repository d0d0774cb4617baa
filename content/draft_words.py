"""
The words of a pack while it is being written: what is missing is said in Dutch, never an error.

Whoever asks is overheard: afterwards each sentence on the screen can be traced to its id.
"""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from content.catalogue import Catalogue, Catalogues, UnknownTextError
from content.sentences import SOURCE_LANGUAGE, Sentence, Sentences
from kiosk.pack import Language, Pack

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


class DraftCatalogue(Catalogue):
    """The sentences of one language, with Dutch ones where a translation is missing."""

    def __init__(self, language: Language, mo: bytes) -> None:
        """Remember nothing yet."""
        super().__init__(language, mo)
        self._asked: dict[str, str] = {}

    @property
    def asked(self) -> Mapping[str, str]:
        """Every sentence that was given out, without marks of direction, with its latest id."""
        return self._asked

    def raw(self, text_id: str, /) -> str:
        """Return a sentence with its placeholders as they are, or its id in brackets."""
        try:
            sentence = super().raw(text_id)
        except UnknownTextError:
            sentence = f"[{text_id}]"
        return self._overheard(text_id, sentence)

    def text(self, text_id: str, /, **values: object) -> str:
        """Return a sentence with its placeholders filled, as far as there are values."""
        return self._overheard(text_id, super().text(text_id, **values))

    def count(self, text_id: str, n: int, /, **values: object) -> str:
        """Return a sentence in the plural form for `n`, or its id in brackets."""
        try:
            sentence = super().count(text_id, n, **values)
        except UnknownTextError:
            sentence = f"[{text_id}]"
        return self._overheard(text_id, sentence)

    def _fill(self, text_id: str, sentence: str, values: Mapping[str, object]) -> str:
        try:
            return super()._fill(text_id, sentence, values)
        except UnknownTextError:
            return sentence

    def _overheard(self, text_id: str, sentence: str) -> str:
        self._asked[sentence.translate(ISOLATES)] = text_id
        return sentence


class DraftCatalogues(Catalogues):
    """
    The languages of a pack that is being written.

    `mirrored` turns the layout of every language round, as an editor wishes to see it.
    """

    def __init__(self, pack: Pack, sentences: Sentences, *, mirrored: bool = False) -> None:
        """Take what was read; nothing is kept on disk."""
        super().__init__(pack, (), Path())
        self._sentences = sentences
        self._mirrored = mirrored
        self._made: dict[str, DraftCatalogue] = {}

    def get(self, tag: str) -> DraftCatalogue:
        """Return the catalogue of a language; the Dutch one where the pack does not speak it."""
        if tag not in {language.tag for language in self._pack.languages}:
            tag = SOURCE_LANGUAGE
        if tag not in self._made:
            language = self._pack.language(tag)
            turned = replace(language, right_to_left=language.right_to_left != self._mirrored)
            mo = _compiled(tag, self._sentences)
            self._made.setdefault(tag, DraftCatalogue(turned, mo))
        return self._made[tag]


def _compiled(tag: str, sentences: Sentences) -> bytes:
    dutch, theirs = sentences.get(SOURCE_LANGUAGE, {}), sentences.get(tag, {})
    catalog = Catalog(locale=Locale.parse(tag, sep="-"))
    for text_id in dutch.keys() | theirs.keys():
        said = _whole(theirs.get(text_id)) or _whole(dutch.get(text_id))
        if said is None:
            continue
        if said.entry.plural:
            # Dutch has two forms; another language may have one, or six.
            forms = (*said.forms, *[said.forms[-1]] * catalog.num_plurals)
            catalog.add((text_id, text_id), forms[: catalog.num_plurals])
        else:
            catalog.add(text_id, said.forms[0])
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def _whole(sentence: Sentence | None) -> Sentence | None:
    """Return a sentence all of whose forms are written."""
    return sentence if sentence and all(form.strip() for form in sentence.forms) else None
