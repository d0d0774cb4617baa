"""
YAML as an editor writes it, read strictly and with the line of every value.

Values become text, whole numbers, true/false, dates, tuples and dicts. What YAML would read
as something else than it looks like (`no` as false, `12:30` as 750, `2026.11` as a number) is
refused with its line, as are keys given twice, tags, and files that never end.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from content.findings import Findings
from content.hidden_characters import hidden_character

_TAG = "tag:yaml.org,2002:"
Place = tuple[str | int, ...]
"""Where a value stands in a file: `("questions", "stay", "options")`."""

MOST_NODES = 50_000
DEEPEST = 16
MOST_DIGITS = 15
_FEW_MARKS = 4_000
"""A file with fewer signs that can open something is neither too deep nor too large."""

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTES = 'put it in quotes: "{}"'
_TOO_MUCH = ("is nested too deeply or too large", "write it out, no anchors")


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a file, and the line (from 1) of every place in it."""

    label: str
    content: Mapping[str, object]
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """Return the line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, label: str, findings: Findings) -> YamlFile | None:
    """Read one file; faults go to `findings` under `label`, and then nothing is returned."""
    before = len(findings)
    node = _composed(path, label, findings)
    reader = _NodeReader(label, findings)
    content = {} if node is None else reader.value(node, ())
    if len(findings) == before and not isinstance(content, dict):
        findings.add(label, 1, "does not start with names and values", "write 'name: value' lines")
    if len(findings) > before or not isinstance(content, dict):
        return None
    return YamlFile(label, content, reader.lines)


def _composed(path: Path, label: str, findings: Findings) -> yaml.Node | None:
    """Return the nodes of a file: None where it is empty, or refused with findings."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if (line := _line_that_is_too_much(text)) is not None:
            findings.add(label, line, *_TOO_MUCH)
            return None
        return yaml.compose(text, Loader=_LOADER)
    except OSError as error:
        findings.add(label, 1, f"cannot be read ({error.strerror})", "put the file there")
    except UnicodeDecodeError:
        findings.add(label, 1, "is not UTF-8 text", "save it as UTF-8 in your editor")
    except yaml.MarkedYAMLError as error:
        _note_syntax(error, text, label, findings)
    except yaml.YAMLError as error:
        findings.add(label, 1, f"is not YAML ({error})", "remove characters that are not text")
    except RecursionError:
        findings.add(label, 1, *_TOO_MUCH)
    return None


def _line_that_is_too_much(text: str) -> int | None:
    """
    Return the line where a file becomes too deep or too large to be read at all, or None.

    libyaml calls itself for each level: some ten thousand of them overrun the stack, and the
    program is gone without an error. Its events come one by one, whatever stands in the file.
    """
    if sum(map(text.count, "[{,:-?\n")) < _FEW_MARKS:
        return None
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        if depth > DEEPEST or nodes > MOST_NODES:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


def _note_syntax(error: yaml.MarkedYAMLError, text: str, label: str, findings: Findings) -> None:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    written = (text.splitlines() or [""])[min(line, len(text.splitlines()) or 1) - 1]
    if "\t" in written:
        findings.add(label, line, "there is a tab in this line", "use spaces instead of tabs")
        return
    fault = error.problem or error.context or "is not YAML"
    mend = "look at this line and the one above: spaces, colons, brackets, quotes"
    findings.add(label, line, fault, mend)


class _NodeReader:
    """Turns the nodes of one file into plain values and remembers their lines."""

    def __init__(self, label: str, findings: Findings) -> None:
        self.label = label
        self.findings = findings
        self.lines: dict[Place, int] = {}
        self.too_much = False

    def value(self, node: yaml.Node, place: Place) -> object:
        """Return what a node says; `None` where it was refused."""
        if place not in self.lines:
            self.lines[place] = node.start_mark.line + 1
        if len(self.lines) > MOST_NODES or len(place) > DEEPEST:
            # An anchor used inside itself, or copies of copies: neither ever ends.
            if not self.too_much:
                self._note(node, *_TOO_MUCH)
            self.too_much = True
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node.tag not in {_TAG + "map", _TAG + "seq"}:
            self._note(node, f"the tag {node.tag} is not used here", "remove it")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        children = node.value
        return tuple(self.value(child, (*place, at)) for at, child in enumerate(children))

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, object]:
        content: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            here = (*place, key)
            if key in content:
                fault = f"'{key}' is given twice (first in line {self.lines[here]})"
                self._note(key_node, fault, "keep one of the two")
                continue
            self.lines[here] = key_node.start_mark.line + 1
            content[key] = self.value(value_node, here)
            if self.too_much:
                break
        return content

    def _key(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._note(node, "a name must be one word", "write 'name: value'")
            return None
        if node.tag == _TAG + "merge":
            self._note(node, "'<<' is not used here", "write the lines out")
            return None
        if node.tag != _TAG + "str":
            read_as = self._read_as(node)
            fault = f"the name {node.value} is read as {read_as}"
            self._note(node, fault, _QUOTES.format(node.value))
            return None
        return self._unless_hidden(node, str(node.value))

    def _unless_hidden(self, node: yaml.Node, written: str) -> str | None:
        """Refuse what an escape in quotes can bring in: in the file it is six harmless signs."""
        hidden = hidden_character(written)
        if hidden is None:
            return written
        self._note(
            node, f"holds the hidden character {hidden}", "remove it, or \\u…, from the text"
        )
        return None

    def _scalar(self, node: yaml.ScalarNode) -> object:
        kind, written = node.tag.removeprefix(_TAG), str(node.value)
        if kind == "str":
            return self._unless_hidden(node, written)
        if kind == "bool" and written in {"true", "false"}:
            return written == "true"
        if kind == "int" and _WHOLE_NUMBER.fullmatch(written):
            if len(written) > MOST_DIGITS:
                self._note(
                    node, f"a number has {MOST_DIGITS} digits at most", "write a smaller one"
                )
                return None
            return int(written)
        if kind == "timestamp" and _ISO_DATE.fullmatch(written):
            with suppress(ValueError):
                return date.fromisoformat(written)
        if kind == "null":
            self._note(node, "nothing is written here", "give a value or remove the line")
        elif kind in {"bool", "int", "float", "timestamp"}:
            fault = f"{written} is read as {self._read_as(node)}"
            self._note(node, fault, _QUOTES.format(written))
        else:
            self._note(node, f"the tag {node.tag} is not used here", "remove it")
        return None

    @staticmethod
    def _read_as(node: yaml.Node) -> str:
        names = {
            "bool": "yes/no (true or false)",
            "int": "a number",
            "float": "a number",
            "timestamp": "a date or time that does not exist",
            "null": "nothing",
        }
        return names.get(node.tag.removeprefix(_TAG), f"a {node.tag}")

    def _note(self, node: yaml.Node, fault: str, mend: str) -> None:
        self.findings.add(self.label, node.start_mark.line + 1, fault, mend)
