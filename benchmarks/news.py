"""
What it costs that every kiosk asks for newer packs: `python -m benchmarks.news`.

A real repository with a delegated role and an overlay for every municipality, a real web server
in a process of its own that counts, and a thousand real kiosks, each with what it trusts on the
disk, asking once (by default each asks once an hour). Prints a table, and puts it into
docs/publishing.md. Takes three minutes of a processor.
"""

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.report import write_block
from content.trust import roots
from content.trust.archive import build_archive
from content.trust.following import fetch_news
from content.trust.keys import make_key, read_public, read_signer
from content.trust.publishing import publish
from content.trust.repository import Repository

ROOT = Path(__file__).resolve().parent.parent
PACKS = ROOT / "content" / "packs"
DOCUMENT = ROOT / "docs" / "publishing.md"
PROGRAM = "benchmarks.news"
ALL_MUNICIPALITIES = 342
"""The municipalities of the Netherlands in 2025 (CBS)."""
KIB = 1024
HOUR = 3600


@dataclass
class Kiosk:
    """A kiosk as far as news goes: whose it is, what it trusts, what it has."""

    municipality: str
    home: Path
    has: set[str] = field(default_factory=set)

    def look(self, source: str, root: bytes) -> int:
        """Ask for news and take it; returns how many packs were new."""
        news = fetch_news(
            source,
            municipality=self.municipality,
            root=root,
            trusted=self.home,
            into=self.home / "incoming",
            knows=lambda pack: pack.digest in self.has,
        )
        shutil.rmtree(self.home / "incoming")
        self.has |= {pack.digest for pack in (news.packs.national, news.packs.overlay) if pack}
        return len(news.archives)


