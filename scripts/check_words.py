"""
Checks that every text id the program asks for has a sentence in the Dutch catalogue.

There are those of the packs, and the preview's own, which no visitor reads. QML asks by
`qsTrId("ui.next")`, Python by `words.text("ui.next")`, `.count(…)` or `.has(…)`; an f-string
(`f"option.{question}.{option}"`) must fit at least one id. An id that QML puts together at run
time is refused: nobody could find its sentence. That the other languages have all that Dutch has
is the catalogues' own check.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ui", "kiosk", "content", "printing")
ASKING = {"text", "count", "has", "_pair", "_text"}
DUTCH = ("content/packs/*/text/nl.po", "ui/preview/text/nl.po")
IN_QML = re.compile(r"""\bqsTrId\(\s*"([^"]*)"\s*[,)]""")
ID = re.compile(r"[\w{}-]+(\.[\w{}-]+)+")

Asked = tuple[str, str]
"""Where (`ui/visitor/x.qml:12`) and the id; `{}` stands for a part put in at run time."""


def main() -> int:
    """Print every id without a sentence; returns 1 where there is one."""
    known = dutch_ids()
    if not known:
        print(f"No Dutch catalogue was found under {' or '.join(DUTCH)}.")
        return 1
    asked = [*asked_in_qml(), *asked_in_python()]
    missing = [
        f"{where}: no sentence '{text_id}' in nl.po"
        for where, text_id in asked
        if not found(text_id, known)
    ]
    unreadable = list(made_at_run_time())
    print(*unreadable, *missing, sep="\n", end="\n" if unreadable or missing else "")
    print(f"{len(asked)} ids asked for, {len(known)} sentences, {len(missing)} missing")
    return int(bool(missing or unreadable))


def dutch_ids() -> set[str]:
    """Return the ids of all Dutch catalogues; a plural's is its singular."""
    ids: set[str] = set()
    for file in (each for pattern in DUTCH for each in ROOT.glob(pattern)):
        with file.open("rb") as lines:
            for message in read_po(lines, locale="nl", abort_invalid=True):
                ids.add(message.id if isinstance(message.id, str) else message.id[0])
    return ids - {""}


def found(text_id: str, known: set[str]) -> bool:
    """Whether an id has a sentence, or at least one where a part of it is open."""
    if "{}" not in text_id:
        return text_id in known
    shape = re.compile(".+".join(re.escape(part) for part in text_id.split("{}")))
    return any(shape.fullmatch(each) for each in known)


def asked_in_qml() -> Iterator[Asked]:
    """Yield each id written in a `qsTrId`."""
    for path, number, line in qml_lines():
        for match in IN_QML.finditer(line):
            yield f"{path}:{number}", match[1]


def made_at_run_time() -> Iterator[str]:
    """Yield each `qsTrId` whose id is not written out, so that no count falls short."""
    for path, number, line in qml_lines():
        if line.count("qsTrId(") != len(IN_QML.findall(line)):
            yield f'{path}:{number}: write the id out in qsTrId("…"), on one line'


def qml_lines() -> Iterator[tuple[Path, int, str]]:
    """Yield every line of every QML file."""
    for path in sorted(ROOT.glob("ui/**/*.qml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield path.relative_to(ROOT), number, line


def asked_in_python() -> Iterator[Asked]:
    """Yield each id written in a call that asks for a sentence."""
    for package in PACKAGES:
        for path in sorted(ROOT.glob(f"{package}/**/*.py")):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and call.args and asks(call.func):
                    for text_id in written(call.args[0]):
                        yield f"{path.relative_to(ROOT)}:{call.lineno}", text_id


def asks(called: ast.expr) -> bool:
    """Whether what is called answers with a sentence."""
    return isinstance(called, ast.Attribute) and called.attr in ASKING


def written(argument: ast.expr) -> Iterator[str]:
    """Yield the ids an argument can be: a text, an f-string, or either side of an `if`."""
    if isinstance(argument, ast.IfExp):
        yield from written(argument.body)
        yield from written(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        if ID.fullmatch(argument.value):
            yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        text_id = "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in argument.values
        )
        if ID.fullmatch(text_id):
            yield text_id


if __name__ == "__main__":
    sys.exit(main())
