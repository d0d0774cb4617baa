"""Conditions as written become conditions of the core: groups expanded, every id known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.findings import Findings
from content.yaml_files import Place, YamlFile
from kiosk.nearest import nearest
from kiosk.pack import Clause, Condition

Groups = Mapping[str, Mapping[str, frozenset[str]]]
"""Sets of options by question and by group name."""


@dataclass(frozen=True, slots=True)
class Names:
    """
    What a condition may speak of at one point of a pack.

    `values` are the options by question (or by `route`, `refer_to`, `lean`); `later` are
    questions that exist but are out of bounds here, with the reason.
    """

    values: Mapping[str, frozenset[str]]
    groups: Groups
    later: Mapping[str, str] = field(default_factory=dict)


def read_condition(
    written: tuple[Mapping[str, tuple[str, ...]], ...],
    names: Names,
    file: YamlFile,
    place: Place,
    findings: Findings,
) -> Condition:
    """Return a condition of the core; unknown names and options go to `findings`."""
    return tuple(
        read_clause(line, names, file, (*place, at), findings) for at, line in enumerate(written)
    )


def read_clause(
    written: Mapping[str, tuple[str, ...]],
    names: Names,
    file: YamlFile,
    place: Place,
    findings: Findings,
) -> Clause:
    """Return one line of a condition with its groups expanded."""
    clause: dict[str, frozenset[str]] = {}
    for name, listed in written.items():
        if name not in names.values:
            fault, mend = _unknown_name(name, names)
            findings.add(file.label, file.line(*place, name), fault, mend)
            continue
        if not listed:
            findings.add(
                file.label,
                file.line(*place, name),
                f"'{name}' lists nothing, so it never fits",
                "list an option, or remove it",
            )
        clause[name] = _expanded(name, listed, names, file, (*place, name), findings)
    return clause


def _expanded(  # noqa: PLR0913 - the same five as its callers, and the name
    name: str,
    listed: tuple[str, ...],
    names: Names,
    file: YamlFile,
    place: Place,
    findings: Findings,
) -> frozenset[str]:
    options = names.values[name]
    groups = names.groups.get(name, {})
    chosen: set[str] = set()
    for at, one in enumerate(listed):
        if one in options:
            chosen.add(one)
        elif one in groups:
            chosen |= groups[one]
        else:
            near = nearest(one, sorted(options | groups.keys()))
            mend = f"write '{near}'" if near else f"write one of {', '.join(sorted(options))}"
            fault = f"'{name}' has no option or group '{one}'"
            findings.add(file.label, file.line(*place, at), fault, mend)
    return frozenset(chosen)


def _unknown_name(name: str, names: Names) -> tuple[str, str]:
    if name in names.later:
        return f"'{name}' {names.later[name]}", "use only questions that are asked before"
    near = nearest(name, sorted(names.values))
    mend = f"write '{near}'" if near else "name a question of questions.yaml"
    return f"there is no question '{name}'", mend
