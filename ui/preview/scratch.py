"""Settings under which nothing real happens: temporary data, a folder instead of a printer."""

from pathlib import Path
from typing import Any

from kiosk.sealing import new_key_pair
from kiosk.settings import Settings


def scratch_settings(settings: Settings, scratch: Path) -> Settings:
    """
    Return settings whose data, slips and desk key are all in a temporary folder.

    The key's private half is thrown away: what is typed into a preview can never be read.
    """
    _, public = new_key_pair()
    key = scratch / "desk-public.pem"
    key.write_bytes(public)
    changed: dict[str, dict[str, Any]] = {
        "screen": {"full_screen": False},
        "data": {"folder": scratch},
        "desk": {"public_key": key},
        "printer": {"kind": "folder", "folder": scratch / "slips"},
        "log": {"file": None},
    }
    return settings.model_copy(
        update={
            section: getattr(settings, section).model_copy(update=values)
            for section, values in changed.items()
        }
    )
