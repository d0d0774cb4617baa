"""The real window around a stand, offscreen, on a glass of any size."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from tests.unit.ui.visitor.gallery import Brings
from tests.unit.ui.visitor.stand import Stand
from ui.app import MAIN_QML
from ui.theme.pictograms import pictogram_font, pictogram_glyphs
from ui.translator import CatalogueTranslator

MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Glass:
    """A screen as it is sold: pixels and inches."""

    width: int
    height: int
    inch: float

    @property
    def pixels_per_mm(self) -> float:
        """The real density."""
        return float((self.width**2 + self.height**2) ** 0.5 / (self.inch * MM_PER_INCH))

    def __str__(self) -> str:
        """Return it as people call it."""
        return f'{self.width}x{self.height} {self.inch:g}"'


DESK = Glass(1920, 1080, 24)
SMALL = Glass(1280, 800, 15)
UPRIGHT = Glass(1080, 1920, 27)


@dataclass(frozen=True)
class Wish:
    """What one visitor may have chosen, on one glass."""

    language: str
    text_step: int
    high_contrast: bool
    glass: Glass

    def __str__(self) -> str:
        """Return it in a few words."""
        colours = "high contrast" if self.high_contrast else "default"
        return f"{self.language}, text {self.text_step}, {colours}, {self.glass}"


class Pane:
    """One window that is brought from state to state."""

    def __init__(self) -> None:
        """Open the window of a stand."""
        self.stand = Stand()
        self.warnings: list[str] = []
        self.engine = QQmlApplicationEngine()
        self.engine.warnings.connect(
            lambda errors: self.warnings.extend(error.toString() for error in errors)
        )
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.setFont(QFont("Noto Sans"))
        self.translator = CatalogueTranslator(self.stand.visitor.words)
        app.installTranslator(self.translator)
        self.stand.stage.languageChanged.connect(self._retranslate)
        self.engine.setInitialProperties(
            {
                "visitor": self.stand.visitor,
                "pixelsPerMm": DESK.pixels_per_mm,
                "pictogramFont": QUrl.fromLocalFile(str(pictogram_font())),
                "glyphs": pictogram_glyphs(),
                "accent": self.stand.pack.theme.accent,
                "inkOnAccent": self.stand.pack.theme.on_accent,
                "fullScreen": False,
                "startWidth": DESK.width,
                "startHeight": DESK.height,
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(MAIN_QML)))
        (window,) = self.engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.glass = DESK

    def _retranslate(self) -> None:
        self.translator.words = self.stand.visitor.words
        self.engine.retranslate()

    def show(self, brings: Brings, wish: Wish) -> None:
        """Bring the window into a state, as a visitor with these wishes sees it."""
        visitor = self.stand.visitor
        visitor.hideNow()
        if wish.glass != self.glass:
            self.window.setProperty("pixelsPerMm", wish.glass.pixels_per_mm)
            self.window.resize(wish.glass.width, wish.glass.height)
            self.glass = wish.glass
        self.stand.wishes.clear()
        brings(self.stand, wish.language)
        # Contrast and size come last, as on the glass: they are chosen on a living screen.
        visitor.comfort.setTextStep(wish.text_step)
        visitor.comfort.setHighContrast(wish.high_contrast)
        for each in self.stand.wishes:
            self._fulfil(each)
        self.settle()

    def settle(self) -> None:
        """Let layouts come to rest."""
        for _ in range(3):
            self.window.grabWindow()
            QTest.qWait(0)

    def picture(self) -> QImage:
        """Return what the window shows."""
        return self.window.grabWindow()

    def ask(self, expression: str, of: QObject) -> object:
        """Evaluate a piece of JavaScript on a thing of the window."""
        asked = QQmlExpression(QQmlEngine.contextForObject(of), of, expression)
        # The value, and whether it is undefined.
        answer: object = asked.evaluate()
        assert not asked.hasError(), asked.error().toString()
        return answer[0] if isinstance(answer, tuple) else answer

    def kind(self, name: str) -> list[QQuickItem]:
        """Return the visible things of a QML type."""
        found: list[QQuickItem] = []
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                if item.metaObject().className().startswith(f"{name}_QML"):
                    found.append(item)
                waiting.extend(item.childItems())
        return found

    def close(self) -> None:
        """Take the window down before the models it shows."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.removeTranslator(self.translator)
        shiboken6.delete(self.engine)

    def _fulfil(self, wish: str) -> None:
        """Open what no model knows of."""
        match wish:
            case "comfort":
                (screen,) = self.kind("QuestionScreen")
                self.ask("comfortWanted()", screen)
            case "language":
                (screen,) = self.kind("QuestionScreen")
                self.ask("languageWanted()", screen)
            case "explain":
                (screen,) = self.kind("QuestionScreen")
                screen.setProperty("explaining", True)  # noqa: FBT003 - a Qt property
            case "further":
                for each in self.kind("Further"):
                    each.setProperty("opened", True)  # noqa: FBT003 - a Qt property