class Country:
    """The publisher's side: keys, and a repository with an overlay for every municipality."""

    def __init__(self, folder: Path, municipalities: int) -> None:
        """Make and publish all of it."""
        self.folder = folder
        for name in ("root", "national", "publisher", "editor"):
            make_key(name, folder / "keys")
        public = {name: read_public(folder / "keys" / f"{name}.pub.json") for name in _HOLDERS}
        self.signers = {name: read_signer(folder / "keys" / f"{name}.pem") for name in _HOLDERS}
        self.repository = Repository(folder / "repository", datetime.now(UTC))
        holders = {name: [public[name]] for name in roots.HOLDERS}
        roots.begin(self.repository, holders, 1, [self.signers["root"]])
        self.municipalities = [f"gemeente_{number:03}" for number in range(municipalities)]
        # A key of their own each, as it would be: the size of targets.json hangs on that.
        for municipality in self.municipalities:
            make_key(municipality, folder / "keys")
            own = read_public(folder / "keys" / f"{municipality}.pub.json")
            self.repository.delegate(municipality, [own], self.signers["national"])
        self.sign("national", "2026.11.1")
        for municipality in self.municipalities:
            self.sign(municipality, "2026.11.1")
        self.publish()

    def sign(self, whose: str, version: str) -> None:
        """Sign a real pack in another version."""
        national = whose == "national"
        copy = self.folder / "draft"
        shutil.copytree(PACKS / ("national" if national else "amsterdam"), copy)
        file = copy / ("values.yaml" if national else "overlay.yaml")
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"^version: .*$", f'version: "{version}"', text, flags=re.MULTILINE)
        if not national:
            text = re.sub(r"^id: .*$", f"id: {whose}", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
        archive = self.folder / "pack.zip"
        archive.write_bytes(build_archive(copy))
        shutil.rmtree(copy)
        self.repository.sign(archive, read_signer(self.folder / "keys" / f"{whose}.pem"))

    def publish(self) -> None:
        """Publish what is signed."""
        publish(self.repository, self.signers["publisher"])


_HOLDERS = ("root", "national", "publisher")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--kiosks", type=int, default=1000)
    parser.add_argument("--municipalities", type=int, default=ALL_MUNICIPALITIES)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="news-") as work:
        began = time.perf_counter()
        country = Country(Path(work), given.municipalities)
        print(f"repository made in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        lines = []
        for line in _figures(country, Path(work), given.kiosks):
            print(line, flush=True)
            lines.append(line)
        write_block(DOCUMENT, PROGRAM, "\n".join(lines))


def _figures(country: Country, work: Path, count: int) -> Iterator[str]:
    folder = country.repository.folder
    sizes = [
        f"`{name}` {(folder / 'metadata' / name).stat().st_size / KIB:.1f} KiB"
        for name in ("timestamp.json", "1.snapshot.json", "1.targets.json")
    ]
    overlay = f"overlay/{country.municipalities[0]}"
    for name, words in (("national", "the national pack"), (overlay, "an overlay")):
        (archive,) = (folder / "targets" / name).iterdir()
        sizes.append(f"{words} {archive.stat().st_size / KIB:.0f} KiB")
    municipalities = len(country.municipalities)
    yield f"{count:,} kiosks of {municipalities} municipalities, each asking once within an hour,"
    yield f"on {date.today():%Y-%m-%d}. {', '.join(sizes)}."  # noqa: DTZ011 - the day where it ran
    kiosks = [
        Kiosk(country.municipalities[number % municipalities], work / f"k{number}")
        for number in range(count)
    ]
    root = (folder / "root.json").read_bytes()
    yield ""
    yield f"| what there is | {' | '.join(_COLUMNS)} |"
    yield f"|---|{'---:|' * len(_COLUMNS)}"
    with _server(folder) as (source, ask):
        for hour, name in enumerate(_SCENES):
            _prepare(name, country)
            yield f"| {name} | {' | '.join(_measured(kiosks, source, root, ask, hour))} |"


_FRESH, _SAME, _TERM = "all are new and fetch everything", "nothing is new", "only a new term"
_ONE, _NATIONAL = "one municipality's overlay is new", "the national pack is new"
_SCENES = (_FRESH, _SAME, _TERM, _ONE, _NATIONAL)
_COLUMNS = (
    "requests",
    "KiB in all",
    "KiB a kiosk",
    "requests left behind a CDN",
    "KiB left behind a CDN",
    "server CPU s",
    "CPU ms of a kiosk",
    "packs taken",
)


def _prepare(scene: str, country: Country) -> None:
    if scene == _ONE:
        country.sign(country.municipalities[0], "2026.11.2")
    if scene == _NATIONAL:
        country.sign("national", "2026.11.2")
    if scene in {_TERM, _ONE, _NATIONAL}:
        country.publish()


def _measured(
    kiosks: list[Kiosk], source: str, root: bytes, ask: "subprocess.Popen[str]", hour: int
) -> Iterator[str]:
    _counts(ask)
    started = _cpu()
    packs = 0
    for number, kiosk in enumerate(kiosks):
        _told(ask, f"{(hour + number / len(kiosks)) * HOUR:.1f}")
        packs += kiosk.look(source, root)
    spent = (_cpu() - started) / len(kiosks) * 1000
    counted = _counts(ask)
    yield f"{counted['requests']:,.0f}"
    yield f"{counted['bytes'] / KIB:,.0f}"
    yield f"{counted['bytes'] / KIB / len(kiosks):,.1f}"
    yield f"{counted['behind_requests']:,.0f}"
    yield f"{counted['behind_bytes'] / KIB:,.0f}"
    yield f"{counted['cpu']:.2f}"
    yield f"{spent:.0f}"
    yield str(packs)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    command = [sys.executable, "-m", "benchmarks.counting_server", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdout is None:
            raise RuntimeError(command)
        yield process.stdout.readline().strip(), process
        process.terminate()


def _counts(process: "subprocess.Popen[str]") -> Mapping[str, float]:
    """Ask the server what it counted since it was asked last."""
    _told(process, "")
    if process.stdout is None:
        raise RuntimeError(process.args)
    counted: Mapping[str, float] = json.loads(process.stdout.readline())
    return counted


def _told(process: "subprocess.Popen[str]", line: str) -> None:
    if process.stdin is None:
        raise RuntimeError(process.args)
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


if __name__ == "__main__":
    main()
