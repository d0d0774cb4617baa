"""Until when what this kiosk has seen last is signed, as far as its own packs hang on it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata

from content.trust.roles import overlay_role
from content.trust.trusted_files import read_trusted


def terms_seen(home: Path, municipality: str) -> Mapping[str, str]:
    """
    Return the day (ISO 8601) on which each role's newest signature ends, by role.

    Newer than what the audit log has: a publisher renews terms without new packs. Nothing where
    this kiosk has seen nothing yet.

    Raises:
        TrustError: What the kiosk trusts is damaged on the disk.
    """
    files = read_trusted(home)
    roots = sorted(
        (name for name in files if name.endswith(".root.json")),
        key=lambda name: int(name.rpartition("/")[2].split(".")[0]),
    )
    overlay = overlay_role(municipality) if municipality else ""
    named = {role: f"{role}.json" for role in ("targets", overlay, "snapshot", "timestamp") if role}
    named |= {"root": roots[-1]} if roots else {}
    found = {}
    for role, name in named.items():
        if name in files:
            try:
                metadata: Metadata[Any] = Metadata.from_bytes(files[name].encode())
            except RepositoryError:
                continue
            found[role] = metadata.signed.expires.date().isoformat()
    return found
