"""
How many small faults in the real packs are found: every one of each kind, and nothing beside it.

One kind of fault is put into every place where it can stand; each place must be told, and no
other. (The checks look at one sentence or one value at a time, so that faults do not hide each
other.)
"""

import re
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

import pytest

from content.checking.assets import check_pictograms
from content.checking.characters import check_characters
from content.checking.lengths import check_lengths
from content.checking.provenance import check_provenance
from content.checking.reading import check_reading
from content.checking.shapes import check_shapes
from content.checking.staleness import check_staleness
from content.checking.waivers import Waivers
from content.findings import Findings
from content.loading import load_pack
from content.placeholders import PLACEHOLDER
from content.po_writing import PoBlock, PoDocument, read_po_document
from content.texts import compare_texts
from tests.unit.content.checking.conftest import TODAY, Broken
from ui.theme.pictograms import pictogram_names

Caught = set[tuple[str, str]]
"""Where something was broken or told: the file, and the text id or the line."""

_SAID = re.compile(r"'([^']+)'")


def break_words(
    broken: Broken, tags: Iterable[str], mutate: Callable[[PoBlock], PoBlock]
) -> Caught:
    """Change each sentence for which `mutate` returns another one; return which they are."""
    changed: Caught = set()
    for folder in broken.folders.both:
        for tag in tags:
            path = folder / "text" / f"{tag}.po"
            document = read_po_document(path)
            header, *blocks = document.blocks
            after = [mutate(block) for block in blocks]
            changed.update(
                (f"{folder.name}/text/{tag}.po", old.text_id)
                for old, new in zip(blocks, after, strict=True)
                if old != new
            )
            document = PoDocument((header, *after), document.tail)
            path.write_bytes(str(document).encode())
    return changed


def break_values(broken: Broken, pattern: str, after: str) -> Caught:
    """Change every match in every YAML file; return file and line of each."""
    changed: Caught = set()
    for path in chain.from_iterable(sorted(one.glob("*.yaml")) for one in broken.folders.both):
        changed |= _break_lines(path, re.compile(pattern), after)
    return changed


def _break_lines(path: Path, pattern: re.Pattern[str], after: str) -> Caught:
    lines = path.read_text("utf-8").split("\n")
    changed: Caught = set()
    for at, line in enumerate(lines):
        if not line.lstrip().startswith("#") and pattern.search(line):
            lines[at] = pattern.sub(after, line)
            changed.add((f"{path.parent.name}/{path.name}", str(at + 1)))
    path.write_text("\n".join(lines), encoding="utf-8")
    return changed


def words_told(broken: Broken, check: Callable[[Findings], object], *kinds: str) -> Caught:
    found = [one for one in broken.told(check) if one.kind in kinds]
    said = ((one.file, _SAID.search(one.fault)) for one in found)
    return {(file, match.group(1)) for file, match in said if match}


def values_told(broken: Broken, check: Callable[[Findings], object], kind: str) -> Caught:
    return {(one.file, str(one.line)) for one in broken.told(check) if one.kind == kind}


def first_form(change: Callable[[str], str]) -> Callable[[PoBlock], PoBlock]:
    """Change the first form of a sentence."""
    return lambda block: block.with_forms((change(block.forms[0]), *block.forms[1:]))


def cut_plural(block: PoBlock) -> PoBlock:
    if not block.plural:
        return block
    return PoBlock(block.lead, block.body[:-1])


def fuzzy(block: PoBlock) -> PoBlock:
    return PoBlock((*block.lead, "#, fuzzy\n"), block.body)


def new_id(block: PoBlock) -> PoBlock:
    """The same words of the bar under ids that nobody knows (looking for near ids takes long)."""
    if not block.text_id.startswith("ui."):
        return block
    line = block.body[0]
    return PoBlock(block.lead, (line.replace('"\n', '_x"\n'), *block.body[1:]))


def without_source(block: PoBlock) -> PoBlock:
    return PoBlock(tuple(line for line in block.lead if "#. nl:" not in line), block.body)


def translated(names: Caught) -> Caught:
    """The three translations of Dutch sentences."""
    return {
        (file.replace("/nl.po", f"/{tag}.po"), text_id)
        for file, text_id in names
        for tag in ("en", "pl", "ar")
    }


TRANSLATIONS = ("en", "pl", "ar")
ALL = ("nl", *TRANSLATIONS)


