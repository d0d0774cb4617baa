"""What is being typed on the contact screens: plain buffers that are wiped, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

LONGEST: Mapping[str, int] = {
    "phone": 20,
    "email": 80,
    "postcode": 7,
    "house_number": 5,
    "house_letter": 1,
    "house_number_addition": 4,
    "street": 60,
    "town": 40,
}
"""The fields and the most characters each takes."""

FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "phone": ("phone",),
    "email": ("email",),
    "address": tuple(name for name in LONGEST if name not in {"phone", "email"}),
}
"""The fields of each screen."""

FIRST_FIELD = {"phone": "phone", "email": "email", "address": "postcode"}
"""The field in which typing starts, by screen."""

PAD_OF = {
    "phone": "phone",
    "email": "email",
    "postcode": "postcode",
    "house_number": "digits",
    "from_date": "days",
}
"""The pad of each field; the others take letters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything typed so far, and the field that the next key goes to."""

    typed: Mapping[str, str] = field(default_factory=dict)
    active: str = "phone"

    def text(self, name: str) -> str:
        """Return what a field holds."""
        return self.typed.get(name, "")

    @property
    def pad(self) -> str:
        """Which pad belongs to the active field."""
        return PAD_OF.get(self.active, "letters")

    def with_text(self, name: str, text: str) -> "Entry":
        """Fill a field."""
        return replace(self, typed={**self.typed, name: text[: LONGEST[name]]})

    def added(self, characters: str) -> "Entry":
        """Type characters into the active field; what does not fit is not taken."""
        if self.active not in LONGEST:
            return self
        return self.with_text(self.active, self.text(self.active) + characters)

    def deleted(self) -> "Entry":
        """Take the last character of the active field away."""
        return self.with_text(self.active, self.text(self.active)[:-1])

    def cleared(self, *names: str) -> "Entry":
        """Empty some fields."""
        kept = {name: text for name, text in self.typed.items() if name not in names}
        return replace(self, typed=kept)
