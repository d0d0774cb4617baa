"""The schemas say what the loader says: they take every real file and refuse broken ones."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from content.authoring.field_words import words_of_fields
from content.authoring.json_schemas import NATIONAL, OVERLAY, SCHEMAS, all_schemas, schema_name
from content.findings import Findings
from content.schema import Entry
from content.yaml_files import read_yaml
from tests.unit.content.conftest import FAKES, REAL

PACKS = (REAL / "national", REAL / "amsterdam", FAKES / "tiny", FAKES / "town")
FILES = [path for folder in PACKS for path in sorted(folder.glob("*.yaml"))]
Break = Callable[[dict[str, Any]], None]


def as_json(value: object) -> object:
    """Return what a YAML language server would see."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def content_of(path: Path) -> dict[str, Any]:
    findings = Findings()
    file = read_yaml(path, path.name, findings)
    assert file is not None, list(findings)
    content = as_json(file.content)
    assert isinstance(content, dict)
    return content


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(all_schemas()[name]), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def schema_for(path: Path) -> str:
    return schema_name(path.name, overlay=(path.parent / "overlay.yaml").exists())


def test_the_committed_schemas_are_those_of_the_models() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}
    assert committed == dict(all_schemas()), "run: python main.py content schema"


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(all_schemas()[name]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_of_a_pack_fits_its_schema(path: Path) -> None:
    assert [
        error.message for error in validator(schema_for(path)).iter_errors(content_of(path))
    ] == []


@pytest.mark.parametrize("path", [path for path in FILES if path.is_relative_to(REAL)])
def test_the_first_line_of_a_real_file_leads_to_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    assert (path.parent / found[1]).resolve() == SCHEMAS / schema_for(path)


def test_every_field_tells_an_editor_what_it_is() -> None:
    def entries(kind: type[Entry]) -> set[type[Entry]]:
        below = kind.__subclasses__()
        return {*below, *(entry for one in below for entry in entries(one))}

    for entry in entries(Entry):
        assert entry.model_fields.keys() == words_of_fields(entry).keys(), entry.__name__
        assert all(len(words) > 10 for words in words_of_fields(entry).values())


def set_to(*place: str, value: object) -> Break:
    """Return what puts a value at a place."""

    def broken(content: dict[str, Any]) -> None:
        for name in place[:-1]:
            content = content[name]
        content[place[-1]] = value

    return broken


DESK = ("desks", "rni_alkmaar")


@pytest.mark.parametrize(
    ("file", "breaks"),
    [
        ("desks.yaml", set_to(*DESK, "show_when", value="sometimes")),
        ("desks.yaml", set_to(*DESK, "show_when", value=[{}])),
        ("desks.yaml", set_to(*DESK, "show_when", value=[{"route": "rni"}])),
        ("desks.yaml", set_to(*DESK, "show_when", value={"route": ["rni"]})),
        ("desks.yaml", set_to(*DESK, "phone", value="14 072")),
        ("desks.yaml", set_to(*DESK, "phone", value=None)),
        ("desks.yaml", set_to(*DESK, "waiting", "weeks", value="two")),
        ("desks.yaml", set_to(*DESK, "waiting", "weeks", value=400)),
        ("desks.yaml", set_to(*DESK, "waiting", "as_of", value="last week")),
        ("desks.yaml", set_to(*DESK, "source", "confidence", value="E")),
        ("desks.yaml", set_to(*DESK, "telephone", value={})),
        ("desks.yaml", set_to("desks", "Not An Id", value={})),
        ("routes.yaml", set_to("rows", "ukraine", "route", value="gbaa")),
        ("routes.yaml", set_to("rows", "ukraine", "refer_to", value="nobody")),
        ("routes.yaml", set_to("rows", "ukraine", "facts", value=[])),
        ("questions.yaml", set_to("questions", "stay", "options", value={})),
        ("questions.yaml", set_to("questions", "stay", "many", value="yes")),
        ("values.yaml", set_to("retention_days", "gbaa", value=3)),
        ("values.yaml", set_to("four_month_test", "share", value=[2, 3, 4])),
        ("values.yaml", set_to("version", value="november")),
        ("advice.yaml", set_to("advice", "book_today", "tone", value="loud")),
    ],
)
def test_what_is_broken_is_underlined(file: str, breaks: Break) -> None:
    content = content_of(REAL / "national" / file)
    breaks(content)
    assert list(validator(schema_name(file, overlay=False)).iter_errors(content))


def test_the_two_words_of_a_condition_are_known() -> None:
    content = content_of(REAL / "national" / "desks.yaml")
    for word in ("always", "never"):
        set_to(*DESK, "show_when", value=word)(content)
        assert validator("desks.json").is_valid(content)


def test_an_overlay_may_change_a_part_of_a_desk_or_write_a_whole_one() -> None:
    content = content_of(REAL / "amsterdam" / "desks.yaml")
    content["desks"]["rni_leiden"] = {"show_when": "never"}
    assert validator("overlay-desks.json").is_valid(content)
    content["desks"]["rni_leiden"] = {"name": "Leiden"}
    assert not validator("overlay-desks.json").is_valid(content)


def test_every_kind_of_file_has_a_schema() -> None:
    wanted = {schema_name(f"{stem}.yaml", overlay=False) for stem in NATIONAL}
    wanted |= {schema_name(f"{stem}.yaml", overlay=True) for stem in OVERLAY}
    assert wanted == all_schemas().keys()
