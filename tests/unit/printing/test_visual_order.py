"""What stands left and what right is as Qt's own layout engine has it (its own UAX #9)."""

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout, QTextOption

from printing.fonts import FOLDERS
from printing.typesetting import Line, Voice, set_paragraph
from tests.fakes.slips import ALL_LANGUAGES, sentences_of

FSI, LRI, RLI, PDI = "\u2068", "\u2066", "\u2067", "\u2069"
WIDE = 1e5

MIXED = {
    "bg": "Търсете „Ελληνική Κοινότητα“ (тел. 020-624 11 11), бул. „Ґанок“ 12, до 25 %.",
    "el": "Ρωτήστε τον Ștefan Țăran ή την Їванка Ґудзь, «Anton de Komplein 150».",
    "tr": "İstanbul’dan Иван Щерев: fiyat 1.234,50 € (yüzde 25), ışık, fıçı, fi fl ffi.",  # noqa: RUF001 - letters and signs of the language
    "fr": "« Où est le Stadsloket ? » : près d’Άργος ; 25 % ; 12 mars 2027 !",  # noqa: RUF001 - letters and signs of the language
    "nl": "Vraag naar سميرة of Ζωή bij het loket, 1102 CW Amsterdam.",
    "lt": "Ą̃žuolas ir ė́jo: „Ščerbė“, Łódź, Ñandú, ßtraße, Ōkami.",
}
"""More than one script in one line."""

ARABIC = (
    f"اذهب إلى {FSI}Anton de Komplein 150{PDI} واتصل بالرقم {FSI}+31 20 624 1111{PDI} اليوم.",
    f"الرمز ({FSI}K7Q-42M-9XHT{PDI}) صالح حتى {FSI}12-03-2027{PDI}.",
    "سجّل نفسك (BRP/GBA) أو (BRP/RNI) قبل 4 أشهر.",
    "خصم 25% على 1.234 يورو، ثم [10%] فقط!",
    f"العنوان: {FSI}Stadsloket Zuidoost (1102 CW){PDI}، الطابق 2.",
    f"بين {FSI}09:00{PDI} و{FSI}17:00{PDI} (الاثنين).",
    f"اسأل عن {FSI}د. سميرة (Samira){PDI} في مكتب Zuidoost - الطابق A2.",
    f"موقع {FSI}juridischloket.nl{PDI} ورقم {FSI}0800 8020{PDI} · مجاناً",
    f"داخل {RLI}عربي {LRI}Dutch (عربي) 12{PDI} عربي{PDI} خارج",
    "«مرحباً» قال Jan: «Kom binnen (A)»",
    "١٢٣ ورقة و 45 صفحة (67)",
)
"""Lines that go wrong where brackets, numbers and names meet."""


@pytest.fixture(scope="module", autouse=True)
def fonts() -> Iterator[None]:
    """Give Qt the fonts that we print with, and nothing else to lay out with."""
    application = QGuiApplication.instance() or QGuiApplication([])
    for name in ("NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf"):
        file = next(folder / name for folder in FOLDERS if (folder / name).is_file())
        assert QFontDatabase.addApplicationFont(str(file)) >= 0
    yield
    del application


def bare(text: str) -> str:
    """Return a text without spaces, marks and steering characters: what stands in a place."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf", "Zs"})


def ours(line: Line) -> str:
    """Return what a line of ours shows from left to right."""
    shown = [bare(glyph.text) for glyph in line.glyphs]
    return "".join(
        one[::-1] if one and unicodedata.bidirectional(one[0]) in {"R", "AL"} else one
        for one in shown
    )


def qts(text: str, lengths: list[int], *, right_to_left: bool) -> list[str]:
    """Return what Qt shows from left to right in lines of so many characters."""
    font = QFont("Noto Sans")
    font.setPixelSize(100)
    layout = QTextLayout(text, font)
    option = QTextOption()
    reading = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(reading)
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    for length in lengths:
        lines.append(layout.createLine())
        rest = text[sum(line.textLength() for line in lines[:-1]) :]
        lines[-1].setNumColumns(len(rest[:length].rstrip()))  # Qt adds the spaces itself
    layout.endLayout()

    def key(place: int) -> tuple[float, int]:
        """Where a character stands; of one glyph for two, in the order of their script."""
        runs = layout.lineForTextPosition(place).glyphRuns(place, 1)
        found = [point.x() for run in runs for point in run.positions()]
        backwards = unicodedata.bidirectional(text[place]) in {"R", "AL"}
        return min(found), -place if backwards else place

    assert sum(line.textLength() for line in lines) == len(text)
    shown = []
    for line in lines:
        places = range(line.textStart(), line.textStart() + line.textLength())
        seen = [place for place in places if bare(text[place])]
        shown.append("".join(text[place] for place in sorted(seen, key=key)))
    return shown


def lengths_of(lines: list[Line], text: str) -> list[int]:
    """Return how many characters of a text each line holds, the spaces after it included."""
    lengths, start = [], 0
    for line in lines:
        end, wanted = start, len(ours(line))
        while end < len(text) and (wanted or not bare(text[end])):
            wanted -= len(bare(text[end]))
            end += 1
        lengths.append(end - start)
        start = end
    return lengths


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_every_sentence_stands_as_qt_has_it(language: str) -> None:
    right_to_left = language == "ar"
    voice = Voice("Regular", language, right_to_left, 10)
    texts = [*sentences_of(language).values(), *([MIXED[language]] if language in MIXED else [])]
    for text in texts:
        (line,) = set_paragraph(text, voice, WIDE)
        assert [ours(line)] == qts(text, [len(text)], right_to_left=right_to_left), text


@pytest.mark.parametrize("text", ARABIC)
@pytest.mark.parametrize("measure", [90, 140, WIDE])
def test_lines_of_tricky_arabic_stand_as_qt_has_them(text: str, measure: float) -> None:
    lines = set_paragraph(text, Voice("Regular", "ar", right_to_left=True, size=10), measure)
    shown = qts(text, lengths_of(lines, text), right_to_left=True)
    assert [ours(line) for line in lines] == shown


def test_a_phone_number_that_nobody_isolated_is_whole_all_the_same() -> None:
    for number in ("020-624 11 11", "(020) 624 11 11", "+31 (0)20 624 11 11", "1.234,50"):
        text = f"اتصل {number} اليوم"
        (line,) = set_paragraph(text, Voice("Regular", "ar", right_to_left=True, size=10), WIDE)
        assert bare(number) in ours(line)
        isolated = text.replace(number, f"{LRI}{number}{PDI}")
        assert [ours(line)] == qts(isolated, [len(isolated)], right_to_left=True)
