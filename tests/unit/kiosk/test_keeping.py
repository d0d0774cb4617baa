"""A visit leaves one referral; what is personal in it is sealed, and help topics never are."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.contact import Contact, TemporaryAddress
from kiosk.errors import RecordError
from kiosk.keeping import CODES_TO_TRY, ReferralKeeper, sealed_content
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.referral import Referral, ReferralCodeError, grouped, parse_code
from kiosk.routing import decide
from kiosk.sealing import new_key_pair, private_key, public_key, unseal
from kiosk.visit import Visit
from tests.fakes.clock import SetClock
from tests.fakes.referrals import FINISHED_VISIT, SMALL_PACK

PRIVATE_PEM, PUBLIC_PEM = new_key_pair()
CONTACT = Contact("+48601234567", "ewa@poczta.pl", "pl", "both")
ADDRESS = TemporaryAddress("Damrak", "1", "A", "2", "1012LG", "Amsterdam", date(2027, 3, 1))
SEALED_ADDRESS = {
    "street": "Damrak",
    "house_number": "1",
    "house_letter": "A",
    "house_number_addition": "2",
    "postcode": "1012LG",
    "town": "Amsterdam",
    "from_date": "2027-03-01",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteRecordStore]:
    """A store of its own."""
    with SqliteRecordStore(tmp_path / "referrals.sqlite3") as opened:
        yield opened


@pytest.fixture
def keeper(store: SqliteRecordStore) -> ReferralKeeper:
    """A kiosk with a key."""
    return ReferralKeeper(store, SetClock(), kiosk_number=7, desk_key=public_key(PUBLIC_PEM))


def keep(
    keeper: ReferralKeeper,
    contact: Contact | None = None,
    address: TemporaryAddress | None = None,
    visit: Visit = FINISHED_VISIT,
) -> Referral:
    """Keep a finished visit."""
    return keeper.keep_referral(visit, decide(visit), contact, address)


def opened(referral: Referral) -> object:
    """What the desk reads."""
    assert referral.sealed is not None
    return unseal(referral.sealed, referral.id, private_key(PRIVATE_PEM))


def test_what_was_kept_is_in_the_store(keeper: ReferralKeeper, store: SqliteRecordStore) -> None:
    referral = keep(keeper, CONTACT)
    assert store.find(referral.code) == referral


def test_a_referral_tells_the_visit_in_clear_without_the_person(keeper: ReferralKeeper) -> None:
    referral = keep(keeper, CONTACT, ADDRESS)
    assert (referral.route, referral.refer_to, referral.language) == ("rni", None, "pl")
    assert (referral.content_version, referral.state) == ("NL 2027.1", "kept")
    assert len(referral.id) == 32
    assert parse_code(grouped(referral.code)) == referral.code
    assert "601234567" not in repr(replace(referral, sealed=None))


def test_the_desk_reads_contact_address_and_the_answers_it_would_ask(
    keeper: ReferralKeeper,
) -> None:
    assert opened(keep(keeper, CONTACT, ADDRESS)) == {
        "schema": 1,
        "category_16": SEALED_ADDRESS,
        "category_17": {"telephone": "+48601234567", "email": "ewa@poczta.pl"},
        "preferred_language": "pl",
        "contact_purpose": "both",
        "answers": {"stay": "under", "children": "yes"},
    }


def test_only_an_address_leaves_the_contact_null() -> None:
    content = sealed_content(FINISHED_VISIT, Contact(None, None, "pl"), ADDRESS)
    assert content is not None
    assert content["category_16"] == SEALED_ADDRESS
    assert content["category_17"] is None
    assert content["preferred_language"] is None
    assert content["contact_purpose"] is None


def test_only_a_contact_leaves_the_address_null() -> None:
    content = sealed_content(FINISHED_VISIT, Contact(None, "ewa@poczta.pl", "pl"), None)
    assert content is not None
    assert content["category_16"] is None
    assert content["category_17"] == {"telephone": None, "email": "ewa@poczta.pl"}


def test_help_topics_are_never_sealed_even_where_a_pack_asks_for_them() -> None:
    assert SMALL_PACK.question("help_topics").for_desk
    assert "sex_work" not in json.dumps(sealed_content(FINISHED_VISIT, CONTACT, ADDRESS))


@pytest.mark.parametrize("contact", [None, Contact(None, None, "pl")])
def test_who_leaves_nothing_leaves_nothing_sealed(
    keeper: ReferralKeeper, contact: Contact | None
) -> None:
    assert keep(keeper, contact).sealed is None


def test_without_a_key_nothing_personal_is_kept(keeper: ReferralKeeper) -> None:
    assert keep(replace(keeper, desk_key=None), CONTACT, ADDRESS).sealed is None


def test_the_term_starts_on_the_kiosks_own_day(store: SqliteRecordStore) -> None:
    """Half past midnight in Amsterdam is still the day before in UTC."""
    amsterdam = timezone(timedelta(hours=2))
    clock = SetClock(datetime(2027, 7, 2, 0, 30, 15, 123456, amsterdam))
    referral = keep(ReferralKeeper(store, clock, 7, None))
    assert referral.delete_after == date(2027, 7, 2) + timedelta(days=90)
    assert referral.made_at == datetime(2027, 7, 1, 22, 30, 15, tzinfo=UTC)


def test_a_route_without_a_term_is_not_kept(
    keeper: ReferralKeeper, store: SqliteRecordStore
) -> None:
    visit = replace(FINISHED_VISIT, pack=replace(SMALL_PACK, retention_days={}))
    with pytest.raises(RecordError, match="gives no retention_days for the route 'rni'"):
        keep(keeper, visit=visit)
    assert store.delete_expired(date.max) == 0


def test_a_code_that_is_taken_is_drawn_again(store: SqliteRecordStore) -> None:
    draws = iter("2" * 6 + "2" * 6 + "3" * 6)
    keeper = ReferralKeeper(store, SetClock(), 7, None, pick=lambda _: next(draws))
    first, second = keep(keeper), keep(keeper)
    assert first.code[3:9] == "222222"
    assert second.code[3:9] == "333333"
    assert first.id != second.id


def test_a_draw_that_never_changes_ends_in_an_error(store: SqliteRecordStore) -> None:
    draws: list[str] = []

    def always_the_same(alphabet: str) -> str:
        draws.append(alphabet[0])
        return alphabet[0]

    keeper = ReferralKeeper(store, SetClock(), 7, None, pick=always_the_same)
    keep(keeper)
    with pytest.raises(RecordError, match=r"See that kiosk\.number is this kiosk's own"):
        keep(keeper)
    assert len(draws) == 6 * (1 + CODES_TO_TRY)


def test_a_kiosk_number_out_of_range_keeps_nothing(store: SqliteRecordStore) -> None:
    with pytest.raises(ReferralCodeError):
        keep(ReferralKeeper(store, SetClock(), 99_999, None))
    assert store.delete_expired(date.max) == 0
