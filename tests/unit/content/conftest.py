"""Packs to read: a tiny one to break, and the real one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from content.loading import load_pack
from kiosk.errors import PackError
from kiosk.pack import Pack

ROOT = Path(__file__).parents[3]
FAKES = ROOT / "tests" / "fakes" / "packs"
REAL = ROOT / "content" / "packs"


@dataclass(frozen=True)
class Folders:
    """A copy of a national pack and an overlay, free to be changed."""

    national: Path
    overlay: Path

    @property
    def both(self) -> tuple[Path, Path]:
        """National, then overlay: as the loader takes them."""
        return self.national, self.overlay

    def change(self, file: str, before: str, after: str) -> None:
        """Replace something that stands in a file exactly once."""
        path = self.national.parent / file
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
        path.write_text(text.replace(before, after), encoding="utf-8")

    def refusal(self, *, overlay: bool = False) -> str:
        """Load, and return what the refusal says."""
        with pytest.raises(PackError) as refused:
            load_pack(self.national, self.overlay if overlay else None)
        return str(refused.value)


@pytest.fixture
def tiny(tmp_path: Path) -> Folders:
    """Copies of the tiny pack and its overlay."""
    for name in ("tiny", "town"):
        shutil.copytree(FAKES / name, tmp_path / name)
    return Folders(tmp_path / "tiny", tmp_path / "town")


@pytest.fixture
def copied_real(tmp_path: Path) -> Folders:
    """Copies of the real national pack and the Amsterdam overlay."""
    for name in ("national", "amsterdam"):
        shutil.copytree(REAL / name, tmp_path / name)
    return Folders(tmp_path / "national", tmp_path / "amsterdam")


@pytest.fixture(scope="session")
def amsterdam() -> Pack:
    """The real pack as Amsterdam uses it."""
    return load_pack(REAL / "national", REAL / "amsterdam")


@pytest.fixture(scope="session")
def national() -> Pack:
    """The real pack without an overlay."""
    return load_pack(REAL / "national")


@pytest.fixture(scope="session")
def real_folders() -> tuple[Path, Path]:
    """Where the real packs lie: national, then Amsterdam."""
    return REAL / "national", REAL / "amsterdam"
