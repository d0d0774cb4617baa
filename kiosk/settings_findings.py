"""Turns what pydantic found in the settings into sentences for a facility admin."""

import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kiosk.nearest import nearest


def findings(refused: ValidationError, settings: type[BaseModel], name: str) -> Iterator[str]:
    """Yield one sentence a finding: where, what must be there, what is there, what to do."""
    for finding in refused.errors(include_url=False):
        yield f"{name}: {_said(finding, settings)}"


def _said(finding: ErrorDetails, settings: type[BaseModel]) -> str:
    section, *rest = (str(part) for part in finding["loc"])
    if not rest:
        if finding["type"] == "extra_forbidden":
            return f"there is no section [{section}].{_meant(section, settings)}"
        return f"[{section}] is a section: write [{section}] on a line of its own."
    fields = _section(settings, section).model_fields
    setting = rest[0]
    if setting not in fields:
        hint = _meant(setting, _section(settings, section))
        return f'[{section}] has no setting "{setting}".{hint}'
    return (
        f"[{section}] {setting} must be {_wanted(finding, fields[setting])};"
        f" {_written(finding['input'])}.{_option_meant(finding, fields[setting])}"
    )


def _section(settings: type[BaseModel], section: str) -> type[BaseModel]:
    annotation = settings.model_fields[section].annotation
    assert isinstance(annotation, type)  # noqa: S101 - every section is a model
    assert issubclass(annotation, BaseModel)  # noqa: S101 - as above
    return annotation


def _meant(unknown: str, model: type[BaseModel]) -> str:
    near = nearest(unknown, model.model_fields)
    if near:
        return f" Did you mean {near}?"
    return f" There are: {', '.join(model.model_fields)}."


def _option_meant(finding: ErrorDetails, field: FieldInfo) -> str:
    known = finding["type"] == "literal_error" and get_origin(field.annotation) is Literal
    options = get_args(field.annotation) if known else ()
    near = nearest(str(finding["input"]), options)
    return f" Did you mean {json.dumps(near)}?" if near else ""


def _wanted(finding: ErrorDetails, field: FieldInfo) -> str:
    match finding["type"]:
        case "printer" | "content_source":
            return finding["msg"]
        case "string_pattern_mismatch":
            return _PATTERNS[str(finding["loc"][-1])]
    return _wanted_of(field)


_PATTERNS = {
    "start_language": 'a language tag such as "nl" or "zh-Hant"',
    "municipality": 'the id of an overlay, such as "amsterdam"',
}
"""What a text must look like, by the name of its setting."""


def _wanted_of(field: FieldInfo) -> str:
    kind: Any = field.annotation
    if get_origin(kind) is Literal:
        return " or ".join(json.dumps(option) for option in get_args(kind))
    if kind is bool:
        return "true or false"
    if kind in {int, float}:
        low = next(bound.ge for bound in field.metadata if isinstance(bound, Ge))
        high = next(bound.le for bound in field.metadata if isinstance(bound, Le))
        return f"a {'whole ' if kind is int else ''}number from {low} to {high}"
    return "text in quotes"


def _written(value: object) -> str:
    if value == "":
        return "it is empty"
    return f"you wrote {json.dumps(value, ensure_ascii=False, default=str)}"
