"""What is made when first used is made once, whoever comes first."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from kiosk.print_job import PrintJob
from kiosk.records.desk_printing import desk_prints
from kiosk.settings import parse_settings
from ui.wiring import Later

AT_ONCE = 8
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
JOB = PrintJob("c" * 32, "b" * 32, "K7Q42M9XHT", "a", "printing", AT, AT, AT + timedelta(days=1))


def test_the_records_are_opened_once_by_all_who_need_them_first(tmp_path: Path) -> None:
    """The background warms up while a visitor prints; a second opening would never be closed."""
    later = Later(parse_settings(f'[data]\nfolder = "{tmp_path}"\n', tmp_path, environment={}))
    together = Barrier(AT_ONCE)

    def first_use(ask: Callable[[], object]) -> object:
        together.wait()
        return ask()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        asked = [later.store, later.jobs, later.spool, lambda: later.spool().store] * 2
        store, jobs, spool, its_store, *again = threads.map(first_use, asked)
    assert again == [store, jobs, spool, its_store]
    assert its_store is store
    later.close()


def test_a_kiosk_that_starts_waits_until_the_desk_has_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the jobs that are open is the desk's; it would be taken back under its hands."""
    monkeypatch.setattr("ui.wiring.SECONDS_BETWEEN_LOOKS", 0.02)
    later = Later(parse_settings(f'[data]\nfolder = "{tmp_path}"\n', tmp_path, environment={}))
    later.jobs().keep_job(JOB)

    async def scene() -> None:
        with desk_prints(tmp_path):
            settling = asyncio.create_task(later.settle_jobs())
            await asyncio.sleep(0.2)
            assert later.jobs().open_jobs() == [JOB]
        await settling

    asyncio.run(scene())
    assert later.jobs().open_jobs() == []
    later.close()


@pytest.mark.logs("desk-printing.lock cannot be written")
def test_a_folder_that_cannot_be_locked_is_told(tmp_path: Path) -> None:
    later = Later(parse_settings(f'[data]\nfolder = "{tmp_path}"\n', tmp_path, environment={}))
    later.store()
    (tmp_path / "records" / "desk-printing.lock").mkdir()
    asyncio.run(later.settle_jobs())
    later.close()
