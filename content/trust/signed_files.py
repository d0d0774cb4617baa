"""Signed files of a repository: read, checked against who may sign, written whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from securesystemslib.signer import Key
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import DelegatedRole, Metadata, Root, Snapshot, Targets, Timestamp

from content.trust.keys import name_of
from content.trust.trust_errors import TrustError
from content.whole_files import write_whole

SignedT = TypeVar("SignedT", Root, Timestamp, Snapshot, Targets)


def read_metadata(file: Path, kind: type[SignedT]) -> Metadata[SignedT]:
    """
    Return a file of the repository.

    Raises:
        TrustError: It is missing or damaged.
    """
    try:
        metadata: Metadata[SignedT] = Metadata.from_bytes(file.read_bytes())
    except (OSError, RepositoryError):
        message = f"{file} is missing or damaged. Copy the repository anew from its source."
        raise TrustError(message, "damaged") from None
    if not isinstance(metadata.signed, kind):
        raise TrustError(f"{file} holds something else than its name says.", "damaged")
    return metadata


def write(file: Path, content: bytes) -> None:
    """
    Write a file of the repository; kiosks see the old one or the new one.

    Raises:
        TrustError: The folder does not take it.
    """
    try:
        write_whole(file, content, 0o644)
    except OSError as error:
        message = f"{file} cannot be written ({error.strerror}). Is the disk full, or write-only?"
        raise TrustError(message, "unwritable") from None


def delegated(targets: Targets) -> Mapping[str, DelegatedRole]:
    """Return the roles that the national editor named, by name."""
    delegations = targets.delegations
    return (delegations.roles if delegations else None) or {}


def keys_of(by: Root | Targets, role: str) -> dict[str, Key]:
    """Return the keys that may sign for a role by their ids; none where nobody may."""
    try:
        return {keyid: by.get_key(keyid) for keyid in by.get_delegated_role(role).keyids}
    except ValueError:
        return {}


def signers_of(by: Root | Targets, role: str, metadata: Metadata[Any]) -> dict[str, Key]:
    """Return the keys of a role whose signatures are right."""
    try:
        found = by.get_verification_result(role, metadata.signed_bytes, metadata.signatures)
    except ValueError:
        return {}
    return dict(found.signed)


def names_of(keys: Mapping[str, Key]) -> str:
    """Return the names of keys, to be read in a sentence."""
    return ", ".join(sorted(name_of(key) for key in keys.values())) or "nobody"


def verify(by: Root | Targets, role: str, metadata: Metadata[Any]) -> None:
    """
    Check that a role's metadata is signed by enough of those who may.

    Raises:
        TrustError: It is not.
    """
    try:
        by.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except (RepositoryError, ValueError):
        message = (
            f"'{role}' is not signed by enough of the keys that may sign it; may sign: "
            f"{names_of(keys_of(by, role))}. Were keys replaced? Then they sign anew ('content "
            "sign'), or the national editor takes them away ('content publish undelegate')."
        )
        raise TrustError(message, "signature") from None
