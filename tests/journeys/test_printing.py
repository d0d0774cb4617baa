"""Printing on a real IPP printer: the screen never says more than the printer did."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from printing.slips import render_slip
from tests.journeys.short import to_slip
from tests.journeys.station import Station
from tests.printer_lab import VirtualPrinter, virtual_printer
from ui.demo.player import Player
from ui.demo.visits import VISITS
from ui.visitor.handover import decided


@pytest.fixture
def lab_printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualPrinter]:
    """Have a printer on loopback."""
    with virtual_printer(Path(tmp_path_factory.mktemp("printer"))) as printer:
        yield printer


def free_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def switched_on(port: int, printer: VirtualPrinter) -> asyncio.Server:
    """Put the printer on a port that was silent until now."""
    there = urlsplit(printer.address)

    async def pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        sink.close()

    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, onward = await asyncio.open_connection(there.hostname, there.port)
        await asyncio.gather(pass_on(reader, onward), pass_on(back, writer))

    return await asyncio.start_server(join, "127.0.0.1", port)


def ipp(address: str) -> dict[str, object]:
    """Return the settings of a printer at an address."""
    return {"kind": "ipp", "address": address}


def test_paper_is_promised_once_the_printer_confirmed_it(
    station: Station, lab_printer: VirtualPrinter
) -> None:
    """The whole first visit of the demo, on a printer: what it got is the slip of the record."""

    async def journey(player: Player) -> None:
        await VISITS["1-ten-weeks-polish"](player)
        await player.see("end.title")
        station.keep["code"] = player.code().replace("-", "")
        assert lab_printer.received()

    station.visit(journey, printer=ipp(lab_printer.address))
    (row,) = station.rows()
    assert (row["code"], row["state"]) == (station.keep["code"], "printed")
    (pdf,) = lab_printer.received()
    assert pdf.startswith(b"%PDF")
    assert not station.slips.exists()


def test_without_paper_the_screen_says_that_the_printer_waits(
    station: Station, lab_printer: VirtualPrinter
) -> None:
    """Once somebody has filled it, the slip comes out and the record says so."""
    lab_printer.run_out_of_paper()

    async def journey(player: Player) -> None:
        await to_slip(player)
        await player.tap("slip.print")
        await player.see("slip.state.waiting")
        await player.see("slip.failed.do")
        assert player.says("end.title") not in player.robot.texts()
        assert [row["state"] for row in station.rows()] == ["kept"]
        lab_printer.refill()
        await player.see("end.title")

    station.visit(journey, printer=ipp(lab_printer.address))
    assert [row["state"] for row in station.rows()] == ["printed"]


def test_without_a_printer_the_code_is_on_the_screen_and_another_try_works(
    station: Station, lab_printer: VirtualPrinter
) -> None:
    """The referral is kept once, whatever the printer does."""
    port = free_port()

    async def journey(player: Player) -> None:
        await to_slip(player)
        await player.tap("slip.print")
        await player.see("slip.state.failed")
        await player.see("slip.failed.do")
        assert player.code()
        await player.robot.see(player.code())
        before = station.rows()
        async with await switched_on(port, lab_printer):
            await player.tap("slip.again")
            await player.see("end.title")
        assert [row["id"] for row in station.rows()] == [row["id"] for row in before]

    station.visit(journey, printer=ipp(f"ipp://localhost:{port}/ipp/print"))
    assert [row["state"] for row in station.rows()] == ["printed"]


def test_staff_read_in_dutch_what_to_do_and_the_desk_prints_the_slip_by_its_code(
    station: Station, lab_printer: VirtualPrinter
) -> None:
    """The visitor reads Polish; the clerk prints the very same slip on another printer, once."""

    async def journey(player: Player) -> None:
        await to_slip(player, "pl")
        await player.tap("slip.print")
        await player.see("slip.state.failed")
        await player.see("staff.here")
        await player.robot.see("De printer is niet te bereiken.")
        station.keep["code"] = player.code()
        session = player.kiosk.visitor.session
        code = session.referral.code if session.referral else ""
        station.keep["slip"] = player.kiosk.handover.slip(session, decided(session), code)

    station.visit(journey, printer=ipp(f"ipp://localhost:{free_port()}/ipp/print"))
    said = station.print_at_desk(station.keep["code"], lab_printer.address)
    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines()[-1] == "printed"
    (pdf,) = lab_printer.received()
    assert pdf == render_slip(station.keep["slip"], "a4")
    assert [row["state"] for row in station.rows()] == ["printed"]
    again = station.print_at_desk(station.keep["code"], lab_printer.address)
    assert again.returncode == 2
    assert "No slip is kept" in again.stderr
    assert len(lab_printer.received()) == 1


def test_hide_now_takes_back_a_slip_that_waits_for_paper(
    station: Station, lab_printer: VirtualPrinter
) -> None:
    """Whoever fills the tray later does not print the answers of somebody who has fled."""
    lab_printer.run_out_of_paper()

    async def journey(player: Player) -> None:
        await to_slip(player)
        await player.tap("slip.print")
        await player.see("slip.state.waiting")
        player.kiosk.visitor.hideNow()
        await player.see("welcome.promise")
        await player.kiosk.visitor.slip.finished()
        lab_printer.refill()

    station.visit(journey, printer=ipp(lab_printer.address) | {"answer_seconds": 2})
    assert lab_printer.job_state(1, after="processing") == "canceled"
    assert [row["state"] for row in station.rows()] == ["kept"]
