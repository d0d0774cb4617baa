"""
How long a slip takes from its value to its PDF, a language and paper at a time.

Run as a program of its own: `python -m benchmarks.slips SETTINGS REPEAT`; prints JSON. Slips of
three visits take turns and every slip has another code, so that nothing is set twice.
"""

import json
import secrets
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.journey import ANSWERS
from content.catalogue import Catalogues
from content.loading import load_pack
from kiosk.pack import Pack
from kiosk.referral import new_code
from kiosk.routing import outcome_of
from kiosk.settings import parse_settings
from kiosk.slip import SlipWriter
from kiosk.visit import Visit

PAPERS = ("a4", "a6")
VISITS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {},
    {"stay": ("under",), "registered": ("rni",)},
    {"address": ("none",), "status": ("dutch_permit",)},
)
MS = 1000.0


def decided_visits(pack: Pack) -> Iterator[Visit]:
    """Yield finished visits that lead to different routes."""
    for differing in VISITS:
        wanted = {**ANSWERS, **differing}
        visit = Visit.started(pack, "nl")
        while (question := visit.next_question) is not None:
            option, *unfolded = wanted.get(question.id, (question.options[0].id,))[0].split("/")
            if unfolded:
                visit = visit.answer_unfolded(question.id, option, unfolded[-1])
            else:
                visit = visit.answer(question.id, option)
        yield visit


def main(settings_file: Path, repeat: int) -> None:
    """Print `{warming: ms, first: ms, languages: {tag: {paper: [ms]}}, bytes: [..]}`."""
    text = settings_file.read_text(encoding="utf-8")
    settings = parse_settings(text, settings_file.parent, environment={}, name=settings_file.name)
    folders = [each for each in (settings.content.national, settings.content.overlay) if each]
    pack = load_pack(settings.content.national, settings.content.overlay)
    catalogues = Catalogues(pack, folders, settings.data.folder / "catalogues")
    visits = list(decided_visits(pack))
    today = datetime.now(UTC).astimezone().date()
    sizes: list[int] = []

    began = time.perf_counter()
    from printing.slips import render_slip  # noqa: PLC0415 - its loading is what is measured
    from printing.warming import warm_up  # noqa: PLC0415 - as above

    warm_up()
    warming = (time.perf_counter() - began) * MS

    def made(language: str, visit: Visit, paper: str) -> float:
        walked = visit.walk
        writer = SlipWriter(pack, catalogues.get(language), catalogues.get("nl"))
        code = new_code(settings.kiosk.number, secrets.choice)
        started = time.perf_counter()
        slip = writer.write(outcome_of(pack, walked.asked), walked.asked, code, today)
        sizes.append(len(render_slip(slip, paper)))
        return (time.perf_counter() - started) * MS

    first = made("pl", visits[0], "a4")
    languages = {
        language.tag: {
            paper: [
                made(language.tag, visits[number % len(visits)], paper) for number in range(repeat)
            ]
            for paper in PAPERS
        }
        for language in pack.languages
    }
    print(json.dumps({"warming": warming, "first": first, "languages": languages, "bytes": sizes}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
