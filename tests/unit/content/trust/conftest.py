"""Small real packs, as folders and as archives, and a store to install them in."""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from content.trust.archive import build_archive
from content.trust.store import PackStore
from kiosk.ports import PackFolders

if TYPE_CHECKING:
    from content.trust.fetching import Limits
    from content.trust.following import News
    from tests.unit.content.trust.follower import Carried, Kiosk
    from tests.unit.content.trust.publisher import Publisher

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


@pytest.fixture
def publisher(tmp_path: Path, archived: Callable[..., Path]) -> "Publisher":
    """Return a publisher who offers the real packs, Amsterdam's in version 2026.12.1."""
    from tests.unit.content.trust.publisher import Publisher  # noqa: PLC0415 - processes that are killed import this file, and need no TUF

    house = Publisher(tmp_path / "house")
    house.offer(archived(NATIONAL), archived(version="2026.12.1"))
    return house


@pytest.fixture
def kiosk(store: PackStore, publisher: "Publisher") -> "Kiosk":
    """Return a kiosk of Amsterdam with nothing installed."""
    from tests.unit.content.trust.follower import Kiosk  # noqa: PLC0415 - as above

    return Kiosk(store, publisher.root)


@pytest.fixture
def fetch(tmp_path: Path, publisher: "Publisher") -> "Callable[..., News]":
    """Return what looks for news as a kiosk of Amsterdam does."""
    from content.trust.following import fetch_news  # noqa: PLC0415 - as above

    def look(
        source: str = "", *, municipality: str = "amsterdam", limits: "Limits | None" = None
    ) -> "News":
        return fetch_news(
            source or str(publisher.repository.folder),
            municipality=municipality,
            root=publisher.root,
            trusted=tmp_path / "tuf",
            into=tmp_path / f"incoming-{time.monotonic_ns()}",
            knows=lambda _: False,
            limits=limits,
        )

    return look


@pytest.fixture(params=["web", "stick"])
def carried(request: pytest.FixtureRequest) -> "Iterator[Carried]":
    """Return what makes a source of a folder: its address on a server, or the folder itself."""
    from tests.unit.content.trust.publisher import served  # noqa: PLC0415 - as above

    with ExitStack() as open_servers:
        if request.param == "stick":
            yield str
        else:
            yield lambda folder: open_servers.enter_context(served(folder))
