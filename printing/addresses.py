"""Whether an address can lead to a printer at all, before anything is sent to it."""

from urllib.parse import urlsplit

from kiosk.errors import SettingsError


def check_machine(address: str) -> None:
    """
    Refuse an address (`ipp://host:631/…`, `tcp://host:9100`) without a possible machine or port.

    Raises:
        SettingsError: There is none in it; says how one looks.
    """
    try:
        parts = urlsplit(address)
        possible = bool(parts.hostname) and parts.port != 0
        (parts.hostname or "").encode("idna")
    except ValueError:
        possible = False
    if not possible:
        message = (
            f'The printer\'s address "{address}" has no machine in it, or no port from 1 to 65535. '
            "Write its name or number: ipp://printer.local:631/ipp/print."
        )
        raise SettingsError(message)
