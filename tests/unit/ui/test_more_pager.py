"""What is too high is shown page by page, whole, and without a drag."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem

if TYPE_CHECKING:
    from tests.unit.ui.conftest import Glass

MakeGlass = Callable[..., "Glass"]

PAGER = """MorePager {
    objectName: "pager"
    width: 900; height: 600
    Repeater {
        model: %d
        TouchButton {
            required property int index
            text: "Row " + index
            Layout.preferredHeight: 110
        }
    }
}"""


def rows(shown: "Glass") -> list[QQuickItem]:
    return [
        item for item in shown.kind("TouchButton") if str(item.property("text")).startswith("Row")
    ]


def seen(shown: "Glass") -> list[str]:
    """Return the rows on this page; a row that is cut in two fails."""
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    texts = []
    for row in rows(shown):
        view = row.parentItem().parentItem()
        top = row.mapToItem(view, QPointF(0, 0)).y()
        if top + row.height() <= 0 or top >= view.height():
            continue
        assert top >= 0
        assert top + row.height() <= view.height()
        assert row.mapToItem(pager, QPointF(0, row.height())).y() <= pager.height()
        texts.append(str(row.property("text")))
    return texts


def pages(shown: "Glass") -> list[list[str]]:
    found = [seen(shown)]
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    while int(shown.number("pagesLeft", pager)) > 0:
        (more,) = [
            item for item in shown.kind("TouchButton") if item.property("pictogram") == "arrow-down"
        ]
        shown.tap(more)
        shown.settle()
        found.append(seen(shown))
    return found


def test_what_fits_has_no_button(glass: MakeGlass) -> None:
    shown = glass(PAGER % 3, lessMovement=True)
    assert seen(shown) == ["Row 0", "Row 1", "Row 2"]
    assert len(shown.kind("TouchButton")) == 3


def test_every_row_is_whole_on_exactly_one_page(glass: MakeGlass) -> None:
    shown = glass(PAGER % 13, lessMovement=True, doubleStrike=0)
    found = pages(shown)
    assert len(found) > 2
    assert [row for page in found for row in page] == [f"Row {index}" for index in range(13)]


def test_larger_text_keeps_rows_whole(glass: MakeGlass) -> None:
    shown = glass(PAGER % 9, lessMovement=True, doubleStrike=0, textStep=3)
    assert [row for page in pages(shown) for row in page] == [f"Row {i}" for i in range(9)]


def test_page_keys_turn_pages(glass: MakeGlass) -> None:
    shown = glass(PAGER % 13, lessMovement=True)
    first = seen(shown)
    rows(shown)[0].forceActiveFocus()
    shown.key(Qt.Key.Key_PageDown)
    shown.settle()
    second = seen(shown)
    assert second
    assert not set(first) & set(second)
    shown.key(Qt.Key.Key_PageUp)
    shown.settle()
    assert seen(shown) == first


def test_the_focus_takes_its_page_along(glass: MakeGlass) -> None:
    shown = glass(PAGER % 13, lessMovement=True)
    rows(shown)[9].forceActiveFocus()
    shown.settle()
    assert "Row 9" in seen(shown)


def test_rows_that_go_leave_no_empty_page(glass: MakeGlass) -> None:
    shown = glass(
        (PAGER % 13).replace("Repeater {", 'Repeater { objectName: "rows"'), lessMovement=True
    )
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    repeater = pager.findChild(QQuickItem, "rows")
    shown.ask("page = 2", pager)
    shown.settle()
    shown.ask("model = 2", repeater)
    shown.settle()
    assert seen(shown) == ["Row 0", "Row 1"]


HEADED = """MorePager {
    objectName: "pager"
    width: 900; height: 600
    Repeater {
        model: 4
        TouchButton {
            required property int index
            text: "Row " + index
            Layout.preferredHeight: 110
        }
    }
    Sentence { text: "Heading"; heads: true }
    TouchButton { text: "Row 4"; Layout.preferredHeight: 110 }
    %s
}"""
FILLER = "Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }"


def test_a_heading_goes_to_the_next_page_with_what_it_heads(glass: MakeGlass) -> None:
    shown = glass(HEADED % FILLER, lessMovement=True)
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    (heading,) = [item for item in shown.kind("Sentence") if item.property("text") == "Heading"]
    assert seen(shown) == [f"Row {index}" for index in range(4)]
    assert shown.number("starts[1]", pager) == heading.y()


def test_the_gap_before_an_empty_filler_makes_no_page(glass: MakeGlass) -> None:
    """Five rows of 110 and four gaps fill the height; a fifth gap would be an empty page."""
    shown = glass(
        (PAGER % 5)
        .replace("height: 600", "height: 550 + 4 * Theme.gap + 2")
        .replace("    }\n}", "    }\n    " + FILLER + "\n}"),
        lessMovement=True,
    )
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    assert len(seen(shown)) == 5
    assert shown.number("starts.length", pager) == 1


def test_what_stands_in_the_middle_of_a_high_glass_begins_on_the_first_page(
    glass: MakeGlass,
) -> None:
    """Between two fillers; the gap after the first must not push a high row off its page."""
    shown = glass(
        """MorePager {
            objectName: "pager"
            width: 900; height: 600
            Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }
            TouchButton { text: "Row 0"; Layout.preferredHeight: pager_.room - 4 }
            TouchButton { text: "Row 1"; Layout.preferredHeight: 110 }
            Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }
            id: pager_
        }""",
        lessMovement=True,
        doubleStrike=0,
    )
    assert pages(shown) == [["Row 0"], ["Row 1"]]


def test_a_number_stands_for_words_that_have_no_room(glass: MakeGlass) -> None:
    shown = glass((PAGER % 13).replace("width: 900;", "width: 900; brief: true;"))
    (more,) = [
        item for item in shown.kind("TouchButton") if item.property("pictogram") == "arrow-down"
    ]
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    assert more.property("text") == str(int(shown.number("pagesLeft", pager)))
    assert str(more.property("name")).startswith("ui.more")


def test_the_white_below_the_last_words_of_a_card_makes_no_page(glass: MakeGlass) -> None:
    shown = glass(
        """MorePager {
            objectName: "pager"
            width: 900; height: 600
            TouchButton { text: "Row 0"; Layout.preferredHeight: 500 }
            Card {
                spacing: 0
                Layout.fillWidth: true
                Repeater {
                    model: 4
                    TouchButton {
                        required property int index
                        text: "Row " + (index + 1)
                        Layout.preferredHeight: 119
                    }
                }
            }
        }""",
        lessMovement=True,
    )
    (pager,) = [item for item in shown.items() if item.objectName() == "pager"]
    assert shown.number("starts.length", pager) == 2
