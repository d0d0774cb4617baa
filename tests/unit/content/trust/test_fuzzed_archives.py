"""Eight thousand mutated archives: none crashes, none brings in a byte that was not built."""

import random
import shutil
from pathlib import Path

import pytest

from content.trust.archive import build_archive, unpack_archive
from content.trust.pack_files import ArchiveError
from tests.unit.content.trust.conftest import NATIONAL, OVERLAY
from tests.unit.content.trust.mutating import mutated

ROUNDS = 4_000


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("pack", [NATIONAL, OVERLAY], ids=lambda path: path.name)
def test_a_mutated_archive_is_refused_or_holds_exactly_what_was_built(
    pack: Path, tmp_path: Path
) -> None:
    """Bytes that no reader looks at (a date, an unused field) may differ; a file may not."""
    chance = random.Random(20261124)  # noqa: S311 - damage, no secrets
    archive = build_archive(pack)
    (tmp_path / "good.zip").write_bytes(archive)
    unpack_archive(tmp_path / "good.zip", tmp_path / "good")
    good = contents(tmp_path / "good")
    refused = 0
    for _ in range(ROUNDS):
        path, out = tmp_path / "pack.zip", tmp_path / "out"
        path.write_bytes(mutated(archive, chance))
        try:
            unpack_archive(path, out)
        except ArchiveError:
            refused += 1
        else:
            assert contents(out) == good
        shutil.rmtree(out, ignore_errors=True)
    assert refused > ROUNDS * 0.9
