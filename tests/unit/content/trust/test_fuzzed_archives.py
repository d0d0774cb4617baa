"""Eight thousand mutated archives: none crashes, none brings in a byte that was not built."""

import io
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from content.pack_files import ArchiveError
from content.trust.archive import build_archive, unpack_archive
from content.trust.manifest import MANIFEST
from tests.unit.content.trust.conftest import NATIONAL, OVERLAY
from tests.unit.content.trust.mutating import mutated

ROUNDS = 4_000
"""For each pack; half of them as bytes on the way change, half as somebody with a zip program."""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def repacked(members: dict[str, bytes], chance: random.Random) -> bytes:
    """Return a sound ZIP in which one member, the list perhaps, is another."""
    name = MANIFEST if chance.random() < 0.3 else chance.choice(list(members))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, mutated(content, chance) if each == name else content)
    return written.getvalue()


@pytest.mark.parametrize("pack", [NATIONAL, OVERLAY], ids=lambda path: path.name)
def test_a_mutated_archive_is_refused_or_holds_exactly_what_was_built(
    pack: Path, in_memory: Path
) -> None:
    """Bytes that no reader looks at (a date, an unused field) may differ; a file may not."""
    chance = random.Random(20261124)  # noqa: S311 - damage, no secrets
    archive = build_archive(pack)
    path, out = in_memory / "pack.zip", in_memory / "out"
    path.write_bytes(archive)
    unpack_archive(path, in_memory / "good")
    good = contents(in_memory / "good")
    refused = 0
    for _ in range(ROUNDS // 2):
        path.write_bytes(mutated(archive, chance))
        try:
            unpack_archive(path, out)
        except ArchiveError:
            refused += 1
        else:
            assert contents(out) == good
        shutil.rmtree(out, ignore_errors=True)
    assert refused > ROUNDS / 2 * 0.9


@pytest.mark.parametrize("pack", [NATIONAL, OVERLAY], ids=lambda path: path.name)
def test_a_sound_zip_with_another_member_is_refused_by_its_list(
    pack: Path, in_memory: Path
) -> None:
    """A list that still says the same, with a space more, may pass; the files are as built."""
    chance = random.Random(20261125)  # noqa: S311 - damage, no secrets
    path, out = in_memory / "pack.zip", in_memory / "out"
    path.write_bytes(build_archive(pack))
    unpack_archive(path, in_memory / "good")
    good = contents(in_memory / "good")
    members = {MANIFEST: good[MANIFEST], **good}
    del good[MANIFEST]
    refused = 0
    for _ in range(ROUNDS // 2):
        path.write_bytes(repacked(members, chance))
        try:
            unpack_archive(path, out)
        except ArchiveError:
            refused += 1
        else:
            assert {name: each for name, each in contents(out).items() if name != MANIFEST} == good
        shutil.rmtree(out, ignore_errors=True)
    assert refused > ROUNDS / 2 * 0.9
