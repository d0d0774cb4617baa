"""The papers a slip is printed on, and the sizes that suit each; lengths in points."""

from dataclasses import dataclass, replace

from kiosk.errors import PrintError

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Density:
    """
    How tightly a slip is set: `text` and `headline` in points, the rest in text sizes.

    `leading` is the distance of baselines, `rtl_leading` that of Arabic, whose letters hang
    lower and carry marks; `padding` the white above and below a part, `between` that between
    its sentences. No text is under 10 points, no headline under 24 (VVSG 2.0 7.1-G).
    """

    text: float
    headline: float
    leading: float
    rtl_leading: float
    padding: float
    between: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A paper size and how a slip is laid out on it.

    `densities` are tried in order, the most open first; `splits` lets a part go on on the
    next page where paper is small. A `roll` is cut where the slip ends: `height` is then the
    length that is preferred, `longest` the most; pictures stand above words, not beside them.
    On a `narrow` one the words of a part begin below its pictogram. `dot` is what the printer's
    dots measure, where a QR code must not fall between them.
    """

    width: float
    height: float
    margin: float
    side_by_side: bool
    splits: bool
    densities: tuple[Density, ...]
    second_headline: float
    small: float
    picture: float
    pictogram: float
    gutter: float
    code: float
    code_symbol: float
    reminder_symbol: float
    padding: float
    roll: bool = False
    longest: float = 0.0
    narrow: bool = False
    dot: float = 0.0

    @property
    def left(self) -> float:
        """Where the printed area begins."""
        return self.margin

    @property
    def right(self) -> float:
        """Where the printed area ends."""
        return self.width - self.margin

    @property
    def top(self) -> float:
        """Where the first line hangs from."""
        return self.height - self.margin


A4 = Sheet(
    width=210 * MM,
    height=297 * MM,
    margin=12 * MM,
    side_by_side=True,
    splits=False,
    densities=(
        Density(13, 28, 1.36, 1.5, 0.65, 0.25),
        Density(12.5, 28, 1.36, 1.5, 0.6, 0.25),
        Density(12, 28, 1.34, 1.48, 0.6, 0.22),
        Density(11.5, 28, 1.34, 1.48, 0.55, 0.22),
        Density(11, 27, 1.32, 1.45, 0.55, 0.2),
        Density(10.5, 26, 1.3, 1.42, 0.5, 0.18),
        Density(10, 25, 1.28, 1.4, 0.45, 0.15),
        Density(10, 24, 1.22, 1.34, 0.32, 0.1),
    ),
    second_headline=17,
    small=10,
    picture=22 * MM,
    pictogram=7.5 * MM,
    gutter=6 * MM,
    code=30,
    code_symbol=24 * MM,
    reminder_symbol=30 * MM,
    padding=4.6 * MM,
)

A6 = Sheet(
    width=105 * MM,
    height=148 * MM,
    margin=6.5 * MM,
    side_by_side=False,
    splits=True,
    densities=(
        Density(11, 24, 1.32, 1.45, 0.5, 0.2),
        Density(10.5, 24, 1.3, 1.42, 0.45, 0.18),
        Density(10, 24, 1.28, 1.4, 0.4, 0.15),
        Density(10, 24, 1.22, 1.34, 0.3, 0.1),
    ),
    second_headline=12,
    small=10,
    picture=12 * MM,
    pictogram=6 * MM,
    gutter=3 * MM,
    code=24,
    code_symbol=17 * MM,
    reminder_symbol=26 * MM,
    padding=3.3 * MM,
)

RECEIPT_80 = Sheet(
    width=80 * MM,
    height=450 * MM,
    margin=5 * MM,
    side_by_side=False,
    splits=False,
    densities=(
        Density(11, 24, 1.3, 1.42, 0.5, 0.2),
        Density(10, 24, 1.25, 1.36, 0.4, 0.12),
    ),
    second_headline=13,
    small=10,
    picture=14 * MM,
    pictogram=6 * MM,
    gutter=2.5 * MM,
    code=27,
    code_symbol=24 * MM,
    reminder_symbol=40 * MM,
    padding=4 * MM,
    roll=True,
    longest=600 * MM,
    dot=MM / 8,
)

RECEIPT_58 = replace(
    RECEIPT_80,
    width=58 * MM,
    margin=5.75 * MM,
    height=550 * MM,
    longest=750 * MM,
    narrow=True,
    densities=RECEIPT_80.densities[1:],
    second_headline=12,
    picture=12 * MM,
    pictogram=5 * MM,
    gutter=2 * MM,
)

SHEETS = {"a4": A4, "a6": A6, "receipt80": RECEIPT_80, "receipt58": RECEIPT_58}


def sheet_for(paper: str) -> Sheet:
    """Return the sheet of a paper (`a4`, `a6`, `receipt80`…). Raises PrintError for another."""
    if paper not in SHEETS:
        known = " or ".join(SHEETS)
        message = f"Slips are printed on {known}; there is no layout for '{paper}'."
        raise PrintError(message)
    return SHEETS[paper]
