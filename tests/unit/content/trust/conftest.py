"""Small real packs, as folders and as archives, and a store to install them in."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from content.trust.archive import build_archive
from content.trust.store import PackStore
from kiosk.ports import PackFolders

ROOT = Path(__file__).parents[4]
NATIONAL = ROOT / "content" / "packs" / "national"
OVERLAY = ROOT / "content" / "packs" / "amsterdam"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
DELIVERED = PackFolders(NATIONAL, OVERLAY, "delivered")


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """
    Return a folder that no disk is behind, where there is one.

    Thousands of installations, each synced to a disk that it is of no use for, would take minutes.
    """
    if not SHARED_MEMORY.is_dir() or not os.access(SHARED_MEMORY, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=SHARED_MEMORY, prefix="kiosk-test-") as folder:
        yield Path(folder)


@pytest.fixture
def store(tmp_path: Path) -> PackStore:
    """Return an empty store; what came with the software are the real packs."""
    return PackStore(tmp_path / "content", DELIVERED)


@pytest.fixture
def archived(tmp_path: Path) -> Callable[..., Path]:
    """Return what makes an archive of a real pack, with another version if one is given."""

    def make(source: Path = OVERLAY, version: str = "") -> Path:
        folder = tmp_path / f"{source.name}-{version or 'as-is'}"
        if not folder.exists():
            shutil.copytree(source, folder)
        if version:
            file = folder / ("overlay.yaml" if source is OVERLAY else "values.yaml")
            text = file.read_text(encoding="utf-8")
            file.write_text(
                re.sub(r"^version: .*$", f'version: "{version}"', text, flags=re.MULTILINE),
                encoding="utf-8",
            )
        archive = tmp_path / f"{folder.name}.zip"
        archive.write_bytes(build_archive(folder))
        return archive

    return make
