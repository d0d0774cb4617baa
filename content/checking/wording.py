"""The words, sources, pictures and voices of a pack, read once and checked together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from content.checking.assets import check_clips, check_pictograms
from content.checking.characters import check_characters
from content.checking.lengths import check_lengths
from content.checking.provenance import check_provenance
from content.checking.reading import ReadingReport, check_reading, reading_reports
from content.checking.shapes import check_shapes
from content.checking.staleness import check_staleness
from content.checking.waivers import Waivers, read_waivers
from content.findings import Findings
from content.sentences import Sentences, read_sentences
from content.texts import compare_texts
from content.written_values import read_yaml_files
from content.yaml_files import YamlFile
from kiosk.pack import Pack


@dataclass(frozen=True, slots=True)
class Wording:
    """What the checks of the words look at; `folders` are national, then overlay."""

    pack: Pack
    folders: Sequence[Path]
    files: Sequence[YamlFile]
    sentences: Sentences
    waivers: Waivers


def read_wording(pack: Pack, folders: Sequence[Path], findings: Findings) -> Wording:
    """Return the words of a pack that was loaded; what cannot be read goes to the findings."""
    tags = [language.tag for language in pack.languages]
    return Wording(
        pack,
        folders,
        read_yaml_files(folders, findings),
        read_sentences(tags, folders, findings, pack.free_texts),
        read_waivers(folders, findings),
    )


def check_wording(
    wording: Wording, pictograms: Collection[str], today: date, findings: Findings
) -> tuple[ReadingReport, ...]:
    """
    Note all that is wrong with the words of a pack, and return how hard they are to read.

    `pictograms` are the names that screens and slips can draw.
    """
    sentences, files, waivers = wording.sentences, wording.files, wording.waivers
    compare_texts(wording.pack, sentences, wording.folders, findings)
    check_staleness(sentences, findings)
    check_lengths(sentences, waivers, findings)
    check_characters(sentences, files, findings)
    check_reading(sentences, waivers, findings)
    check_provenance(files, today, findings)
    check_shapes(files, findings)
    check_pictograms(files, pictograms, findings)
    check_clips(wording.pack, sentences, wording.folders[0], waivers, findings)
    # Last: only now is it known which waivers were asked for.
    waivers.check(today, findings)
    return reading_reports(sentences)
