"""
JSON Schema of every YAML file of a pack, made from the models that the loader itself uses.

An editor's program (with a YAML language server) completes and underlines by them. They say
what a file may look like; what the files must be to each other, `content check` says.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from content.authoring.field_words import words_of_fields
from content.checking.waivers import WaiversFile
from content.schema import Entry
from content.schema_rules import QuestionsFile, RoutesFile, ValuesFile
from content.schema_things import (
    AdviceFile,
    ConsequencesFile,
    DeskChangesEntry,
    DesksFile,
    DocumentsFile,
    OrganisationsFile,
    OverlayFile,
)
from content.vocabulary import LEANS, REFERRALS, ROUTES

SCHEMAS: Final = Path(__file__).resolve().parents[1] / "schemas"
"""Where the schemas of this version lie."""

NATIONAL: Final[Mapping[str, type[Entry]]] = {
    "questions": QuestionsFile,
    "routes": RoutesFile,
    "values": ValuesFile,
    "advice": AdviceFile,
    "documents": DocumentsFile,
    "consequences": ConsequencesFile,
    "organisations": OrganisationsFile,
    "desks": DesksFile,
    "waivers": WaiversFile,
}
OVERLAY: Final[Mapping[str, type[Entry]]] = {
    "overlay": OverlayFile,
    "advice": AdviceFile,
    "organisations": OrganisationsFile,
    "desks": DesksFile,
    "waivers": WaiversFile,
}

Schema = dict[str, Any]
"""JSON as pydantic makes it; nothing outside of this module looks into one."""


class _Strict(GenerateJsonSchema):
    """What pydantic makes, without the `null` that no pack may hold."""

    def nullable_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - pydantic's own signature
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - as above
        made = super().default_schema(schema)
        if made.get("default", ...) in (None, (), [], {}):
            made.pop("default", None)
        return made


def schema_name(file: str, *, overlay: bool) -> str:
    """Return which schema is for a file of a pack: `desks.yaml` → `overlay-desks.json`."""
    stem = file.removesuffix(".yaml")
    return "overlay-desks.json" if overlay and stem == "desks" else f"{stem}.json"


def all_schemas() -> Mapping[str, str]:
    """Return every schema as the text of its file, by file name."""
    made = {f"{stem}.json": _schema_of(model) for stem, model in NATIONAL.items()}
    made["overlay.json"] = _schema_of(OverlayFile)
    made["overlay-desks.json"] = _overlay_desks()
    return {
        name: json.dumps(one, indent=2, ensure_ascii=False) + "\n" for name, one in made.items()
    }


def _schema_of(model: type[Entry]) -> Schema:
    made = model.model_json_schema(by_alias=True, schema_generator=_Strict)
    for entry in (model, *_entries(Entry)):
        part = made if entry is model else made.get("$defs", {}).get(entry.__name__)
        if part is not None:
            _describe(part, entry)
    if "RowEntry" in made.get("$defs", {}):
        fields = made["$defs"]["RowEntry"]["properties"]
        for name, known in (("route", ROUTES), ("refer_to", REFERRALS), ("lean", LEANS)):
            fields[name]["enum"] = sorted(known)
    if model is ValuesFile:
        for name in ("retention_days", "route_pictograms"):
            _for_every_route(made["properties"][name])
    _tidy(made)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def _overlay_desks() -> Schema:
    """Return the schema of an overlay's desks: its own, and changes to national ones."""
    made = _schema_of(DesksFile)
    changes = _schema_of(DeskChangesEntry)
    made["$defs"].update(changes.pop("$defs"))
    changes.pop("$schema")
    made["$defs"]["DeskChangesEntry"] = changes
    both = [{"$ref": "#/$defs/DeskEntry"}, {"$ref": "#/$defs/DeskChangesEntry"}]
    (pattern,) = made["properties"]["desks"]["patternProperties"]
    made["properties"]["desks"]["patternProperties"][pattern] = {"anyOf": both}
    return made


def _entries(kind: type[Entry]) -> list[type[Entry]]:
    below = kind.__subclasses__()
    return [*below, *(entry for one in below for entry in _entries(one))]


def _describe(part: Schema, entry: type[Entry]) -> None:
    words = words_of_fields(entry)
    for name, field in entry.model_fields.items():
        part["properties"][field.alias or name]["description"] = words[name]


def _for_every_route(part: Schema) -> None:
    (each,) = part.pop("patternProperties").values()
    part["properties"] = dict.fromkeys(sorted(ROUTES), each)
    part["required"] = sorted(ROUTES)


def _tidy(part: object) -> None:
    """Drop the titles that only repeat a name, and let no name through that fits no pattern."""
    if isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        if part.get("type") == "object" and part.keys() & {"patternProperties", "properties"}:
            part["additionalProperties"] = False
        for below in part.values():
            _tidy(below)
    elif isinstance(part, list):
        for below in part:
            _tidy(below)
