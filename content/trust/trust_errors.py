"""What goes wrong between a publisher and a kiosk, in words for the one who can mend it."""

from kiosk.errors import PackError


class TrustError(PackError):
    """
    Content or a repository that is not what it must be.

    `kind` is a stable word for tests and the log: `signature`, `rollback`, `expired`, `damaged`,
    `too_large`, `unreachable`, `slow`, `missing`, `refused`.
    """

    def __init__(self, message: str, kind: str = "refused") -> None:
        """Take the words and the kind."""
        super().__init__(message)
        self.kind = kind
