"""Pictures and recorded voices that a pack speaks of are there."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from content.checking.waivers import Waivers
from content.findings import Findings
from content.layout import clip_path
from content.sentences import Sentences
from content.written_values import walk
from content.yaml_files import YamlFile
from kiosk.nearest import nearest
from kiosk.pack import Pack


def check_pictograms(files: Sequence[YamlFile], known: Collection[str], findings: Findings) -> None:
    """Note pictograms that no screen and no slip can draw; `known` are the names of the set."""
    for file in files:
        for place, value in walk(file.content):
            named = "pictogram" in place[-1:] or "route_pictograms" in place[-2:-1]
            if named and isinstance(value, str) and value not in known:
                near = nearest(value, sorted(known))
                mend = f"write '{near}'" if near else "choose one from phosphoricons.com"
                fault = f"there is no pictogram '{value}'"
                findings.add(file.label, file.line(*place), fault, mend, kind="pictogram")


def spoken_text_ids(pack: Pack) -> Iterator[str]:
    """Yield the sentences that the kiosk looks for a recording of: questions and their tiles."""
    for question in pack.questions:
        yield from (f"question.{question.id}", f"question.{question.id}.why")
        for option in question.options:
            if option.unfolds is None:
                yield f"option.{question.id}.{option.id}"
                continue
            for beside in pack.question(option.unfolds).options:
                yield f"unfolded.{question.id}.{option.id}.{option.unfolds}.{beside.id}"


def check_clips(
    pack: Pack,
    sentences: Sentences,
    national: Path,
    waivers: Waivers,
    findings: Findings,
) -> None:
    """Note spoken sentences without a recording that nobody waived; clips are national."""
    for text_id in spoken_text_ids(pack):
        for tag, by_id in sentences.items():
            sentence = by_id.get(text_id)
            if sentence is None or clip_path(national, tag, text_id).is_file():
                continue
            if not waivers.waive("no_clip", text_id, tag):
                fault = f"'{text_id}' has no recorded voice in '{tag}'"
                mend = (
                    f"record clips/{tag}/{text_id}.ogg, "
                    "or name it in waivers.yaml with a reason and a day"
                )
                findings.add(sentence.label, sentence.line, fault, mend, kind="no_clip")
