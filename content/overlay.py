"""
A municipality's overlay: thin, and never able to change a national rule.

It may add advice, organisations and desks of its own, choose languages, colours and the order
of desks, and say of a national desk what only the municipality knows: waiting time, hours,
phone, and when it is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from content.contrast import check_contrast
from content.findings import Findings
from content.overlay_files import check_overlay_files
from content.schema import validated
from content.schema_rules import ValuesFile
from content.schema_things import (
    AdviceFile,
    DeskChangesEntry,
    DeskEntry,
    DetailEntry,
    OrganisationsFile,
    OverlayFile,
    WaitingEntry,
)
from content.sheets import Sheet, read_sheet
from content.things import ThingReader
from content.yaml_files import YamlFile, read_yaml
from kiosk.nearest import nearest
from kiosk.pack import Desk, Language, Pack, Selected, Theme

ALWAYS_ON = "nl"
"""The clerk's side of every slip: an overlay cannot switch it off."""


@dataclass(frozen=True, slots=True)
class _Merging:
    """An overlay half-way onto its national pack."""

    folder: Path
    reader: ThingReader
    findings: Findings

    def only_new(
        self, file: YamlFile, kind: str, ours: Iterable[str], national: Sequence[Selected]
    ) -> None:
        """Refuse to give a national id another meaning."""
        taken = {thing.id for thing in national}
        for key in ours:
            if key in taken:
                line = file.line(kind, key)
                fault = f"'{key}' is national ({kind}); an overlay cannot change it"
                mend = "remove it, or give your own an id that is not taken"
                self.findings.add(file.label, line, fault, mend)


def settled(
    values: ValuesFile, overlay: Sheet[OverlayFile] | None, findings: Findings
) -> ValuesFile:
    """Return the national values with the switches as a municipality has settled them."""
    if overlay is None:
        return values
    switches = dict(values.switches)
    for name, position in overlay.says.switches.items():
        fault = mend = ""
        switch = values.switches.get(name)
        if switch is None:
            near = nearest(name, values.switches)
            fault = f"there is no switch '{name}'"
            mend = f"write '{near}'" if near else "remove it"
        elif switch.settled_by != "municipality":
            fault = f"the switch '{name}' is settled for the whole country"
            mend = "remove it; only the national pack can change it"
        elif position not in switch.may_be:
            fault = f"the switch '{name}' may not be '{position}'"
            mend = f"write {' or '.join(switch.may_be)}"
        else:
            switches[name] = switch.model_copy(update={"is_": position})
        if fault:
            line = overlay.file.line("switches", name)
            findings.add(overlay.file.label, line, fault, mend, kind="switch")
    return values.model_copy(update={"switches": switches})


def with_overlay(
    pack: Pack,
    folder: Path,
    overlay: Sheet[OverlayFile] | None,
    reader: ThingReader,
    findings: Findings,
) -> Pack:
    """
    Return a national pack with one overlay on it; what the overlay may not do is noted.

    `overlay` is its overlay.yaml, None where that could not be read.
    """
    merging = _Merging(folder, reader, findings)
    check_overlay_files(folder, findings)
    if overlay is None:
        return pack
    if overlay.says.base != "national":
        fault = f"the base '{overlay.says.base}' is not known"
        findings.add(overlay.file.label, overlay.file.line("base"), fault, "write 'national'")
    advice, organisations = pack.advice, pack.organisations
    if (folder / "advice.yaml").exists():
        cards = read_sheet(folder, "advice.yaml", AdviceFile, findings)
        if cards is not None:
            merging.only_new(cards.file, "advice", cards.says.advice, pack.advice)
            advice = (*advice, *reader.advice(cards))
    if (folder / "organisations.yaml").exists():
        helpers = read_sheet(folder, "organisations.yaml", OrganisationsFile, findings)
        if helpers is not None:
            ours = helpers.says.organisations
            merging.only_new(helpers.file, "organisations", ours, pack.organisations)
            organisations = (*organisations, *reader.organisations(helpers))
    theme = overlay.says.theme
    if theme is not None:
        check_contrast(theme, overlay.file, findings)
    return replace(
        pack,
        version=f"{pack.version} + {overlay.says.municipality} {overlay.says.version}",
        municipality=overlay.says.municipality,
        advice=advice,
        organisations=organisations,
        desks=_in_order(_with_desks(pack.desks, merging), overlay, findings),
        languages=_chosen(pack.languages, overlay, findings),
        theme=Theme(theme.accent, theme.on_accent) if theme else pack.theme,
    )


