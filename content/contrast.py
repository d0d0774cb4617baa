"""Whether a municipality's colours can be read: contrast as WCAG 2.2 counts it (1.4.3, 1.4.11)."""

from content.findings import Findings
from content.schema_things import ThemeEntry
from content.yaml_files import YamlFile

PAGE = "#FBFAF7"
"""The ground of every screen (`ui/theme/Theme.qml`, paper)."""
WORDS, GRAPHICS = 7.0, 3.0
"""The least contrast of words on the accent, and of the accent on the page."""


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours (`#RRGGBB`), from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_contrast(theme: ThemeEntry, file: YamlFile, findings: Findings) -> None:
    """Note colours that people with weak eyes could not tell apart, with the measured ratio."""
    for name, colours, least, what in (
        ("on_accent", (theme.on_accent, theme.accent), WORDS, "words on the accent"),
        ("accent", (theme.accent, PAGE), GRAPHICS, "the accent on the page"),
    ):
        measured = ratio(*colours)
        if measured < least:
            fault = f"{what}: the contrast of {colours[0]} on {colours[1]} is {measured:.1f} to 1"
            mend = f"take colours with at least {least:.0f} to 1: a darker accent mostly helps"
            findings.add(file.label, file.line("theme", name), fault, mend, kind="contrast")


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
