"""The root of a repository: begun by a ceremony, renewed by the old keys and the new."""

from collections.abc import Iterable, Mapping, Sequence

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import Metadata, Root

from content.trust.repository import Repository, verify
from content.trust.trust_errors import TrustError
from content.trust.whole_files import write_whole

ROOT_DAYS = 730
HOLDERS = {"root": ("root",), "national": ("targets",), "publisher": ("snapshot", "timestamp")}
"""Who holds which roles."""


def begin(
    repository: Repository,
    holders: Mapping[str, Sequence[Key]],
    threshold: int,
    signers: Iterable[CryptoSigner],
    days: int = ROOT_DAYS,
) -> None:
    """
    Begin a repository: root version 1, with keys for each of `HOLDERS`, signed by root keys.

    Raises:
        TrustError: There is one already, or too few root keys signed.
    """
    if repository.versions("root"):
        raise TrustError(f"There is a repository in {repository.folder} already.")
    root = Root(version=1, expires=repository.in_days(days), consistent_snapshot=True)
    for holder, keys in holders.items():
        for role in HOLDERS[holder]:
            _set_keys(root, role, keys, threshold if holder == "root" else 1)
    _write(repository, Metadata(root), signers, trusted=None)


def renew(
    repository: Repository,
    changes: Mapping[str, Sequence[Key]],
    signers: Iterable[CryptoSigner],
    threshold: int | None = None,
    days: int = ROOT_DAYS,
) -> int:
    """
    Write the next root: the keys in `changes` (by holder) take the place of those before.

    Enough of the old root keys sign, and enough of the new, so that every kiosk follows.
    Returns the version.

    Raises:
        TrustError: Too few of the old or of the new root keys signed.
    """
    trusted = repository.root()
    new: Metadata[Root] = Metadata.from_bytes(trusted.to_bytes())
    new.signatures.clear()
    root = new.signed
    root.version += 1
    root.expires = repository.in_days(days)
    for holder, keys in changes.items():
        for role in HOLDERS[holder]:
            _set_keys(root, role, keys, root.roles[role].threshold)
    if threshold is not None:
        root.roles["root"].threshold = threshold
    _write(repository, new, signers, trusted)
    return root.version


def _set_keys(root: Root, role: str, keys: Sequence[Key], threshold: int) -> None:
    if not 1 <= threshold <= len(keys):
        message = f"{threshold} of {len(keys)} keys cannot sign '{role}'. Give more keys."
        raise TrustError(message)
    root.roles[role].threshold = threshold
    for keyid in list(root.roles[role].keyids):
        root.revoke_key(keyid, role)
    for key in keys:
        root.add_key(key, role)


def _write(
    repository: Repository,
    new: Metadata[Root],
    signers: Iterable[CryptoSigner],
    trusted: Metadata[Root] | None,
) -> None:
    for signer in signers:
        new.sign(signer, append=True)
    verify(new.signed, "root", new)
    if trusted is not None:
        verify(trusted.signed, "root", new)
    content = new.to_bytes()
    write_whole(repository.metadata / f"{new.signed.version}.root.json", content)
    write_whole(repository.folder / "root.json", content)
