"""The running kiosk takes newer packs by itself, tells what went wrong, and never stops asking."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.settings import Settings
from tests.unit.ui.terminal.packs.test_status import Station
from ui import news
from ui.packs import installed_packs


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """Return a kiosk whose source has newer packs."""
    made = Station(tmp_path)
    (tmp_path / "root.json").write_bytes(made.publisher.root)
    content = made.settings.content.model_copy(update={"root": tmp_path / "root.json"})
    made.settings = made.settings.model_copy(update={"content": content})
    return made


def ask(settings: Settings, times: int) -> None:
    """Let a kiosk ask so many times, with no pause between."""

    async def until_asked() -> None:
        asked = 0
        enough = asyncio.Event()
        really = news._install_news

        def counted(given: Settings) -> None:
            nonlocal asked
            really(given)
            asked += 1
            if asked == times:
                loop.call_soon_threadsafe(enough.set)

        loop = asyncio.get_running_loop()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(news, "_install_news", counted)
            patched.setattr(news, "SECONDS_A_MINUTE", 0)
            task = loop.create_task(news.ask_for_news(settings))
            await enough.wait()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    asyncio.run(until_asked())


def test_newer_packs_are_installed_and_the_log_says_by_whom(station: Station) -> None:
    ask(station.settings, 1)
    (entry,) = installed_packs(station.settings).lines()
    assert (entry.what, entry.by, entry.origin) == ("installed", "automatic", station.source)


@pytest.mark.logs("its term is over")
def test_a_refusal_is_a_line_of_the_log_and_the_next_question_is_asked(station: Station) -> None:
    station.publisher.offer(days=-1)
    ask(station.settings, 3)
    (entry,) = installed_packs(station.settings).lines()
    assert (entry.what, entry.by) == ("refused", "automatic")
    station.publisher.offer()
    ask(station.settings, 1)
    assert installed_packs(station.settings).lines()[-1].what == "installed"


@pytest.mark.logs("could not be looked at .RecursionError.")
def test_whatever_a_file_brings_about_the_kiosk_asks_again(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One odd file would else end the asking until somebody starts the kiosk anew, unseen."""

    def odd(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("content.trust.updating.fetch_news", odd)
    ask(station.settings, 2)
    assert installed_packs(station.settings).lines() == []
