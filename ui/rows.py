"""A list for QML: frozen rows whose fields are the roles a delegate requires by name."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Rows(QAbstractListModel):
    """Holds dataclass rows of one type; replaced as a whole, changed in place where alike."""

    first_role: ClassVar[int] = int(Qt.ItemDataRole.UserRole)

    def __init__(self, row_type: type, parent: QObject) -> None:
        """Take the roles from the fields of a frozen dataclass."""
        super().__init__(parent)
        self._names = [field.name for field in fields(row_type)]
        self._rows: list[Any] = []

    def replace(self, rows: Sequence[Any]) -> None:
        """
        Show other rows.

        Rows of the same number are changed in place, so that a delegate under a finger
        lives on.
        """
        if len(rows) == len(self._rows):
            for number, row in enumerate(rows):
                if row != self._rows[number]:
                    self._rows[number] = row
                    here = self.index(number)
                    self.dataChanged.emit(here, here)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they are now."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = first_role) -> object:
        """Return one field of one row."""
        number = role - self.first_role
        if not index.isValid() or not 0 <= number < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[number])

    def roleNames(self) -> dict[int, Any]:  # noqa: N802 - Qt's name
        """Return the fields as role names."""
        return {self.first_role + n: name.encode() for n, name in enumerate(self._names)}
