"""The meta-objects of models: which of them are not those of their classes."""

from collections.abc import Iterator
from inspect import getattr_static, isfunction

from PySide6.QtCore import QMetaMethod, QObject


def below(parent: QObject) -> Iterator[QObject]:
    """Yield an object and all that belong to it."""
    yield parent
    for child in parent.children():
        yield from below(child)


def added_later(each: QObject) -> list[str]:
    """Return the methods that Qt learned of when a signal was connected to them."""
    meta = each.metaObject()
    methods = [meta.method(number) for number in range(meta.methodCount())]
    slot = QMetaMethod.MethodType.Slot
    names = [bytes(one.name().data()).decode() for one in methods if one.methodType() == slot]
    functions = {name: getattr_static(type(each), name, None) for name in names}
    return [
        name
        for name, function in functions.items()
        # PySide's mark of a declared slot.
        if isfunction(function) and not hasattr(function, "_slots")
    ]


def changed(parent: QObject) -> dict[str, list[str]]:
    """Return the classes of which an object has another meta-object, with what that has more."""
    return {type(each).__name__: added for each in below(parent) if (added := added_later(each))}