def _with_desks(national: tuple[Desk, ...], merging: _Merging) -> tuple[Desk, ...]:
    """Return the national desks with what the overlay says of them, then its own."""
    path = merging.folder / "desks.yaml"
    if not path.exists():
        return national
    file = read_yaml(path, f"{merging.folder.name}/desks.yaml", merging.findings)
    if file is None:
        return national
    written = file.content.get("desks")
    if not isinstance(written, dict) or len(file.content) > 1:
        fault = "an overlay's desks stand under 'desks:' and nowhere else"
        merging.findings.add(file.label, 1, fault, "write 'desks:' in the first line")
        return national
    desks = {desk.id: desk for desk in national}
    for key, content in written.items():
        if key in desks:
            desks[key] = _changed(desks[key], content, file, merging)
            continue
        entry = validated(DeskEntry, content, file, ("desks", key), merging.findings)
        if entry is not None:
            desks[key] = merging.reader.desk(file, key, entry)
    return tuple(desks.values())


def _changed(desk: Desk, content: object, file: YamlFile, merging: _Merging) -> Desk:
    place = ("desks", desk.id)
    if isinstance(content, dict):
        for name in content.keys() - DeskChangesEntry.model_fields.keys():
            fault = f"'{desk.id}' is a national desk; an overlay cannot change its {name}"
            mend = f"give only {', '.join(sorted(DeskChangesEntry.model_fields))}"
            merging.findings.add(file.label, file.line(*place, name), fault, mend)
        content = {k: v for k, v in content.items() if k in DeskChangesEntry.model_fields}
    says = validated(DeskChangesEntry, content, file, place, merging.findings)
    if says is None:
        return desk
    return replace(
        desk,
        show_when=desk.show_when
        if says.show_when is None
        else merging.reader.condition(file, place, says.show_when),
        waiting=WaitingEntry.waiting_time(says.waiting) or desk.waiting,
        hours=DetailEntry.detail(says.hours) or desk.hours,
        phone=DetailEntry.detail(says.phone) or desk.phone,
    )


def _in_order(
    desks: tuple[Desk, ...], overlay: Sheet[OverlayFile], findings: Findings
) -> tuple[Desk, ...]:
    """Return the desks that the overlay lists first, then the rest as they were."""
    first = overlay.says.desk_order or ()
    known = {desk.id: desk for desk in desks}
    for at, key in enumerate(first):
        fault = ""
        if key not in known:
            fault = f"there is no desk '{key}'"
        elif key in first[:at]:
            fault = f"'{key}' stands here twice"
        if fault:
            near = nearest(key, known.keys() - {key})
            mend = f"write '{near}'" if near and key not in known else "remove it"
            line = overlay.file.line("desk_order", at)
            findings.add(overlay.file.label, line, fault, mend)
    listed = [known[key] for key in dict.fromkeys(first) if key in known]
    return (*listed, *(desk for desk in desks if desk.id not in first))


def _chosen(
    languages: tuple[Language, ...], overlay: Sheet[OverlayFile], findings: Findings
) -> tuple[Language, ...]:
    """Return the languages that the overlay switches on, in its order."""
    wanted = overlay.says.languages
    if wanted is None:
        return languages
    known = {language.tag: language for language in languages}
    label, file = overlay.file.label, overlay.file
    for at, tag in enumerate(wanted):
        if tag not in known:
            fault = f"the national pack does not speak '{tag}'"
            mend = f"choose from {', '.join(known)}"
            findings.add(label, file.line("languages", at), fault, mend)
    if ALWAYS_ON not in wanted:
        fault = f"'{ALWAYS_ON}' is missing: every slip says it in Dutch as well"
        findings.add(label, file.line("languages"), fault, f"add '{ALWAYS_ON}'")
    return tuple(known[tag] for tag in dict.fromkeys(wanted) if tag in known)
