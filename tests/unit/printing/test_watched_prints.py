"""A slip on its way to a printer lives in memory alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.escpos_printer import receipt_printer
from tests.printer_lab import virtual_printer

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("watched_prints.py")


def test_no_file_is_written_on_the_way_to_paper(tmp_path: Path) -> None:
    """PDF, raster pages and receipts; nothing is left in a temporary folder, a cache or at home."""
    homes = {
        name: tmp_path / name for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    }
    for folder in (*homes.values(), tmp_path / "pdf", tmp_path / "raster", tmp_path / "here"):
        folder.mkdir()
    with (
        virtual_printer(tmp_path / "pdf") as pdf,
        virtual_printer(tmp_path / "raster", "image/pwg-raster") as raster,
        receipt_printer() as receipt,
    ):
        told = subprocess.run(
            [sys.executable, str(PROGRAM), pdf.address, raster.address, receipt.address],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path / "here",
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                **{name: str(folder) for name, folder in homes.items()},
            },
        )
        assert len(pdf.received()) == 1
        assert len(raster.received("pwg")) == 1
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {"ends": ["printed"] * 3, "opened": []}
    for folder in (*homes.values(), tmp_path / "here"):
        assert list(folder.rglob("*")) == []