@pytest.mark.parametrize(
    ("mutate", "kinds", "least"),
    [
        (cut_plural, ["plural", "empty_text"], 9),
        (first_form(lambda text: PLACEHOLDER.sub("{other}", text)), ["placeholder"], 70),
        (first_form(lambda text: PLACEHOLDER.sub(r"{\1", text)), ["placeholder"], 70),
        (first_form(lambda text: f"{text} {{more}}"), ["placeholder"], 2000),
        (first_form(lambda _: ""), ["empty_text"], 2000),
        (fuzzy, ["fuzzy"], 2000),
        (new_id, ["unknown_text"], 100),
    ],
    ids=["plural", "renamed", "open", "added", "empty", "fuzzy", "id"],
)
def test_every_broken_translation_is_told(
    broken: Broken, mutate: Callable[[PoBlock], PoBlock], kinds: list[str], least: int
) -> None:
    pack = load_pack(*broken.folders.both)
    changed = break_words(broken, TRANSLATIONS, mutate)

    def check(findings: Findings) -> None:
        sentences = broken.sentences(findings)
        compare_texts(pack, sentences, broken.folders.both, findings)

    told = words_told(broken, check, *kinds)
    if kinds == ["unknown_text"]:
        told = {(file, text_id.removesuffix("_x")) for file, text_id in told}
    assert len(changed) >= least
    assert told == changed


def test_every_changed_dutch_sentence_makes_its_translations_stale(broken: Broken) -> None:
    changed = break_words(broken, ["nl"], first_form(lambda text: f"{text} Nu."))
    told = words_told(broken, lambda found: check_staleness(broken.sentences(), found), "stale")
    assert len(changed) >= 700
    assert told == translated(changed)


def test_every_translation_without_its_dutch_is_told(broken: Broken) -> None:
    changed = break_words(broken, TRANSLATIONS, without_source)
    told = words_told(
        broken, lambda found: check_staleness(broken.sentences(), found), "unknown_source"
    )
    assert len(changed) >= 2000
    assert told == changed


def test_every_sentence_that_grows_out_of_its_place_is_told(broken: Broken) -> None:
    changed = break_words(broken, ALL, first_form(lambda text: text + "m" * 270))
    told = words_told(
        broken, lambda found: check_lengths(broken.sentences(), Waivers(), found), "too_long"
    )
    assert len(changed) >= 2800
    assert told == changed


def test_every_hidden_character_is_told(broken: Broken) -> None:
    changed = break_words(broken, ALL, first_form(lambda text: text[:2] + "\u200b" + text[2:]))
    told = words_told(
        broken,
        lambda found: check_characters(broken.sentences(), (), found),
        "control_character",
    )
    assert len(changed) >= 2800
    assert told == changed


def test_every_sentence_of_thirteen_words_is_told(broken: Broken) -> None:
    long = " een" * 13 + "."

    def lengthened(block: PoBlock) -> PoBlock:
        return block.with_forms((*block.forms[:-1], f"{block.forms[-1]}.{long}"))

    changed = break_words(broken, ALL, lengthened)
    told = words_told(
        broken, lambda found: check_reading(broken.sentences(), Waivers(), found), "long_sentence"
    )
    assert len(changed) >= 2800
    assert told == changed


@pytest.mark.parametrize(
    ("pattern", "after", "kind", "least"),
    [
        (r"dated: [0-9-]{10}, ", "", "no_date", 280),
        (r", review_by: [0-9-]{10}", "", "no_review", 280),
        (r"dated: [0-9-]{10}", "dated: 2026-11-25", "future_date", 280),
        (
            r"dated: .*, review_by: [0-9-]{10}",
            "dated: 2025-01-01, review_by: 2026-11-23",
            "overdue",
            280,
        ),
        (r"(review_by: [0-9-]{10})", r"\1, valid_until: 2026-11-23", "expired", 280),
    ],
)
def test_every_lost_or_past_date_is_told(
    broken: Broken, pattern: str, after: str, kind: str, least: int
) -> None:
    changed = break_values(broken, pattern, after)
    told = values_told(broken, lambda found: check_provenance(broken.files(), TODAY, found), kind)
    # A rule has no term at all.
    told |= values_told(
        broken, lambda found: check_provenance(broken.files(), TODAY, found), "no_term"
    )
    assert len(changed) >= least
    assert told == changed


@pytest.mark.parametrize(
    ("pattern", "after", "kind", "least"),
    [
        (r'value: "([0-9+ ]+)[0-9]"', r'value: "\1"', "phone", 40),
        (r'value: "([0-9+ ]+)"', r'value: "\1 x"', "phone", 40),
        (r'value: "([a-z-]+\.[a-z/]+)"', r'value: "http://\1"', "website", 15),
        (r'value: "([a-z-]+)\.([a-z/]+)"', r'value: "\1. \2"', "website", 15),
        (r'value: "(.+), ([A-Z][a-z ]+)"', r'value: "\1, 1012AB \2"', "postcode", 30),
    ],
)
def test_every_misshapen_detail_is_told(
    broken: Broken, pattern: str, after: str, kind: str, least: int
) -> None:
    changed = break_values(broken, pattern, after)
    told = values_told(broken, lambda found: check_shapes(broken.files(), found), kind)
    assert len(changed) >= least
    assert told == changed


def test_every_misspelt_pictogram_is_told(broken: Broken) -> None:
    changed = break_values(broken, r"pictogram: ([a-z-]+)", r"pictogram: \1-xy")
    told = values_told(
        broken,
        lambda found: check_pictograms(broken.files(), pictogram_names(), found),
        "pictogram",
    )
    assert len(changed) >= 200
    assert told == changed
