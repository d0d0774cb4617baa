"""
Which Dutch a translation was made from, in one line and in one fingerprint.

Compared is what people read: the same letters in another Unicode form, or other white space,
are the same sentence.
"""

import unicodedata
from collections.abc import Sequence
from hashlib import sha256

FORMS_APART = " / "
"""Stands between the two forms of a Dutch plural in `#. nl: …`."""

FINGERPRINT_DIGITS = 12


def normalised(sentence: str) -> str:
    """Return a sentence in NFC with single spaces: what is compared."""
    return " ".join(unicodedata.normalize("NFC", sentence).split())


def source_line(forms: Sequence[str]) -> str:
    """Return the Dutch as `#. nl: …` holds it: one line, the forms of a plural in order."""
    return FORMS_APART.join(normalised(form) for form in forms)


def is_still(noted: str, forms: Sequence[str]) -> bool:
    """Whether the Dutch that a translation notes is the Dutch as it is now."""
    return normalised(noted) == normalised(source_line(forms))


def fingerprint_of(source: str) -> str:
    """
    Return 12 hexadecimal digits (SHA-256) that change when a Dutch sentence changes.

    `source` is as `source_line` writes it.
    """
    return sha256(normalised(source).encode("utf-8")).hexdigest()[:FINGERPRINT_DIGITS]
