"""A kiosk talks over TLS, and only to a server that somebody vouches for."""

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from content.trust.following import News
from content.trust.trust_errors import TrustError
from tests.fakes.certificates import self_signed
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
