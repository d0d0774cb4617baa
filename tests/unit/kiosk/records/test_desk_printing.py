"""While the desk prints, a kiosk that starts does not end its job; nothing holds it up for ever."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import RecordError
from kiosk.records.desk_printing import desk_prints, desk_waits
from kiosk.records.sqlite_opening import records_file

HOLD = """
import sys
from pathlib import Path
from kiosk.records.desk_printing import desk_prints
with desk_prints(Path(sys.argv[1])):
    print("printing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a folder for records."""
    records_file(tmp_path).parent.mkdir()
    return tmp_path


def test_two_desks_may_print_and_the_kiosk_waits_for_both(data: Path) -> None:
    with desk_prints(data):
        with desk_prints(data), desk_waits(data) as waits:
            assert not waits
        with desk_waits(data) as waits:
            assert not waits
    with desk_waits(data) as waits:
        assert waits


def test_a_command_that_was_killed_holds_nobody_up(data: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(data)]
    root = Path(__file__).parents[4]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "printing\n"
        with desk_waits(data) as waits:
            assert not waits
        desk.kill()
        desk.wait()
    with desk_waits(data) as waits:
        assert waits


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="as the user of the kiosk"), desk_prints(tmp_path):
        pass
