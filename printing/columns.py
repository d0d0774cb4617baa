"""Where things stand on the paper, from the side on which its reader begins."""

from dataclasses import dataclass

from printing.sheet import Sheet
from printing.typesetting import Line


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where its left end stands (points from the left edge of the paper)."""

    left: float
    line: Line


Edges = tuple[float, float]
"""Left and right, in points from the left edge of the paper."""

_WIDEST = 400.0
"""A single column no wider than some 65 characters."""


@dataclass(frozen=True, slots=True)
class Columns:
    """
    The columns of a sheet; mirrored where the visitor reads from right to left.

    `single` is a slip in Dutch alone.
    """

    sheet: Sheet
    right_to_left: bool
    single: bool

    @property
    def pair(self) -> bool:
        """Whether the two languages stand beside each other."""
        return self.sheet.side_by_side and not self.single

    @property
    def beside_picture(self) -> Edges:
        """The headline, beside the big picture."""
        return self._from_start(self.sheet.picture + self.sheet.gutter, self._width)

    @property
    def whole(self) -> Edges:
        """All the width."""
        return self._from_start(0, self._width)

    @property
    def beside_pictogram(self) -> Edges:
        """What the pictogram of a part leaves of the width."""
        return self._from_start(self.sheet.pictogram + self.sheet.gutter, self._width)

    @property
    def picture(self) -> Edges:
        """The big picture."""
        return self._from_start(0, self.sheet.picture)

    @property
    def pictogram(self) -> Edges:
        """The pictograms of the parts."""
        return self._from_start(0, self.sheet.pictogram)

    @property
    def own(self) -> Edges:
        """The visitor's own language; all the width where there is one column."""
        start = 0 if self.sheet.narrow else self.sheet.pictogram + self.sheet.gutter
        if not self.pair:
            return self._from_start(start, min(self._width, start + _WIDEST))
        return self._from_start(start, start + self._column)

    @property
    def dutch(self) -> Edges:
        """The Dutch column, beside the own one."""
        return self._from_start(self._width - self._column, self._width)

    @property
    def divider(self) -> float:
        """The line between the two columns."""
        left, right = sorted((self.own, self.dutch))
        return (left[1] + right[0]) / 2

    def from_start(self, start: float, end: float) -> Edges:
        """Return edges at two distances from the side where reading begins."""
        return self._from_start(start, end)

    def at_start(self, line: Line, edges: Edges) -> Placed:
        """Return a line at the side where the slip's reader begins, whatever its language."""
        left, right = edges
        return Placed(right - line.width if self.right_to_left else left, line)

    @property
    def _width(self) -> float:
        return self.sheet.right - self.sheet.left

    @property
    def _column(self) -> float:
        return (self._width - self.sheet.pictogram - 2.5 * self.sheet.gutter) / 2

    def _from_start(self, start: float, end: float) -> Edges:
        if self.right_to_left:
            return self.sheet.right - end, self.sheet.right - start
        return self.sheet.left + start, self.sheet.left + end
