"""The nearest known id to one that somebody mistyped."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(unknown: str, known: Iterable[str]) -> str | None:
    """Return the known id most like `unknown`, or None where none comes near."""
    return next(iter(get_close_matches(unknown, list(known), n=1, cutoff=0.5)), None)
