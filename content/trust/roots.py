"""
The root of a repository: begun by a ceremony, renewed by the old keys and the new.

Until enough keys have signed, a root waits in `staged/root.json`, and its holders sign it one
after the other, each on a machine of their own. Then it is written where kiosks find it.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import Metadata, Root

from content.trust.keys import name_of, spoken
from content.trust.repository import Repository
from content.trust.signed_files import keys_of, names_of, read_metadata, signers_of, write
from content.trust.trust_errors import TrustError

ROOT_DAYS = 730
HOLDERS = {"root": ("root",), "national": ("targets",), "publisher": ("snapshot", "timestamp")}
"""Who holds which roles."""


def begin(
    repository: Repository,
    holders: Mapping[str, Sequence[Key]],
    threshold: int,
    signers: Iterable[CryptoSigner],
    days: int = ROOT_DAYS,
) -> str:
    """
    Begin a repository: root version 1, with keys for each of `HOLDERS`.

    Returns who must still sign, or "" where enough have.

    Raises:
        TrustError: There is one already, or the threshold cannot be met.
    """
    if repository.versions("root") or _waiting_file(repository).exists():
        raise TrustError(f"There is a repository in {repository.folder} already.")
    root = Root(version=1, expires=repository.in_days(days), consistent_snapshot=True)
    for holder, keys in holders.items():
        for role in HOLDERS[holder]:
            _set_keys(root, role, keys, threshold if holder == "root" else 1)
    return _signed(repository, Metadata(root), signers)


def renew(
    repository: Repository,
    changes: Mapping[str, Sequence[Key]],
    signers: Iterable[CryptoSigner],
    threshold: int | None = None,
    days: int = ROOT_DAYS,
) -> str:
    """
    Prepare the next root: the keys in `changes` (by holder) take the place of those before.

    Enough of the old root keys sign, and enough of the new, so that every kiosk follows.
    Returns who must still sign, or "" where enough have.

    Raises:
        TrustError: The threshold cannot be met.
    """
    new: Metadata[Root] = Metadata.from_bytes(repository.root().to_bytes())
    new.signatures.clear()
    root = new.signed
    root.version += 1
    root.expires = repository.in_days(days)
    for holder, keys in changes.items():
        for role in HOLDERS[holder]:
            needed = root.roles[role].threshold
            if role == "root" and threshold is not None:
                needed = threshold
            _set_keys(root, role, keys, needed)
    if threshold is not None and "root" not in changes:
        _set_keys(root, "root", list(keys_of(root, "root").values()), threshold)
    return _signed(repository, new, signers)


def sign_waiting(repository: Repository, signers: Iterable[CryptoSigner]) -> str:
    """
    Sign the root that waits; returns who must still sign, or "" where enough have.

    Raises:
        TrustError: None waits, or a key is not one that may sign it.
    """
    return _signed(repository, waiting_root(repository), signers)


def waiting_root(repository: Repository) -> Metadata[Root]:
    """
    Return the root that waits for signatures.

    Raises:
        TrustError: None does.
    """
    if not _waiting_file(repository).exists():
        raise TrustError("No root waits for a signature. See: content publish check", "missing")
    return read_metadata(_waiting_file(repository), Root)


def keys_in_words(root: Root) -> list[str]:
    """Return a line for each key of a root, with its whole id, to be compared before signing."""
    return [
        f"{holder}: {name_of(key)}  {spoken(key.keyid)}"
        for holder, (role, *_) in HOLDERS.items()
        for key in keys_of(root, role).values()
    ]


def _set_keys(root: Root, role: str, keys: Sequence[Key], threshold: int) -> None:
    if not 1 <= threshold <= len({key.keyid for key in keys}):
        message = f"{threshold} of {len(keys)} keys cannot sign '{role}'. Give more keys."
        raise TrustError(message)
    root.roles[role].threshold = threshold
    for keyid in list(root.roles[role].keyids):
        root.revoke_key(keyid, role)
    for key in keys:
        root.add_key(key, role)


def _signed(repository: Repository, new: Metadata[Root], signers: Iterable[CryptoSigner]) -> str:
    """Add signatures, and let the root count or wait; returns who must still sign."""
    before = [root.signed for root in repository.roots()[-1:]] if new.signed.version > 1 else []
    if before and new.signed.version != before[0].version + 1:
        raise TrustError("The root that waits was made on an old copy. Remove it and begin again.")
    judges = [*before, new.signed]
    may = {keyid: key for judge in judges for keyid, key in keys_of(judge, "root").items()}
    for signer in signers:
        if signer.public_key.keyid not in may:
            message = f"This key may not sign the root; {names_of(may)} may."
            raise TrustError(message, "signature")
        new.sign(signer, append=True)
    content = new.to_bytes()
    lacking = [words for judge in judges if (words := _lacking(judge, new))]
    if lacking:
        write(_waiting_file(repository), content)
        return "; ".join(dict.fromkeys(lacking))
    write(repository.metadata / f"{new.signed.version}.root.json", content)
    write(repository.folder / "root.json", content)
    _waiting_file(repository).unlink(missing_ok=True)
    return ""


def _lacking(judge: Root, new: Metadata[Root]) -> str:
    signed, may = signers_of(judge, "root", new), keys_of(judge, "root")
    missing = judge.roles["root"].threshold - len(signed)
    if missing <= 0:
        return ""
    return f"{missing} of {names_of({each: may[each] for each in may.keys() - signed.keys()})}"


def _waiting_file(repository: Repository) -> Path:
    return repository.staged / "root.json"
