"""A speaker that keeps what it was told to say."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class HeardSpeaker:
    """Says nothing aloud; `said` holds (text id, text, language), `stops` counts silences."""

    said: list[tuple[str, str, str]] = field(default_factory=list)
    stops: int = 0

    def say(self, text_id: str, text: str, language: str) -> None:
        """Keep a text."""
        self.said.append((text_id, text, language))

    def stop(self) -> None:
        """Count a silence."""
        self.stops += 1

    @property
    def last(self) -> str:
        """The text said last."""
        return self.said[-1][1]
