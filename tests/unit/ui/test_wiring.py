"""What is made when first used is made once, whoever comes first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from kiosk.settings import parse_settings
from ui.wiring import Later

AT_ONCE = 8


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
