"""Sentences by id in one language: the words of the kiosk as the core and the screen ask them."""

from collections.abc import Mapping, Sequence
from datetime import date
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal, NoReturn

from content.compiling import compiled
from content.placeholders import filled
from kiosk.errors import KioskError, UnknownIdError
from kiosk.nearest import nearest
from kiosk.pack import Language, Pack

REGIONS = {"en": "en_GB", "pt": "pt_PT"}
"""The region whose way of writing dates fits a visitor in Europe, where CLDR means another."""

COMMAS = ",\u060c\u1363"
"""The commas of Latin and its neighbours, of Arabic, and of Ethiopic."""


class UnknownTextError(KioskError):
    """A text id without a sentence, or a placeholder without a value: never shown as it is."""


class _NothingFound(NullTranslations):
    """Stands behind a catalogue, so that a missing sentence is an error and not its own id."""

    def gettext(self, message: str) -> NoReturn:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:  # noqa: ARG002 - gettext's
        raise KeyError(msgid1)


class Catalogue:
    """
    The sentences of one language; implements `kiosk.words.Words`.

    Digits are 0-9 in every language. In languages from right to left every value but a whole
    number is isolated (`content.placeholders.filled`).
    """

    def __init__(self, language: Language, mo: bytes) -> None:
        """Read compiled sentences (`content.compiling.compiled`)."""
        self._language = language
        self._sentences = GNUTranslations(BytesIO(mo))
        self._sentences.add_fallback(_NothingFound())

    @property
    def language(self) -> str:
        """BCP 47 tag."""
        return self._language.tag

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self._language.right_to_left

    def has(self, text_id: str) -> bool:
        """Whether there is a sentence, or a plural, with this id."""
        return self._found(text_id) is not None or self._found_plural(text_id, 1) is not None

    def text(self, text_id: str, /, **values: object) -> str:
        """
        Return a sentence with its placeholders filled.

        Raises:
            UnknownTextError: No such sentence, or a placeholder got no value.
        """
        return self._fill(text_id, self.raw(text_id), values)

    def raw(self, text_id: str, /) -> str:
        """
        Return a sentence with its placeholders as they are.

        Raises:
            UnknownTextError: No such sentence.
        """
        sentence = self._found(text_id)
        if sentence is None:
            raise self._unknown(text_id)
        return sentence

    def count(self, text_id: str, n: int, /, **values: object) -> str:
        """
        Return a sentence in the plural form for `n`, which also fills `{n}`.

        Raises:
            UnknownTextError: No such plural, or a placeholder got no value.
        """
        sentence = self._found_plural(text_id, n)
        if sentence is None:
            raise self._unknown(text_id)
        return self._fill(text_id, sentence, {**values, "n": n})

    def day(self, day: date) -> str:
        """Return a date as people write it: `24 november 2026`."""
        from babel.dates import format_date  # noqa: PLC0415 - the first screen has no dates

        return format_date(day, "long", locale=self._locale)

    def month(self, day: date) -> str:
        """Return month and year: `December 2024`."""
        from babel.dates import format_skeleton  # noqa: PLC0415 - as above

        return format_skeleton("yMMMM", day, locale=self._locale)

    def weekdays(self, width: Literal["short", "abbreviated"] = "short") -> list[str]:
        """Return the short names of the days of a week, Monday first (`Mo`, `Mon`)."""
        from babel.dates import get_day_names  # noqa: PLC0415 - as above

        names = get_day_names(width, "stand-alone", self._locale)
        return [names[day] for day in range(7)]

    @property
    def between(self) -> str:
        """What stands between the things of a list: a comma (CLDR) and a space."""
        from babel import Locale  # noqa: PLC0415 - as above

        # Some of a language's patterns have only an "and"; one of them has its comma.
        patterns = Locale.parse(self._locale).list_patterns.values()
        said = "".join(form for pattern in patterns for form in pattern.values())
        return next((sign for sign in said if sign in COMMAS), COMMAS[0]) + " "

    @property
    def _locale(self) -> str:
        return REGIONS.get(self.language, self.language).replace("-", "_")

    def _found(self, text_id: str) -> str | None:
        # The empty id is gettext's own (the header), and some versions of gettext answer for a
        # plural with one of its forms.
        if not text_id or self._found_plural(text_id, 1) is not None:
            return None
        try:
            return self._sentences.gettext(text_id)
        except KeyError:
            return None

    def _found_plural(self, text_id: str, n: int) -> str | None:
        try:
            return self._sentences.ngettext(text_id, text_id, n)
        except KeyError:
            return None

    def _fill(self, text_id: str, sentence: str, values: Mapping[str, object]) -> str:
        try:
            return filled(sentence, values, isolate=self.right_to_left)
        except KeyError as error:
            placeholder = str(error.args[0])
            message = f"'{text_id}' ({self.language}) needs a value for {{{placeholder}}}."
            raise UnknownTextError(message) from None

    def _unknown(self, text_id: str) -> UnknownTextError:
        other = " as a single sentence; ask with count()" if self.has(text_id) else ""
        message = f"There is no text '{text_id}' in '{self.language}'{other}."
        return UnknownTextError(message)


class Catalogues:
    """The catalogues of a pack, each loaded when its language is first chosen, then kept."""

    def __init__(self, pack: Pack, folders: Sequence[Path], cache_folder: Path) -> None:
        """Take the folders of the pack (national, then overlay) and one for compiled words."""
        self._pack = pack
        self._folders = tuple(folders)
        self._cache_folder = cache_folder
        self._loaded: dict[str, Catalogue] = {}

    def get(self, tag: str) -> Catalogue:
        """
        Return the catalogue of a language.

        Raises:
            UnknownIdError: The pack does not speak it.
            PackError: Its sentences cannot be read.
        """
        if tag in self._loaded:
            return self._loaded[tag]
        tags = [language.tag for language in self._pack.languages]
        if tag not in tags:
            raise UnknownIdError("language", tag, nearest(tag, tags))
        mo = compiled(tag, self._folders, self._cache_folder, self._pack.free_texts)
        # Two threads may both come here; the first one to finish is the one that stays.
        return self._loaded.setdefault(tag, Catalogue(self._pack.language(tag), mo))

    def prepare_all(self) -> None:
        """
        Load every language; for a background thread once the first screen is shown.

        Raises:
            PackError: The sentences of a language cannot be read.
        """
        for language in self._pack.languages:
            self.get(language.tag)
