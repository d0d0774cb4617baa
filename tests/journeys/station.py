"""A kiosk to walk up to: its own settings and data folder, opened in its real window."""

import gc
import json
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.records.desk_keys import PRIVATE_NAME
from kiosk.records.sqlite_opening import records_file
from kiosk.settings import Settings
from main import read_settings
from ui.app import Kiosk, run
from ui.demo.player import Player

ROOT = Path(__file__).parents[2]
Journey = Callable[[Player], Awaitable[None]]
Changes = Mapping[str, Mapping[str, object]]

USUAL: Changes = {
    "kiosk": {"number": 7},
    "screen": {"full_screen": False, "width": 1920, "height": 1080, "less_movement": True},
    "speech": {"engine": "none"},
}
PLACES = {"national": "content/packs/national", "overlay": "content/packs/amsterdam"}


@dataclass
class Station:
    """
    One kiosk; everything it writes is in `folder`.

    `keep` holds what a journey wants to tell its test.
    """

    folder: Path
    keep: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Where it keeps referrals and keys."""
        return self.folder / "data"

    @property
    def slips(self) -> Path:
        """Where the folder printer puts slips."""
        return self.data / "slips"

    @property
    def desk_key(self) -> Path:
        """The private key of the pair that it made itself."""
        return self.data / "keys" / PRIVATE_NAME

    def settings_file(self, **changes: Mapping[str, object]) -> Path:
        """Write the settings as an admin would, and return the file."""
        places = {name: str(ROOT / place) for name, place in PLACES.items()}
        sections: dict[str, dict[str, object]] = {
            "content": dict(places),
            "data": {"folder": str(self.data)},
        }
        for source in (USUAL, changes):
            for section, values in source.items():
                sections.setdefault(section, {}).update(values)
        lines = []
        for section, values in sections.items():
            lines.append(f"[{section}]")
            # JSON writes text, numbers and true or false as TOML does.
            lines.extend(f"{name} = {json.dumps(value)}" for name, value in values.items())
        file = self.folder / "kiosk.toml"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def settings(self, **changes: Mapping[str, object]) -> Settings:
        """Return the settings as the kiosk reads them."""
        return read_settings(self.settings_file(**changes))

    def visit(self, journey: Journey, **changes: Mapping[str, object]) -> None:
        """Open the window, make a journey in it, and close it."""
        self.visit_with(journey, self.settings(**changes))

    def visit_with(self, journey: Journey, settings: Settings) -> None:
        """Make a journey with settings that no file may have, such as a very short wait."""

        async def play(kiosk: Kiosk) -> int:
            await journey(Player(kiosk))
            return 0

        assert run(settings, play) == 0
        # What belonged to this window goes before the next one opens.
        gc.collect()

    def rows(self) -> list[dict[str, Any]]:
        """Return what is kept, as any program with the file can read it."""
        with closing(sqlite3.connect(records_file(self.data))) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute("SELECT * FROM referral")]

    def open_at_desk(self, code: str) -> dict[str, Any]:
        """Open a referral as the clerk does: with the program, the code and the key."""
        done = self._at_desk("open", code)
        assert done.returncode == 0, done.stderr
        opened: dict[str, Any] = json.loads(done.stdout)
        return opened

    def print_at_desk(self, code: str, printer: str) -> subprocess.CompletedProcess[str]:
        """Print the kept slip of a code on the desk's printer."""
        return self._at_desk("print", code, "--printer", printer)

    def _at_desk(self, action: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "main.py"), "desk", action, *words]
        where = ["--key", str(self.desk_key), "--data", str(self.data)]
        return subprocess.run([*command, *where], capture_output=True, text=True, check=False)
