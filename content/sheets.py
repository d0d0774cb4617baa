"""The files of a national pack and of an overlay, each read and checked for itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from content.findings import Findings
from content.schema import Entry, validated
from content.schema_rules import QuestionsFile, RoutesFile, ValuesFile
from content.schema_things import (
    AdviceFile,
    ConsequencesFile,
    DesksFile,
    DocumentsFile,
    OrganisationsFile,
)
from content.yaml_files import YamlFile, read_yaml

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[EntryT]):
    """A file with the lines of its values, and what it says."""

    file: YamlFile
    says: EntryT


@dataclass(frozen=True, slots=True)
class NationalSheets:
    """All files of a national pack."""

    questions: Sheet[QuestionsFile]
    routes: Sheet[RoutesFile]
    values: Sheet[ValuesFile]
    advice: Sheet[AdviceFile]
    documents: Sheet[DocumentsFile]
    consequences: Sheet[ConsequencesFile]
    organisations: Sheet[OrganisationsFile]
    desks: Sheet[DesksFile]


def read_sheet(
    folder: Path, name: str, model: type[EntryT], findings: Findings
) -> Sheet[EntryT] | None:
    """Return one file of a pack, or None with findings."""
    file = read_yaml(folder / name, f"{folder.name}/{name}", findings)
    if file is None:
        return None
    says = validated(model, file.content, file, (), findings)
    return None if says is None else Sheet(file, says)


def read_national(folder: Path, findings: Findings) -> NationalSheets | None:
    """Return all files of a national pack, or None when one of them has findings."""
    questions = read_sheet(folder, "questions.yaml", QuestionsFile, findings)
    routes = read_sheet(folder, "routes.yaml", RoutesFile, findings)
    values = read_sheet(folder, "values.yaml", ValuesFile, findings)
    advice = read_sheet(folder, "advice.yaml", AdviceFile, findings)
    documents = read_sheet(folder, "documents.yaml", DocumentsFile, findings)
    consequences = read_sheet(folder, "consequences.yaml", ConsequencesFile, findings)
    organisations = read_sheet(folder, "organisations.yaml", OrganisationsFile, findings)
    desks = read_sheet(folder, "desks.yaml", DesksFile, findings)
    if (
        questions is None
        or routes is None
        or values is None
        or advice is None
        or documents is None
        or consequences is None
        or organisations is None
        or desks is None
    ):
        return None
    return NationalSheets(
        questions, routes, values, advice, documents, consequences, organisations, desks
    )
