"""Printers are found by their own announcement, in the print system, and on USB."""

import asyncio
import socket
from pathlib import Path

from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from printing.discovery import Found, find_printers
from tests.cups_lab import print_system

LOOPBACK = ["127.0.0.1"]
MOST_LOOKS = 10
"""A busy machine may need more than one look to hear what is announced."""


def announced(service: str, name: str, port: int, **told: str) -> AsyncServiceInfo:
    """Return what a printer announces."""
    return AsyncServiceInfo(
        service,
        f"{name}.{service}",
        addresses=[socket.inet_aton("127.0.0.1")],
        port=port,
        properties=told,
        server="kiosk-lab-printer.local.",
    )


def found(services: list[AsyncServiceInfo], cups: str, usb: Path, *queues: str) -> list[Found]:
    """Announce services on the loopback network; look until they and the queues are there."""
    ours = {service.name.partition(".")[0] for service in services} | set(queues)

    async def scene() -> list[Found]:
        network = AsyncZeroconf(interfaces=LOOPBACK)
        there: list[Found] = []
        try:
            for service in services:
                await (await network.async_register_service(service))
            for _ in range(MOST_LOOKS):
                there = await find_printers(1.5, LOOPBACK, cups, usb)
                if ours <= {one.name for one in there}:
                    break
        finally:
            await network.async_close()
        return there

    return asyncio.run(scene())


def test_printers_are_found_with_what_to_write_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "lp0").touch()
    services = [
        announced("_ipp._tcp.local.", "Balie 1", 631, rp="ipp/print", ty="Acme 1", pdl="a/b,c/d"),
        announced("_ipps._tcp.local.", "Balie 2", 631, rp="ipp/print"),
        announced("_pdl-datastream._tcp.local.", "Bon", 9100, ty="Acme R"),
    ]
    with print_system() as system:
        system.add_queue("Wachtrij", "ipp://printer.local:631/ipp/print")
        there = found(services, system.socket, tmp_path, "Wachtrij")
    ours = {one.name: one for one in there}
    assert ours["Balie 1"] == Found(
        "ipp", "ipp://kiosk-lab-printer.local:631/ipp/print", "Balie 1", "Acme 1", ("a/b", "c/d")
    )
    assert ours["Balie 2"].address == "ipps://kiosk-lab-printer.local:631/ipp/print"
    assert (ours["Bon"].kind, ours["Bon"].address) == (
        "escpos",
        "tcp://kiosk-lab-printer.local:9100",
    )
    assert ours["Wachtrij"].kind == "cups"
    assert "ipp://printer.local:631/ipp/print" in ours["Wachtrij"].note
    assert ours["lp0"].address == str(tmp_path / "lp0")
    order = ["ipp", "cups", "escpos"]
    assert [one.kind for one in there] == sorted((one.kind for one in there), key=order.index)


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    there = asyncio.run(find_printers(0.2, LOOPBACK, str(tmp_path / "no.sock"), tmp_path / "no"))
    assert [one for one in there if one.kind == "cups" or one.address.startswith("/")] == []


def test_a_print_system_that_does_not_answer_holds_nobody_up(tmp_path: Path) -> None:
    """What else there is is listed all the same."""
    (tmp_path / "lp0").touch()
    silent = tmp_path / "silent.sock"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(silent))
        listening.listen()
        there = asyncio.run(find_printers(0.2, LOOPBACK, str(silent), tmp_path))
    assert [one.name for one in there if one.address.startswith("/")] == ["lp0"]


def test_a_name_on_the_network_is_no_command_to_a_terminal(tmp_path: Path) -> None:
    services = [announced("_ipp._tcp.local.", "Balie", 631, ty="\x1b[2JAcme", rp="ipp/print")]
    there = found(services, str(tmp_path / "no.sock"), tmp_path)
    assert [one.model for one in there if one.name == "Balie"] == ["[2JAcme"]
