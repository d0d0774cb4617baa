"""
Runs qmllint over every QML file, with the Python view-models known to it; a warning is a fault.

qmllint knows a Python class from a `qmltypes` file, made here in a temporary folder:
pyside6-metaobjectdump reads each Python file that has a `QML_IMPORT_NAME`, and
qmltyperegistrar turns that into types. Metaobjectdump sees one file at a time, so bases from
another file, which it takes for plain classes, are put right in between; so are constant
properties, which it does not tell from those that forgot their signal.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PySide6

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent
QT_METATYPES = Path(PySide6.__file__).parent / "Qt" / "metatypes"
FOREIGN = ("qt6core", "qt6gui", "qt6qml", "qt6quick")
MODULE = re.compile(r'^QML_IMPORT_NAME = "([\w.]+)"$', re.MULTILINE)

Json = Any


def main() -> int:
    """Check all screens; returns 1 where qmllint has something to say."""
    screens = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("ui/**/*.qml"))
    if not screens:
        print("There is no QML under ui/: nothing was checked.", file=sys.stderr)
        return 1
    dumps = completed(dumped(sorted(ROOT.glob("ui/**/*.py"))))
    with tempfile.TemporaryDirectory() as made:
        for module, members in by_module(dumps).items():
            describe(module, members, Path(made))
        lint = [str(TOOLS / "pyside6-qmllint"), "-W", "0", "-I", made, *screens]
        return int(subprocess.run(lint, cwd=ROOT, check=False).returncode != 0)


def by_module(dumps: list[Json]) -> dict[str, list[Json]]:
    """Return what belongs to each QML module: its own files, and those that none claims."""
    claimed: dict[str, list[Json]] = defaultdict(list)
    shared = []
    for dump in dumps:
        found = MODULE.search(Path(dump["inputFile"]).read_text(encoding="utf-8"))
        if found:
            claimed[found[1]].append(dump)
        else:
            shared.append(dump)
    return {module: members + shared for module, members in claimed.items()}


def describe(module: str, members: list[Json], made: Path) -> None:
    """Write a module's qmldir and qmltypes where qmllint looks for them."""
    folder = made.joinpath(*module.split("."))
    folder.mkdir(parents=True)
    (folder / "types.json").write_text(json.dumps(members), encoding="utf-8")
    foreign = ",".join(str(QT_METATYPES / f"{name}_metatypes.json") for name in FOREIGN)
    subprocess.run(
        [
            TOOLS / "pyside6-qmltyperegistrar",
            *("--generate-qmltypes", folder / "types.qmltypes"),
            *("--import-name", module, "--major-version", "1", "--foreign-types", foreign),
            *("-o", folder / "registration.cpp", folder / "types.json"),
        ],
        check=True,
    )
    (folder / "qmldir").write_text(f"module {module}\ntypeinfo types.qmltypes\n", encoding="utf-8")


def dumped(paths: list[Path]) -> list[Json]:
    """Return what metaobjectdump reads in files."""
    command = [str(TOOLS / "pyside6-metaobjectdump"), "--quiet", *map(str, paths)]
    dump = subprocess.run(command, check=True, capture_output=True)
    return list(json.loads(dump.stdout))


def completed(dumps: list[Json]) -> list[Json]:
    """Mark the classes whose base in another file is a QObject, and name their signals bare."""
    classes = {each["className"]: each for dump in dumps for each in dump["classes"]}
    constant = {pair for dump in dumps for pair in constants(Path(dump["inputFile"]))}

    def is_object(name: str) -> bool:
        if name not in classes:
            return name.startswith("Q")
        bases = classes[name].get("superClasses", [])
        return classes[name]["object"] or any(is_object(base["name"]) for base in bases)

    for name, each in classes.items():
        each["object"] = is_object(name)
        for prop in each.get("properties", []):
            if "notify" in prop:
                prop["notify"] = prop["notify"].rpartition(".")[2]
            prop["constant"] = (name, prop["name"]) in constant
    return dumps


def constants(path: Path) -> Iterator[tuple[str, str]]:
    """Yield class and name of each property of a file that is declared `constant=True`."""
    for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(each, ast.ClassDef):
            continue
        for method in each.body:
            for decorator in getattr(method, "decorator_list", []):
                if "constant=True" in ast.unparse(decorator):
                    yield each.name, getattr(method, "name", "")


if __name__ == "__main__":
    sys.exit(main())
