"""Answers `qsTrId("ui.next")` in QML from the catalogue of the language that is chosen."""

from PySide6.QtCore import QTranslator

from kiosk.words import Words


class CatalogueTranslator(QTranslator):
    """
    A Qt translator over one `Words` at a time.

    Placeholders stay as they are (`{n}`): sentences that need values come finished from the
    view-models.
    """

    def __init__(self, words: Words) -> None:
        """Start with a language."""
        super().__init__()
        self.words = words

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never empty; Qt does not install an empty translator."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's signature
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,
    ) -> str:
        """Return the sentence with this id; what is not ours stays as Qt says it."""
        if not self.words.has(sourceText):
            return None  # type: ignore[return-value]  # Qt reads a null string: not translated
        return self.words.raw(sourceText) if n < 0 else self.words.count(sourceText, n)
