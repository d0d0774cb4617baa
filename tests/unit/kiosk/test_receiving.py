"""The desk opens a referral by its code, and only what could be opened counts as received."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.errors import RecordError, SealError
from kiosk.receiving import receive_referral
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.referral import Referral, ReferralCodeError, grouped
from kiosk.sealing import new_key_pair, private_key, public_key, seal
from tests.fakes.referrals import new_referral

PRIVATE_PEM, PUBLIC_PEM = new_key_pair()
KEY = private_key(PRIVATE_PEM)
TODAY = date(2027, 3, 2)
SEALED: dict[str, object] = {
    "schema": 1,
    "category_16": None,
    "category_17": {"telephone": "+48601234567", "email": None},
    "preferred_language": "pl",
    "contact_purpose": "desk",
    "answers": {"stay": "under"},
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteRecordStore]:
    """A store of its own."""
    with SqliteRecordStore(tmp_path / "referrals.sqlite3") as opened:
        yield opened


def kept(store: SqliteRecordStore, content: dict[str, object] | None = None) -> Referral:
    """Keep a referral with this content sealed in it."""
    referral = new_referral()
    if content is not None:
        referral = replace(referral, sealed=seal(content, referral.id, public_key(PUBLIC_PEM)))
    store.keep(referral)
    return referral


def state(store: SqliteRecordStore, referral: Referral) -> str:
    """How far a referral has come."""
    found = store.find(referral.code)
    assert found is not None
    return found.state


def test_the_desk_reads_what_was_sealed_and_what_is_in_clear(store: SqliteRecordStore) -> None:
    referral = kept(store, SEALED)
    opened = receive_referral(grouped(referral.code).lower(), KEY, store, TODAY)
    assert opened == SEALED | {
        "code": referral.code,
        "route": "rni",
        "refer_to": None,
        "language": "pl",
        "content_version": "NL 2027.1",
        "made_at": "2027-03-01T14:30:15+00:00",
        "delete_after": "2027-05-30",
        "state": "received",
    }
    assert json.loads(json.dumps(opened)) == opened
    assert state(store, referral) == "received"


def test_a_referral_can_be_opened_again(store: SqliteRecordStore) -> None:
    code = kept(store, SEALED).code
    first = receive_referral(code, KEY, store, TODAY)
    assert receive_referral(code, KEY, store, TODAY) == first


def test_a_visitor_who_left_nothing_gives_nulls(store: SqliteRecordStore) -> None:
    opened = receive_referral(kept(store).code, KEY, store, TODAY)
    assert opened["schema"] == 1
    for name in set(SEALED) - {"schema"}:
        assert opened[name] is None
    assert opened["state"] == "received"


def test_what_another_desks_key_cannot_open_is_not_received(store: SqliteRecordStore) -> None:
    referral = kept(store, SEALED)
    with pytest.raises(SealError):
        receive_referral(referral.code, private_key(new_key_pair()[0]), store, TODAY)
    assert state(store, referral) == "kept"


def test_a_newer_kiosks_seal_is_left_for_a_newer_desk(store: SqliteRecordStore) -> None:
    referral = kept(store, SEALED | {"schema": 2})
    with pytest.raises(RecordError, match=r"schema 2.*Update the program at this desk"):
        receive_referral(referral.code, KEY, store, TODAY)
    assert state(store, referral) == "kept"


def test_a_code_that_is_not_here_is_told_where_to_look(store: SqliteRecordStore) -> None:
    elsewhere = new_referral().code
    with pytest.raises(RecordError, match=f"no referral {grouped(elsewhere)} here.*with --data"):
        receive_referral(elsewhere, KEY, store, TODAY)


def test_a_mistyped_code_is_told_as_such(store: SqliteRecordStore) -> None:
    with pytest.raises(ReferralCodeError, match="has 10 characters; this has 3"):
        receive_referral("K7Q", KEY, store, TODAY)


def test_a_referral_opens_on_its_last_day_and_not_after_it(store: SqliteRecordStore) -> None:
    """Also where the deletion of the day has not run yet."""
    referral = kept(store, SEALED)
    receive_referral(referral.code, KEY, store, referral.delete_after)
    with pytest.raises(RecordError, match="past its term"):
        receive_referral(referral.code, KEY, store, referral.delete_after + timedelta(days=1))
