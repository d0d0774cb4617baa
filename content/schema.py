"""What all files of a pack share: strict entries, ids, sources, conditions; and how they fail."""

from datetime import date
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from content.findings import Findings
from content.yaml_files import Place, YamlFile
from kiosk.nearest import nearest
from kiosk.pack import Confidence, Source


class Entry(BaseModel):
    """
    Anything written in a pack: no field more or less, no value of another type.

    The words under each field are for editors: `content.authoring.json_schemas` hands them to
    the program in which they write.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Pictogram = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)+$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Ids = tuple[Id, ...]
Cells = dict[Id, Ids]
"""One line of a condition as written: names with lists of options or of groups."""


def _lines_of_condition(written: object) -> object:
    if written == "always":
        return ({},)
    if written == "never":
        return ()
    if not isinstance(written, tuple):
        raise _fault("is not a condition", "write 'always', 'never' or a list of lines")
    if any(line == {} for line in written):
        raise _fault("has a line without a question", "write 'always', or fill the line")
    return written


_LINE_AS_WRITTEN = {
    "type": "object",
    "description": "One line: every question named must have one of the answers listed.",
    "minProperties": 1,
    "propertyNames": {"pattern": r"^[a-z][a-z0-9_]*$"},
    "additionalProperties": {
        "description": "Answers (option ids) or names of groups of answers.",
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "pattern": r"^[a-z][a-z0-9_]*$"},
    },
}
ConditionLines = Annotated[
    tuple[Cells, ...],
    BeforeValidator(_lines_of_condition),
    # pydantic cannot see what the validator takes, and would leave out the two words.
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["always", "never"]},
                {"type": "array", "minItems": 1, "items": _LINE_AS_WRITTEN},
            ]
        }
    ),
]
"""`always`, `never`, or lines of which one must hold; groups are not expanded yet."""


class SourceEntry(Entry):
    """Where a statement comes from; `moving` is the ⚠ mark of FACTS.md."""

    where: Text
    """The page, law or person it comes from."""
    confidence: Confidence
    """A = our own study, B = official page, C = other page, D = not verified (kept, not shown)."""
    dated: date | None = None
    """The day on which somebody last compared it with its source (2026-11-24)."""
    review_by: date | None = None
    """The day before which somebody must compare it again."""
    moving: bool = False
    """true while the rule changes or sources differ: the phone number or address is not shown."""
    valid_from: date | None = None
    """The first day on which it is true; before it, it is not shown."""
    valid_until: date | None = None
    """The last day on which it is true; after it, it is not shown."""

    def value(self) -> Source:
        """Return the value of the core."""
        return Source(
            self.where,
            self.confidence,
            self.dated,
            self.review_by,
            self.moving,
            self.valid_from,
            self.valid_until,
        )


EntryT = TypeVar("EntryT", bound=Entry)


def validated(
    model: type[EntryT], content: object, file: YamlFile, place: Place, findings: Findings
) -> EntryT | None:
    """Return what stands at a place of a file as a checked entry, or None with findings."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _note(details, file, place, findings)
    return None


def _field_names(entry: type[Entry]) -> set[str]:
    """Return the names of all fields that any kind of entry has, as an editor writes them."""
    names = {field.alias or name for name, field in entry.model_fields.items()}
    return names.union(*(_field_names(kind) for kind in entry.__subclasses__()))


def _note(details: ErrorDetails, file: YamlFile, place: Place, findings: Findings) -> None:
    at = (*place, *details["loc"])
    fault, mend = _in_words(details)
    findings.add(file.label, file.line(*at), f"{_spoken(at)} {fault}".strip(), mend)


def _spoken(at: Place) -> str:
    return ".".join(str(part) for part in at if part != "[key]")


def _in_words(details: ErrorDetails) -> tuple[str, str]:
    """Return fault and mend for what pydantic found, for an editor who never saw pydantic."""
    context = details.get("ctx", {})
    last = str(details["loc"][-1]) if details["loc"] else ""
    words = (f"is wrong: {details['msg']}", "mend the value")
    match details["type"]:
        case "faulty":
            words = (str(context["fault"]), str(context["mend"]))
        case "extra_forbidden":
            near = nearest(last, sorted(_field_names(Entry) - {last}))
            words = ("is not known here", f"write '{near}'" if near else "remove it")
        case "missing":
            words = ("is missing", f"add '{last}: …'")
        case "literal_error":
            words = (f"is '{details['input']}'", f"write {context['expected']}")
        case "string_pattern_mismatch":
            words = (f"is '{details['input']}'", f"it must look like {context['pattern']}")
        case kind if kind in TYPES:
            words = TYPES[kind]
    return words


TYPES = {
    "string_type": ("is not text", 'put it in quotes: "…"'),
    "string_too_short": ("is empty", "write something, or remove the line"),
    "bool_type": ("is not true or false", "write true or false"),
    "int_type": ("is not a whole number", "write a number without quotes"),
    "date_type": ("is not a date", "write it as 2026-11-24, without quotes"),
    "tuple_type": ("is not a list", "write it as [a, b]"),
    "dict_type": ("is not a map of names and values", "write 'name: value' lines under it"),
    "model_type": ("is not a map of names and values", "write 'name: value' lines under it"),
}


def _fault(fault: str, mend: str) -> PydanticCustomError:
    return PydanticCustomError("faulty", "{fault}", {"fault": fault, "mend": mend})


NonEmptyIds = Annotated[Ids, Field(min_length=1)]
