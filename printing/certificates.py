"""The certificate that an `ipps` printer shows, to be compared and then pinned."""

import asyncio
import hashlib
import ssl
from contextlib import suppress
from urllib.parse import urlsplit

from printing.ipp_connection import IPP_PORT


async def fingerprint_of(address: str, seconds: float) -> str:
    """Return the SHA-256 of a printer's certificate, 64 digits; nothing where it shows none."""
    parts = urlsplit(address)
    # Looks at the certificate before it is trusted; nothing is sent through this connection.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(
                parts.hostname, parts.port or IPP_PORT, ssl=context
            )
        try:
            shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        finally:
            writer.transport.abort()
        return hashlib.sha256(shown or b"").hexdigest() if shown else ""
    return ""
