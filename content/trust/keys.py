"""
Keys that sign packs: an Ed25519 pair as two files, the private one for its holder alone.

The public file carries a name that people know the key by (`amsterdam-2026`); the name travels
in the repository's metadata, so that a kiosk can say who signed.
"""

import json
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.exceptions import FormatError
from securesystemslib.signer import CryptoSigner, Key, SSlibKey

from content.trust.manifest import PACK_ID
from content.trust.trust_errors import TrustError
from content.whole_files import write_new

_NAME = "x-name"


def make_key(name: str, folder: Path, passphrase: str = "") -> tuple[Path, Path]:
    """
    Make a pair: `<name>.pem` (0600, sealed with the passphrase if one is given), `<name>.pub.json`.

    Raises:
        TrustError: The name is none, a key of that name is there already, or the folder cannot
            be written.
    """
    if not PACK_ID.fullmatch(name.replace("-", "_")):
        raise TrustError(f"{name!r} is no name for a key. Use small letters, digits, - and _.")
    private = Ed25519PrivateKey.generate()
    key = SSlibKey.from_crypto(private.public_key())
    public = {"keyid": key.keyid, **key.to_dict(), _NAME: name}
    sealing: KeySerializationEncryption = NoEncryption()
    if passphrase:
        sealing = BestAvailableEncryption(passphrase.encode())
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealing)
    files = folder / f"{name}.pem", folder / f"{name}.pub.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(files[0], pem, 0o600)
        try:
            said = json.dumps(public, indent=1, sort_keys=True).encode() + b"\n"
            write_new(files[1], said, 0o644)
        except OSError:
            files[0].unlink()  # half a pair would be taken for one
            raise
    except FileExistsError:
        message = f"There is a key '{name}' in {folder} already; it is never overwritten."
        raise TrustError(message) from None
    except OSError as error:
        raise TrustError(f"{folder} cannot be written ({error.strerror}).") from None
    return files


def read_public(path: Path) -> Key:
    """
    Return a public key; `name_of` tells its name.

    Raises:
        TrustError: The file is missing or no public key.
    """
    try:
        said = json.loads(path.read_bytes())
        key = Key.from_dict(said.pop("keyid"), said)
        # The id decides whose signature counts: one that is not the key's own would let its
        # holder sign in the place of another.
        raw = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.keyval["public"]))
        if (key.keytype, key.scheme) == ("ed25519", "ed25519") and (
            key.keyid == SSlibKey.from_crypto(raw).keyid
        ):
            return key
    except OSError as error:
        raise TrustError(f"{path} cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, FormatError):
        pass
    message = f"{path} is no public key. Give the .pub.json file that 'content key new' made."
    raise TrustError(message)


def read_signer(path: Path, passphrase: str = "") -> CryptoSigner:
    """
    Return a private key, ready to sign.

    Raises:
        TrustError: The file is missing, no such key, or the passphrase does not open it.
    """
    try:
        private = load_pem_private_key(path.read_bytes(), passphrase.encode() or None)
    except OSError as error:
        raise TrustError(f"{path} cannot be read ({error.strerror}).") from None
    except TypeError:
        message = f"{path} is sealed with a passphrase, or is not and one was given."
        raise TrustError(message) from None
    except (ValueError, UnsupportedAlgorithm):
        message = f"{path} does not open: the passphrase is wrong, or it is no private key."
        raise TrustError(message) from None
    if not isinstance(private, Ed25519PrivateKey):
        raise TrustError(f"{path} is no key for signing packs. Use one of 'content key new'.")
    return CryptoSigner(private, SSlibKey.from_crypto(private.public_key()))


def is_sealed(path: Path) -> bool:
    """Whether a private key asks for a passphrase."""
    try:
        return b"ENCRYPTED" in path.read_bytes().split(b"\n", 1)[0]
    except OSError:
        return False


def name_of(key: Key) -> str:
    """Return the name of a public key, or the start of its id where it has none."""
    name = key.unrecognized_fields.get(_NAME)
    return name if isinstance(name, str) and name.isprintable() else key.keyid[:12]


def spoken(keyid: str) -> str:
    """Return the id of a key in groups of four, to be compared by voice."""
    return " ".join(keyid[start : start + 4] for start in range(0, len(keyid), 4))
