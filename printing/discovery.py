"""Printers that can be found: announced on the network, queues of this machine, USB."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pyipp.enums import IppOperation
from zeroconf import InterfaceChoice, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from kiosk.errors import PrintError
from printing.cups import SOCKET, is_socket
from printing.ipp_connection import IppConnection, TalkError
from printing.limits import USUAL_LIMITS
from printing.reasons import plain, words

SERVICES = {
    "_ipp._tcp.local.": "ipp",
    "_ipps._tcp.local.": "ipps",
    "_pdl-datastream._tcp.local.": "tcp",
}
"""What printers announce themselves as (DNS-SD), and how their address begins."""

USB = Path("/dev/usb")
_LATE_ANSWERS_MS = 800


@dataclass(frozen=True, slots=True)
class Found:
    """A printer: what to write as `kind` and `address`, and what it calls itself."""

    kind: str
    address: str
    name: str
    model: str = ""
    formats: tuple[str, ...] = ()
    note: str = ""


async def find_printers(
    seconds: float,
    interfaces: Sequence[str] | InterfaceChoice = InterfaceChoice.All,
    socket: str = SOCKET,
    usb: Path = USB,
) -> list[Found]:
    """
    Look for so many seconds; those that speak IPP come first, then queues, then the rest.

    Raises:
        PrintError: This machine cannot listen on its network.
    """
    on_network, queues = await asyncio.gather(
        _announced(seconds, interfaces), _queues(socket, seconds + 1)
    )
    everything = [*on_network, *queues, *_on_usb(usb)]
    order = {"ipp": 0, "cups": 1, "escpos": 2}
    return sorted(everything, key=lambda one: (order[one.kind], one.name, one.address))


async def _announced(seconds: float, interfaces: Sequence[str] | InterfaceChoice) -> list[Found]:
    seen: dict[tuple[str, str], None] = {}

    def heard(
        zeroconf: Zeroconf,  # noqa: ARG001 - handed over by name
        service_type: str,
        name: str,
        state_change: ServiceStateChange,
    ) -> None:
        if state_change is not ServiceStateChange.Removed:
            seen[service_type, name] = None

    try:
        network = AsyncZeroconf(interfaces=interfaces)
    except OSError as error:
        message = (
            f"This machine cannot listen for printers on its network: {error.strerror}. "
            "Give the printer's address yourself: main.py printer status ipp://…"
        )
        raise PrintError(message) from error
    try:
        browser = AsyncServiceBrowser(network.zeroconf, list(SERVICES), handlers=[heard])
        await asyncio.sleep(seconds)
        found = await asyncio.gather(*(_described(network.zeroconf, *one) for one in seen))
        await browser.async_cancel()
    finally:
        await network.async_close()
    return [one for one in found if one is not None]


async def _described(network: Zeroconf, service: str, name: str) -> Found | None:
    """Return what a printer tells about itself, or None where it is gone again."""
    info = AsyncServiceInfo(service, name)
    if not await info.async_request(network, _LATE_ANSWERS_MS):
        return None
    told = {
        key.decode("utf-8", "replace"): plain((value or b"").decode("utf-8", "replace"))
        for key, value in info.properties.items()
    }
    scheme = SERVICES[service]
    host = plain(info.server or "").rstrip(".")
    address = f"{scheme}://{host}:{info.port}"
    label = plain(name.removesuffix(f".{service}"))
    formats = tuple(filter(None, told.get("pdl", "").split(",")))
    if scheme == "tcp":
        note = "only if it is a receipt printer (ESC/POS)"
        return Found("escpos", address, label, told.get("ty", ""), formats, note)
    path = told.get("rp", "ipp/print").lstrip("/")
    note = "encrypted; printer status prints its fingerprint" if scheme == "ipps" else ""
    return Found("ipp", f"{address}/{path}", label, told.get("ty", ""), formats, note)


async def _queues(socket: str, seconds: float) -> list[Found]:
    """Return the queues of this machine's print system; none where it is not there or silent."""
    if not is_socket(socket):
        return []
    limits = replace(USUAL_LIMITS, answer_seconds=seconds)
    wanted = ["printer-name", "printer-make-and-model", "device-uri"]
    try:
        async with IppConnection("ipp://localhost/", limits, socket_file=socket) as line:
            answer = await line.ask(
                IppOperation.CUPS_GET_PRINTERS, {"requested-attributes": wanted}
            )
    except TalkError:
        return []
    return [_queue(one) for one in answer.get("printers", []) if one.get("printer-name")]


def _queue(said: dict[str, Any]) -> Found:
    device = " ".join(words(said.get("device-uri")))
    direct = device.startswith(("ipp://", "ipps://")) and "/printers/" not in device
    return Found(
        kind="cups",
        address=str(said["printer-name"]),
        name=str(said["printer-name"]),
        model=" ".join(words(said.get("printer-make-and-model"))),
        note=f'kind = "ipp", address = "{device}" can confirm paper' if direct else "",
    )


def _on_usb(folder: Path) -> list[Found]:
    files = sorted(folder.glob("lp*")) if folder.is_dir() else []
    note = "only if it is a receipt printer (ESC/POS)"
    return [Found("escpos", str(file), file.name, note=note) for file in files]
