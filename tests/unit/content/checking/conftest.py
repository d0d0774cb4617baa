"""A copy of the real packs to break, and what a check says of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from content.checking.waivers import Waivers, read_waivers
from content.findings import Finding, Findings
from content.sentences import Sentences, read_sentences
from content.written_values import read_yaml_files
from content.yaml_files import YamlFile
from tests.unit.content.conftest import Folders

TODAY = date(2026, 11, 24)
TAGS = ("nl", "en", "pl", "ar")


@dataclass(frozen=True)
class Broken:
    """The real packs, copied, with one thing changed; read when asked."""

    folders: Folders

    def change(self, file: str, before: str, after: str) -> None:
        """Replace something that stands in a file exactly once."""
        self.folders.change(file, before, after)

    def sentences(self, findings: Findings | None = None) -> Sentences:
        """All sentences of all languages."""
        told = Findings() if findings is None else findings
        return read_sentences(TAGS, self.folders.both, told)

    def files(self) -> Sequence[YamlFile]:
        """All YAML files."""
        return read_yaml_files(self.folders.both, Findings())

    def waivers(self, findings: Findings | None = None) -> Waivers:
        """The waivers of both folders."""
        told = Findings() if findings is None else findings
        return read_waivers(self.folders.both, told)

    def told(self, check: Callable[[Findings], object]) -> list[Finding]:
        """What a check notes."""
        findings = Findings()
        check(findings)
        return list(findings)


@pytest.fixture
def broken(copied_real: Folders) -> Broken:
    """The real packs, free to be broken."""
    return Broken(copied_real)
