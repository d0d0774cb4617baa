"""The kinds of number that a language keeps apart: for languages that a pack begins with."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from gettext import c2py
from typing import Final

from babel.core import Locale
from babel.messages.plurals import get_plural
from babel.plural import to_gettext

COUNTED_TO: Final = 200
EXAMPLES: Final = 4
_COMMON: Final = (
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2);",
)


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms there are, and as PO headers write it, which fits `n`."""

    count: int
    header: str

    @property
    def examples(self) -> Sequence[tuple[int, ...]]:
        """A few numbers for each form, so that nobody must read the rule."""
        form_of = c2py(self._expression)
        numbers: list[list[int]] = [[] for _ in range(self.count)]
        for number in range(COUNTED_TO):
            if (form := form_of(number)) < self.count:
                numbers[form].append(number)
        return tuple(tuple(each[:EXAMPLES]) for each in numbers)

    @property
    def _expression(self) -> str:
        return self.header.partition("plural=")[2].rstrip("; ")

    def fits(self, category: Callable[[int], str]) -> bool:
        """Whether two kinds of number that the language keeps apart never share a form."""
        try:
            form_of = c2py(self._expression)
            found: dict[int, set[str]] = {}
            for number in range(COUNTED_TO):
                found.setdefault(form_of(number), set()).add(category(number))
        except ValueError:
            return False
        return max(found) < self.count and all(len(kinds) == 1 for kinds in found.values())


def rule_written(header: str) -> PluralRule:
    """
    Return the rule of a `Plural-Forms` header.

    Raises:
        ValueError: It is none.
    """
    found = re.fullmatch(r"\s*nplurals=([0-9]+);\s*plural=.+", header)
    if not found:
        message = f"'{header}' is no rule for plurals"
        raise ValueError(message)
    return PluralRule(int(found[1]), header.strip())


def rule_for(locale: Locale) -> PluralRule:
    """
    Return the rule for a language that has none yet.

    Babel's own table is older than CLDR for some (Turkish, Portuguese, Farsi); then another
    rule that keeps apart what CLDR keeps apart.
    """
    return next(rule for rule in _candidates(locale) if rule.fits(locale.plural_form))


def _candidates(locale: Locale) -> Iterator[PluralRule]:
    yield rule_written(get_plural(str(locale)).plural_forms)
    yield from map(rule_written, _COMMON)
    exact = re.sub(r"\be\b", "0", to_gettext(locale.plural_form))
    yield rule_written(exact if exact.endswith(";") else f"{exact};")
