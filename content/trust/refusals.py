"""What TUF refuses, in words for the admin of a kiosk: what it was, and what to do."""

import urllib3
from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    SlowRetrievalError,
    UnsignedMetadataError,
)

from content.trust.trust_errors import TrustError

_NOTHING_TAKEN = "Nothing was taken; the kiosk goes on with the content it has."
_COPY_ANEW = "Copy it anew; if that does not help, tell the publisher."


def refusal(error: Exception, source: str) -> TrustError:
    """Return an error of TUF or of the network as one that an admin can do something with."""
    for kinds, kind, words in _WORDS:
        if isinstance(error, kinds):
            return TrustError(f"{source}: {words} {_NOTHING_TAKEN}", kind)
    return TrustError(f"{source}: cannot be used ({error}). {_NOTHING_TAKEN}")


_WORDS: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (DownloadLengthMismatchError,),
        "too_large",
        "sends more than it should. Tell the publisher.",
    ),
    (
        (SlowRetrievalError, urllib3.exceptions.TimeoutError),
        "slow",
        "is too slow or fell silent. Try again later, or use a stick.",
    ),
    (
        (DownloadHTTPError,),
        "unreachable",
        f"lacks a file that it should have. {_COPY_ANEW}",
    ),
    (
        (DownloadError, urllib3.exceptions.HTTPError),
        "unreachable",
        "cannot be read. See whether the network works, or whether the stick is in.",
    ),
    (
        (ExpiredMetadataError,),
        "expired",
        "its term is over. Is this kiosk's clock right? Then the publisher must publish anew.",
    ),
    (
        (BadVersionNumberError,),
        "rollback",
        "is older than what this kiosk has seen. Use a newer copy, or tell the publisher.",
    ),
    (
        (UnsignedMetadataError,),
        "signature",
        "is not signed by those who may sign it. Tell the publisher.",
    ),
    (
        (LengthOrHashMismatchError,),
        "damaged",
        f"does not belong together, or is damaged. {_COPY_ANEW}",
    ),
    (
        (RepositoryError,),
        "damaged",
        f"is no sound repository of packs. {_COPY_ANEW}",
    ),
)
"""The most exact kind first: a stable word, and what to say."""
