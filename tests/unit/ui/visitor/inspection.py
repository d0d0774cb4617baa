"""
What is wrong with a screen, measured on its items: cut words, crowded targets, poor contrast.

Numbers: VVSG 2.0 7.1 and 7.2, EN 301 549 5.1.4, WCAG 1.4.3, 1.4.4, 1.4.10, 4.1.2. Every check
returns its findings as lines, so that a failing test tells all of them at once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible, QColor, QFont, QImage
from PySide6.QtQuick import QQuickItem

from tests.unit.ui.visitor.pane import Pane

TARGET_MM = 12.7
APART_MM = 2.54
CAPITAL_MM = 3.5
CAPITAL_PER_EM = 0.714
"""Height of a capital of Noto Sans."""
LEAST_ROOM_MM = 40
"""Content that turns pages needs room for at least a tile and something to compare it with."""
SLACK = 1.5
"""Pixels that rounding may take."""
RAW_ID = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")
DOMAIN = re.compile(r"@?[a-z0-9-]*\.(com|nl|org|eu|fyi|nu|net)")
"""What looks like an id of ours and is an address of theirs."""
PLACES = {"RadioButton", "CheckBox", "Button", "EditableText"}
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True)
class Seen:
    """One visible item: where it is in the window, and the pager it turns with, if any."""

    item: QQuickItem
    kind: str
    area: QRectF
    above: tuple["Seen", ...]
    pager: "Seen | None"

    @property
    def text(self) -> str:
        """Its words."""
        return str(self.item.property("text") or "").translate(ISOLATES)

    @property
    def touchable(self) -> bool:
        """Whether a finger or a keyboard can do something with it."""
        return self.item.inherits("QQuickAbstractButton") or self.item.activeFocusOnTab()

    @property
    def words(self) -> bool:
        """Whether it is words (and not a pictogram of the font)."""
        if not self.item.inherits("QQuickText") or not self.text:
            return False
        return "Glyph" not in self.kind

    def __str__(self) -> str:
        """Return it as a finding calls it."""
        name = self.text or str(self.item.property("name") or "")
        return f"{self.kind} {name[:50]!r}"


class Inspection:
    """One look at a pane that has come to rest."""

    def __init__(self, pane: Pane) -> None:
        """Take down everything that can be seen."""
        self.pane = pane
        self.density = pane.glass.pixels_per_mm
        self.window = QRectF(0, 0, pane.window.width(), pane.window.height())
        self.all = list(self._seen(pane.window.contentItem(), (), None))
        self.words = [each for each in self.all if each.words]
        self.targets = [each for each in self.all if each.touchable]

    def findings(self) -> list[str]:
        """Return everything that is wrong."""
        return [
            *self.pane.warnings,
            *self.cut_words(),
            *self.words_on_words(),
            *self.small_words(),
            *self.small_targets(),
            *self.crowded_targets(),
            *self.beyond_the_glass(),
            *self.cut_pages(),
            *self.empty_pages(),
            *self.poor_names(),
        ]

    def cut_words(self) -> Iterator[str]:
        """Find words that are elided, or painted outside of what holds them (WCAG 1.4.4)."""
        for words in self.words:
            if words.item.property("truncated"):
                yield f"{words} is truncated"
            painted = self._painted(words)
            for holder in words.above:
                if self._holds(holder) and not _around(holder.area).contains(painted):
                    yield f"{words} sticks out of {holder}: {_mm(painted, holder.area)}"
                    break

    def words_on_words(self) -> Iterator[str]:
        """Find words painted over other words or over something to touch."""
        painted = [(words, self._painted(words)) for words in self.words]
        for number, (words, area) in enumerate(painted):
            inner = area.adjusted(SLACK, SLACK, -SLACK, -SLACK)
            for other, second in painted[number + 1 :]:
                if words.pager is other.pager and inner.intersects(second):
                    yield f"{words} lies on {other}"
            for target in self.targets:
                apart = words.item is not target.item and target not in words.above
                same = words.pager is target.pager
                if apart and same and inner.intersects(target.area):
                    yield f"{words} lies on {target}"

    def small_words(self) -> Iterator[str]:
        """Find words whose capitals are too low (VVSG 7.1-G)."""
        for words in self.words:
            font = words.item.property("font")
            assert isinstance(font, QFont)
            capital = font.pixelSize() * CAPITAL_PER_EM / self.density
            if capital < CAPITAL_MM - 0.1:
                yield f"{words} has capitals of {capital:.1f} mm"

    def small_targets(self) -> Iterator[str]:
        """Find targets that a finger misses (VVSG 7.2-I)."""
        for target in self.targets:
            least = TARGET_MM * self.density - 0.5
            too_small = min(target.area.width(), target.area.height()) < least
            if too_small and target.item.isEnabled():
                yield f"{target} is too small: {target.area.width()} x {target.area.height()}"

    def crowded_targets(self) -> Iterator[str]:
        """Find targets nearer to each other than 2.54 mm."""
        gap = APART_MM * self.density - 1
        for number, target in enumerate(self.targets):
            near = target.area.adjusted(-gap, -gap, gap, gap)
            for other in self.targets[number + 1 :]:
                inside = target in other.above or other in target.above
                if target.pager is other.pager and near.intersects(other.area):
                    kind = "lies in" if inside else "is too near to"
                    yield f"{other} {kind} {target}"

    def beyond_the_glass(self) -> Iterator[str]:
        """Find what is outside of the window (WCAG 1.4.10); pages may wait below."""
        for each in self.all:
            if not (each.words or each.touchable or self._holds(each)):
                continue
            area = self._painted(each) if each.words else each.area
            if area.left() < -SLACK or area.right() > self.window.right() + SLACK:
                yield f"{each} goes beyond the width"
            low = area.top() < -SLACK or area.bottom() > self.window.bottom() + SLACK
            if low and each.pager is None:
                yield f"{each} goes beyond the height"

    def cut_pages(self) -> Iterator[str]:
        """Find lines and targets that no page shows whole, and pages without room."""
        for pager in (each for each in self.all if each.kind == "MorePager"):
            starts, room = self._pages(pager)
            if len(starts) > 1 and room < LEAST_ROOM_MM * self.density:
                yield f"the pages have only {room / self.density:.0f} mm"
            origin = pager.area.top() - starts[int(pager.item.property("page"))]
            pages = list(zip(starts, [*starts[1:], float("inf")], strict=True))
            for each in self.all:
                if each.pager is not pager or not (each.words or each.touchable):
                    continue
                area = self._painted(each) if each.words else each.area
                top, bottom = area.top() - origin, area.bottom() - origin
                whole = any(
                    start - SLACK <= top and bottom <= min(start + room, end) + SLACK
                    for start, end in pages
                )
                if not whole:
                    yield f"{each} is on no page as a whole"

    def empty_pages(self) -> Iterator[str]:
        """Find pages on which nothing can be read or touched."""
        for pager in (each for each in self.all if each.kind == "MorePager"):
            starts, _ = self._pages(pager)
            origin = pager.area.top() - starts[int(pager.item.property("page"))]
            tops = [
                each.area.top() - origin
                for each in self.all
                if each.pager is pager and (each.words or each.touchable)
            ]
            for number, (start, end) in enumerate(pairwise([*starts, float("inf")]), 1):
                if tops and not any(start - SLACK <= top < end for top in tops):
                    yield f"page {number} of {len(starts)} is empty"

    def poor_names(self) -> Iterator[str]:
        """Find targets without a name of their own, and words that are no words (WCAG 4.1.2)."""
        names = Counter[tuple[str, str]]()
        for target in self.targets:
            told = QAccessible.queryAccessibleInterface(target.item)
            name = told.text(QAccessible.Text.Name).translate(ISOLATES)
            if not name.strip() and target.item.isEnabled():
                yield f"{target} has no name"
            elif told.role().name in PLACES and target.item.isEnabled():
                names[told.role().name, name] += 1
            yield from self._no_words(target, name)
        for (role, name), times in names.items():
            if times > 1:
                yield f"{times} of {role} are called {name!r}"
        for words in self.words:
            yield from self._no_words(words, words.text)

    def poor_contrast(self, picture: QImage, least: float, least_on_colour: float) -> Iterator[str]:
        """Find words too near in colour to what they really stand on, in a picture (WCAG 1.4.3)."""
        for words in self.words:
            area = self._painted(words).toRect().intersected(picture.rect())
            off_page = words.pager is not None and not words.pager.area.intersects(area)
            if area.isEmpty() or off_page or not words.item.isEnabled():
                continue
            ink = words.item.property("color")
            assert isinstance(ink, QColor)
            ground = _ground(picture, area)
            coloured = any(each.kind in {"TouchButton", "CalendarDay"} for each in words.above)
            ratio = contrast(ink, ground)
            if ratio < (least_on_colour if coloured else least):
                yield f"{words}: {ink.name()} on {ground.name()} is {ratio:.1f}:1"

    def _no_words(self, seen: Seen, text: str) -> Iterator[str]:
        if "{" in text or "}" in text:
            yield f"{seen} has an open placeholder"
        if RAW_ID.fullmatch(text) and not DOMAIN.fullmatch(text):
            yield f"{seen} is an id, not words"

    def _painted(self, words: Seen) -> QRectF:
        return words.item.mapRectToScene(words.item.boundingRect())

    def _holds(self, seen: Seen) -> bool:
        """Whether an item has a surface of its own, that its words must stay on."""
        return seen.touchable or seen.item.inherits("QQuickRectangle") or "Tile" in seen.kind

    def _pages(self, pager: Seen) -> tuple[list[float], float]:
        starts = str(self.pane.ask("starts.join('|')", pager.item)).split("|")
        return [float(start) for start in starts], float(str(pager.item.property("room")))

    def _seen(
        self, item: QQuickItem, above: tuple[Seen, ...], pager: Seen | None
    ) -> Iterator[Seen]:
        for child in item.childItems():
            if not child.isVisible() or child.opacity() == 0:
                continue
            size = QRectF(0, 0, child.width(), child.height())
            area = child.mapRectToScene(size)
            kind = child.metaObject().className().split("_QML")[0].replace("QQuick", "")
            here = Seen(child, kind, area, above, pager)
            yield here
            # The holders of words on a page are those of the page, not the screen around it.
            inner = here if kind == "MorePager" else pager
            path = () if kind == "MorePager" else (here, *above)
            yield from self._seen(child, path, inner)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""

    def luminance(colour: QColor) -> float:
        def linear(part: float) -> float:
            return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

        red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
        return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _ground(picture: QImage, area: QRect) -> QColor:
    """Return the colour that most of an area has: what its words stand on."""
    across = range(area.left(), area.right() + 1, max(1, area.width() // 24))
    down = range(area.top(), area.bottom() + 1, max(1, area.height() // 12))
    seen = Counter(picture.pixelColor(x, y).name() for x in across for y in down)
    return QColor(seen.most_common(1)[0][0])


def _around(area: QRectF) -> QRectF:
    return area.adjusted(-SLACK, -SLACK, SLACK, SLACK)


def _mm(painted: QRectF, holder: QRectF) -> str:
    def sides(area: QRectF) -> str:
        return f"{area.left():.0f},{area.top():.0f} to {area.right():.0f},{area.bottom():.0f}"

    return f"{sides(painted)} in {sides(holder)}"
