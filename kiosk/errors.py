"""The one family of errors of the kiosk; each says what happened and what a person can do."""


class KioskError(Exception):
    """Something went wrong that a person can be told about, in words that say what to do."""


class UnknownIdError(KioskError):
    """An id that no pack knows, with the nearest one that it does know."""

    def __init__(self, kind: str, unknown: str, nearest: str | None) -> None:
        """
        Name the kind of thing (`question`, `option`), the unknown id and the nearest known one.

        Both stay readable as attributes for callers that word the message themselves.
        """
        hint = f" Did you mean '{nearest}'?" if nearest else ""
        super().__init__(f"This pack has no {kind} called '{unknown}'.{hint}")
        self.kind = kind
        self.unknown = unknown
        self.nearest = nearest


class StaleAnswerError(KioskError):
    """The screen changed while the finger was down; the answer belongs to another question."""


class AnswerCountError(KioskError):
    """No option, or several, for a question that takes exactly one."""


class NotDecidedError(KioskError):
    """An outcome was asked for while a question is still open."""


class RoutingError(KioskError):
    """No row, or more than one, fits a set of answers: the pack was never proven."""


class SealError(KioskError):
    """Something sealed could not be opened with this key, or a key is not a key."""


class RecordError(KioskError):
    """A record could not be kept, found or changed."""


class CodeTakenError(RecordError):
    """A referral code was drawn that is already given out: draw another."""


class PackError(KioskError):
    """A content pack is refused; the message lists file, line, fault and mend."""


class SettingsError(KioskError):
    """The settings file says something the kiosk cannot follow."""


class ContactError(KioskError):
    """A contact detail or address the visitor typed cannot be right; `reason` is a text id."""

    def __init__(self, reason: str) -> None:
        """Keep the id of the sentence that tells the visitor, never what was typed."""
        super().__init__(reason)
        self.reason = reason


class PrintError(KioskError):
    """A slip could not be printed; `reason` is what the printer or the system said."""


class MissingGlyphError(PrintError):
    """A character of the slip is in none of the fonts: an error, never a box on paper."""
