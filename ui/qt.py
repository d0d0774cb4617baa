"""PySide6 names whose types mypy cannot read; at run time they are PySide6's own."""

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Class = TypeVar("Class", bound=type)

    def Property(  # noqa: N802 - Qt's name
        type_: type | str, /, *, notify: object = None, constant: bool = False
    ) -> Callable[[Callable[[Any], Any]], Any]:
        """Turn a method into a property that QML can bind to."""
        ...

    def QmlUncreatable(reason: str, /) -> Callable[[Class], Class]:  # noqa: N802 - Qt's name
        """Name a class to QML that only Python makes."""
        ...
else:
    from PySide6.QtCore import Property
    from PySide6.QtQml import QmlUncreatable

__all__ = ["Property", "QmlUncreatable"]
