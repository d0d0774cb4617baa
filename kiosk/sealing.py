"""
Sealing for the desk: HPKE (RFC 9180) to the desk's public key; the kiosk itself cannot open it.

X25519 with HKDF-SHA256 and AES-256-GCM. The referral's id is bound to the seal (as HPKE
`info`, which enters the key schedule): a seal moved to another referral does not open.
What is sealed is padded, so that its length does not tell whether an address is in it.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from kiosk.errors import SealError

SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
PADDED_TO: Final = 2048
"""Bytes a sealed text is padded to (or a multiple): longer than any contact we accept."""
PURPOSE: Final = b"registration-kiosk referral v1 "


def new_key_pair() -> tuple[bytes, bytes]:
    """Make a desk's key pair; returns private and public key as PEM (PKCS#8, SPKI)."""
    private = X25519PrivateKey.generate()
    return (
        private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    )


def public_key(pem: bytes) -> X25519PublicKey:
    """
    Read a desk's public key.

    Raises:
        SealError: The text is not an X25519 public key.
    """
    try:
        key = load_pem_public_key(pem)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, X25519PublicKey):
        message = "This is not a desk's public key. Make a pair with 'keys new'."
        raise SealError(message)
    return key


def private_key(pem: bytes) -> X25519PrivateKey:
    """
    Read a desk's private key.

    Raises:
        SealError: The text is not an X25519 private key.
    """
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, X25519PrivateKey):
        message = "This is not a desk's private key. Use the file that 'keys new' made."
        raise SealError(message)
    return key


def seal(content: Mapping[str, Any], referral_id: str, key: X25519PublicKey) -> bytes:
    """Seal JSON content for the desk and bind it to a referral."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    padded = text + b" " * (-len(text) % PADDED_TO)
    return SUITE.encrypt(padded, key, info=PURPOSE + referral_id.encode())


def unseal(sealed: bytes, referral_id: str, key: X25519PrivateKey) -> dict[str, Any]:
    """
    Open what was sealed for this desk and this referral.

    Raises:
        SealError: Another desk's key, another referral, or the bytes were changed.
    """
    try:
        text = SUITE.decrypt(sealed, key, info=PURPOSE + referral_id.encode())
    except (InvalidTag, ValueError):
        message = "This key does not open this referral. Use the key of the desk it was made for."
        raise SealError(message) from None
    content: dict[str, Any] = json.loads(text)
    return content
