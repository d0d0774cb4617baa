"""Placeholders in sentences: `{name}`, filled with values and nothing else."""

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"


def placeholders(sentence: str) -> frozenset[str]:
    """Return the names of the placeholders in a sentence."""
    return frozenset(PLACEHOLDER.findall(sentence))


def has_stray_brace(sentence: str) -> bool:
    """Whether braces are left over that are no placeholder (`{Name}`, `{n`)."""
    rest = PLACEHOLDER.sub("", sentence)
    return "{" in rest or "}" in rest


def filled(sentence: str, values: Mapping[str, object], *, isolate: bool) -> str:
    """
    Return a sentence with its placeholders filled; whole numbers in digits 0-9.

    With `isolate`, each value stands between FSI and PDI (UAX #9), so that `14 020`, a code or
    a Latin name keeps its own order inside a sentence from right to left. Plain whole numbers
    have one order only and stay bare.

    Raises:
        KeyError: No value for a placeholder.
    """

    def value_of(found: re.Match[str]) -> str:
        value = values[found.group(1)]
        if isolate and not isinstance(value, int):
            return f"{FIRST_STRONG_ISOLATE}{value}{POP_DIRECTIONAL_ISOLATE}"
        return str(value)

    return PLACEHOLDER.sub(value_of, sentence)
