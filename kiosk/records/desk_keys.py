"""
The desk's key pair as files: the private one opens referrals, the public one seals them.

A kiosk needs the public file alone. The private file belongs at the desk, with a copy in a
safe: without it nothing that was sealed can ever be opened again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.errors import SealError
from kiosk.records.private_files import PRIVATE_FILE, PUBLIC_FILE, private_folder, write_new
from kiosk.sealing import new_key_pair, private_key, public_key

Key = TypeVar("Key", X25519PublicKey, X25519PrivateKey)

PRIVATE_NAME = "desk-private.pem"
PUBLIC_NAME = "desk-public.pem"


class DeskKeyError(SealError):
    """A key file is missing, in the way, or not a key; the message names the file."""


@dataclass(frozen=True, slots=True)
class DeskKeyFiles:
    """Where a pair lies, and whether it was made just now."""

    private: Path
    public: Path
    made: bool


def make_pair(folder: Path) -> DeskKeyFiles:
    """
    Make a desk's pair in a folder: the private file 0600, the public file 0644.

    Raises:
        DeskKeyError: A key of that name is there already (it is never overwritten), or the
            folder cannot be written.
    """
    files = DeskKeyFiles(folder / PRIVATE_NAME, folder / PUBLIC_NAME, made=True)
    for file in (files.private, files.public):
        if file.exists():
            raise _in_the_way(file)
    private, public = new_key_pair()
    try:
        private_folder(folder)
        write_new(files.private, private, PRIVATE_FILE)
        write_new(files.public, public, PUBLIC_FILE)
    except FileExistsError as error:
        raise _in_the_way(Path(error.filename)) from error
    except OSError as error:
        raise _not_written(folder, error) from error
    return files


def local_pair(data_folder: Path) -> DeskKeyFiles:
    """
    Return the pair of a kiosk that was given no key: made at the first start, under `keys`.

    The private file may be moved to the desk: the public one is enough here. Where only the
    private one is left, the public one is made from it.

    Raises:
        DeskKeyError: The files cannot be read or written.
    """
    folder = data_folder / "keys"
    files = DeskKeyFiles(folder / PRIVATE_NAME, folder / PUBLIC_NAME, made=False)
    if files.public.exists():
        return files
    if not files.private.exists():
        return make_pair(folder)
    public = load_private_key(files.private).public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    try:
        write_new(files.public, pem, PUBLIC_FILE)
    except OSError as error:
        raise _not_written(folder, error) from error
    return files


def load_public_key(file: Path) -> X25519PublicKey:
    """
    Read the key that a kiosk seals with.

    Raises:
        DeskKeyError: The file is missing, unreadable, or not a desk's public key.
    """
    return _key(file, public_key)


def load_private_key(file: Path) -> X25519PrivateKey:
    """
    Read the key that a desk opens with.

    Raises:
        DeskKeyError: The file is missing, unreadable, or not a desk's private key.
    """
    return _key(file, private_key)


def _key(file: Path, read: Callable[[bytes], Key]) -> Key:
    try:
        return read(file.read_bytes())
    except OSError as error:
        message = (
            f"The key {file} cannot be read: {error.strerror}. Give the file that 'keys new' made."
        )
        raise DeskKeyError(message) from error
    except SealError as error:
        message = f"{file}: {error}"
        raise DeskKeyError(message) from None


def _in_the_way(file: Path) -> DeskKeyError:
    return DeskKeyError(
        f"There is a key already: {file}. It was left as it is, because what was sealed for it "
        "opens with nothing else. Give another folder with --out."
    )


def _not_written(folder: Path, error: OSError) -> DeskKeyError:
    return DeskKeyError(
        f"The keys cannot be written to {folder}: {error.strerror}. Give a folder that you may "
        "write to."
    )
