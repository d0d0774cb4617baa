"""Every fault of docs/printing.md is met by a test: a folder's here, each printer's beside it."""

from pathlib import Path

from printing.folder import FolderPrinter
from tests.unit.printing import test_cups_faults, test_escpos_faults, test_ipp_faults
from tests.unit.printing.fault_table import table
from tests.unit.printing.faults import Hold


def test_folder_not_writable(tmp_path: Path, hold: Hold) -> None:
    (tmp_path / "file").touch()
    hold(FolderPrinter(tmp_path / "file" / "slips"))


def test_every_row_of_the_table_is_a_test_and_every_test_a_row() -> None:
    modules = (test_ipp_faults, test_cups_faults, test_escpos_faults)
    tests = {name for module in modules for name in vars(module) if name.startswith("test_")}
    assert tests | {"test_folder_not_writable"} == set(table())
