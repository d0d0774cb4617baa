"""The words that stand under the fields of an entry in its source, for editors to read."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise

from content.schema import Entry


def words_of_fields(entry: type[Entry]) -> Mapping[str, str]:
    """Return the sentence under each field, by the field's name; parents' fields included."""
    words: dict[str, str] = {}
    for kind in reversed(entry.__mro__):
        if issubclass(kind, Entry) and kind is not Entry:
            words.update(_written_in(kind))
    return words


def _written_in(entry: type[Entry]) -> Mapping[str, str]:
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(entry))).body
    if not isinstance(definition, ast.ClassDef):
        raise AssertionError  # noqa: TRY004 - the source of a class is one class
    words = {}
    for field, below in pairwise(definition.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            words[field.target.id] = str(below.value.value)
    return words
