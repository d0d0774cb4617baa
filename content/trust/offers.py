"""
What verified metadata offers: which packs, signed by whom, until when, published when.

tuf has checked every file that is read here and laid it into a folder. What it does not check:
that an overlay comes from its own municipality's role, that what is signed names a pack, and
that the clock which dates are compared with can be right.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from tuf.api.metadata import Metadata, Root, TargetFile, Targets
from tuf.ngclient import Updater

from content.pack_files import MOST_BYTES_ARCHIVE
from content.trust.keys import name_of
from content.trust.manifest import PACK_VERSION, PackIdentity, PackKind
from content.trust.roles import NATIONAL_TARGET, overlay_role, overlay_target
from content.trust.signed_files import delegated, signers_of
from content.trust.trust_errors import TrustError

PUBLISHED_FIELD: Final = "x-published"
"""When a timestamp was made; TUF itself says only when it ends."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_CLOCK_SLACK: Final = timedelta(days=1)


def national_offer(updater: Updater) -> tuple[TargetFile, PackIdentity]:
    """
    Return the national pack that is offered.

    Raises:
        TrustError: None is, or what is signed is no such pack.
    """
    file = updater.get_targetinfo(NATIONAL_TARGET)
    if file is None:
        raise _nothing_of("national")
    return file, _identity(file, "national", "national")


def overlay_offer(
    updater: Updater, folder: Path, municipality: str
) -> tuple[TargetFile, PackIdentity]:
    """
    Return the overlay of a municipality, which its own role alone may offer.

    Raises:
        TrustError: It offers none, or somebody else does.
    """
    role, target = overlay_role(municipality), overlay_target(municipality)
    targets: Targets = _read(folder, "targets").signed
    if target in targets.targets:
        message = (
            f"The overlay of '{municipality}' is signed by the national editor in the "
            "municipality's place. Tell the publisher."
        )
        raise TrustError(message, "signature")
    roles = delegated(targets)
    # A municipality that was named but has signed nothing yet is in no snapshot.
    if role not in roles or f"{role}.json" not in _read(folder, "snapshot").signed.meta:
        raise _nothing_of(municipality)
    file = updater.get_targetinfo(target)
    if file is None or _read(folder, role).signed.targets.get(target) != file:
        raise _nothing_of(municipality)
    return file, _identity(file, "overlay", municipality)


def signatures(folder: Path, municipality: str) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """
    Return who signed what is trusted now, and the day on which each part of it ends.

    Only signatures that are right count: anybody can write another's key id beside bytes.
    """
    root: Metadata[Root] = _read(folder, "root")
    judges: list[tuple[str, Root | Targets]] = [("targets", root.signed)]
    if municipality:
        judges.append((overlay_role(municipality), _read(folder, "targets").signed))
    judges += [("snapshot", root.signed), ("timestamp", root.signed)]
    signed_by: list[str] = []
    expires = {"root": _day(root.signed.expires)}
    for role, judge in judges:
        metadata = _read(folder, role)
        expires[role] = _day(metadata.signed.expires)
        signed_by += sorted(map(name_of, signers_of(judge, role, metadata).values()))
    return tuple(dict.fromkeys(signed_by)), expires


def check_clock(folder: Path, now: datetime) -> None:
    """
    Compare the clock with the day of publishing: with a clock in the past nothing ever expires.

    Raises:
        TrustError: The clock stands before that day.
    """
    said = _read(folder, "timestamp").signed.unrecognized_fields.get(PUBLISHED_FIELD)
    try:
        published = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        published = None
    if published and published.tzinfo and now + _CLOCK_SLACK < published:
        message = (
            f"The packs were published on {published.astimezone(UTC):%Y-%m-%d}, but this machine's "
            f"clock says {now:%Y-%m-%d}. Is the clock right? Set it: with a wrong one no term can "
            "be checked. Nothing was taken; the kiosk goes on with the content it has."
        )
        raise TrustError(message, "clock")


def _identity(file: TargetFile, kind: PackKind, pack_id: str) -> PackIdentity:
    """Return the pack that is signed; strictly, as it becomes names of files and lines of a log."""
    digest = file.hashes.get("sha256", "")
    match file.unrecognized_fields.get("custom"):
        case {"kind": str(a_kind), "id": str(an_id), "version": str(version)} if (
            (a_kind, an_id) == (kind, pack_id)
            and PACK_VERSION.fullmatch(version)
            and _DIGEST.fullmatch(digest)
            and file.length <= MOST_BYTES_ARCHIVE
        ):
            return PackIdentity(kind, pack_id, version, digest)
    message = f"What is published as '{pack_id}' is another pack, or too large. Tell the publisher."
    raise TrustError(message, "refused")


def _nothing_of(pack_id: str) -> TrustError:
    message = f"The publisher offers no pack of '{pack_id}'. See [content] municipality."
    return TrustError(message, "missing")


def _read(folder: Path, role: str) -> Metadata[Any]:
    return Metadata.from_bytes((folder / f"{role}.json").read_bytes())


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
