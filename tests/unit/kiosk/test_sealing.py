"""A seal opens with the right key for the right referral, and with nothing else."""

from base64 import b64encode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as new_ec_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SealError
from kiosk.sealing import PADDED_TO, new_key_pair, private_key, public_key, seal, unseal

PRIVATE_PEM, PUBLIC_PEM = new_key_pair()
PRIVATE, PUBLIC = private_key(PRIVATE_PEM), public_key(PUBLIC_PEM)
ID = "0123456789abcdef0123456789abcdef"

# JSON has no surrogates; contact details never hold any (kiosk.contact).
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
contents = st.dictionaries(words, words | st.none() | st.booleans(), max_size=5)


@given(contents)
def test_what_was_sealed_comes_out_unchanged(content: dict[str, str | bool | None]) -> None:
    assert unseal(seal(content, ID, PUBLIC), ID, PRIVATE) == content


def test_another_desks_key_does_not_open_it() -> None:
    sealed = seal({"telephone": "+48601234567"}, ID, PUBLIC)
    with pytest.raises(SealError, match="Use the key of the desk"):
        unseal(sealed, ID, private_key(new_key_pair()[0]))


def test_a_seal_moved_to_another_referral_does_not_open() -> None:
    sealed = seal({"telephone": "+48601234567"}, ID, PUBLIC)
    with pytest.raises(SealError):
        unseal(sealed, ID[::-1], PRIVATE)


@given(st.data())
def test_a_single_changed_byte_is_found(data: st.DataObject) -> None:
    sealed = bytearray(seal({"a": 1}, ID, PUBLIC))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealError):
        unseal(bytes(sealed), ID, PRIVATE)


@given(st.binary(max_size=200))
def test_junk_does_not_open(junk: bytes) -> None:
    with pytest.raises(SealError):
        unseal(junk, ID, PRIVATE)


def test_a_point_of_low_order_does_not_open() -> None:
    """An all-zero point gives an all-zero secret, which anybody could have sealed with."""
    sealed = bytes(32) + seal({"a": 1}, ID, PUBLIC)[32:]
    with pytest.raises(SealError):
        unseal(sealed, ID, PRIVATE)


def test_length_does_not_tell_what_is_in_it() -> None:
    short = {"category_16": None, "category_17": {"telephone": "+31201234567", "email": None}}
    long = {
        "category_16": {"street": "é" * 80, "town": "ș" * 80, "postcode": "1012AB"},
        "category_17": {"telephone": "+359" + "1" * 11, "email": "a" * 254},
    }
    assert len(seal(short, ID, PUBLIC)) == len(seal(long, ID, PUBLIC))


def test_sealing_the_same_twice_gives_nothing_to_compare() -> None:
    assert seal({"a": 1}, ID, PUBLIC) != seal({"a": 1}, ID, PUBLIC)


def test_nothing_is_readable_in_a_seal() -> None:
    sealed = seal({"email": "ewa.nowak@example.org"}, ID, PUBLIC)
    assert b"ewa" not in sealed
    assert len(sealed) >= PADDED_TO


def ec_private() -> bytes:
    """A good key of another kind."""
    return new_ec_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def ec_public() -> bytes:
    """A good public key of another kind."""
    key = new_ec_key(SECP256R1()).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize(
    "pem",
    [b"", b"junk", PUBLIC_PEM, PRIVATE_PEM[:60], ec_private()],
    ids=["empty", "junk", "other half", "cut off", "other kind"],
)
def test_what_is_no_private_key_is_refused(pem: bytes) -> None:
    with pytest.raises(SealError, match="not a desk's private key"):
        private_key(pem)


@pytest.mark.parametrize(
    "pem",
    [b"", b"junk", PRIVATE_PEM, PUBLIC_PEM[:60], ec_public()],
    ids=["empty", "junk", "other half", "cut off", "other kind"],
)
def test_what_is_no_public_key_is_refused(pem: bytes) -> None:
    with pytest.raises(SealError, match="not a desk's public key"):
        public_key(pem)


@pytest.mark.parametrize("read", [private_key, public_key])
@given(st.binary(max_size=60))
def test_a_pem_full_of_junk_is_refused(read: Callable[[bytes], object], junk: bytes) -> None:
    for kind in (b"PRIVATE KEY", b"PUBLIC KEY"):
        pem = b"-----BEGIN %s-----\n%s\n-----END %s-----\n" % (kind, b64encode(junk), kind)
        with pytest.raises(SealError):
            read(pem)
