"""A kiosk talks over TLS, and only to a server that somebody vouches for."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content.trust.following import News
from content.trust.trust_errors import TrustError
from tests.unit.content.trust.follower import IMPATIENT
from tests.unit.content.trust.publisher import Publisher, served


def test_a_server_without_tls_where_tls_is_due_is_told(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    with served(publisher.repository.folder) as source:
        secure = source.replace("http:", "https:")
        with pytest.raises(TrustError, match="See whether the network works"):
            fetch(secure, limits=IMPATIENT)


def test_a_certificate_that_nobody_vouches_for_is_told(
    publisher: Publisher, fetch: Callable[..., News], tmp_path: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    with served(publisher.repository.folder, context) as source:
        with pytest.raises(TrustError, match="could not prove who it is") as refused:
            fetch(source)
        assert "clock right" in str(refused.value)
        assert "SSL_CERT_FILE" in str(refused.value)


def test_over_tls_with_a_certificate_that_is_vouched_for(
    publisher: Publisher,
    fetch: Callable[..., News],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate, key = self_signed(tmp_path)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with served(publisher.repository.folder, context) as source:
        assert fetch(source).packs.name.endswith("amsterdam 2026.12.1")


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Return a certificate of localhost that only itself vouches for, and its key."""
    from cryptography import x509  # noqa: PLC0415 - here alone
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files
