"""`pack.json`: whose pack an archive holds, and every file in it with size and SHA-256."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from content.trust.pack_files import ArchiveError, kind_of, shown

FORMAT = 1
MANIFEST = "pack.json"
MOST_BYTES_MANIFEST = 4 << 20
PackKind = Literal["national", "overlay"]

PACK_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
PACK_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){1,5}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PackIdentity:
    """
    Which pack an archive holds.

    `id` is `national` or the municipality's id; `digest` the SHA-256 of the whole archive, in
    hex: two archives with the same digest are the same pack.
    """

    kind: PackKind
    id: str
    version: str
    digest: str

    @property
    def name(self) -> str:
        """How people are told of it: `amsterdam 2026.11.3`."""
        return f"{self.id} {self.version}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `pack.json` says; `files` are size in bytes and SHA-256 by name."""

    kind: PackKind
    id: str
    version: str
    files: Mapping[str, tuple[int, str]]

    @classmethod
    def parsed(cls, content: bytes) -> "Manifest":
        """
        Read the list strictly: it is the first thing that a stranger's file is asked.

        Raises:
            ArchiveError: It is no list of a pack.
        """
        try:
            said = json.loads(content, object_pairs_hook=_each_once)
        except (ValueError, RecursionError):
            raise ArchiveError("The archive's pack.json is not JSON.") from None
        match said:
            case {
                "format": 1,
                "kind": ("national" | "overlay") as kind,
                "id": str(pack_id),
                "version": str(version),
                "files": dict(files),
                **others,
            } if not others and PACK_ID.fullmatch(pack_id) and PACK_VERSION.fullmatch(version):
                if (kind == "national") != (pack_id == "national"):
                    raise ArchiveError("Only the national pack is called 'national'.")
                listed = {name: _listed(name, entry) for name, entry in files.items()}
                if len({name.lower() for name in listed}) < len(listed):
                    raise ArchiveError("Two files of the archive differ only in capitals.")
                return cls(cast("PackKind", kind), pack_id, version, listed)
            case {"format": int(other), **_rest} if other != FORMAT:
                message = f"The archive has format {other}; this kiosk reads format {FORMAT}."
                raise ArchiveError(message + " Renew the kiosk's software first.")
        raise ArchiveError("The archive's pack.json does not say which pack this is.")

    def identity(self, digest: str) -> PackIdentity:
        """Return which pack this is, as an archive with a digest."""
        return PackIdentity(self.kind, self.id, self.version, digest)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that is given twice: another reader would take the other one."""
    said = dict(pairs)
    if len(said) < len(pairs):
        raise ValueError(pairs)
    return said


def _listed(name: str, entry: object) -> tuple[int, str]:
    match entry:
        case {"size": int(size), "sha256": str(digest), **others} if not others:
            if size >= 0 and not isinstance(size, bool) and _DIGEST.fullmatch(digest):
                kind_of(name)
                return size, digest
    raise ArchiveError(f"The archive's list gives no size or fingerprint of {shown(name)}.")
