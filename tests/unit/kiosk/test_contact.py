"""Contact details are checked as typed; an error names the field and never what was typed."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.contact import (
    LONGEST_NAME,
    Contact,
    TemporaryAddress,
    email_address,
    postcode,
    telephone_number,
    temporary_address,
)
from kiosk.errors import ContactError

REASONS = {
    f"contact.error.{field}"
    for field in (
        "phone",
        "email",
        "postcode",
        "house_number",
        "house_letter",
        "addition",
        "street",
        "town",
    )
}
FROM = date(2027, 3, 1)
junk = st.text(st.characters(), max_size=60)


def address(  # noqa: PLR0913 - one argument a field, as in the core
    *,
    street: str = "Bos en Lommerplein",
    house_number: str = "250",
    house_letter: str = "",
    house_number_addition: str = "",
    postcode_typed: str = "1055 EK",
    town: str = "Amsterdam",
) -> TemporaryAddress:
    """Return a right address with some fields changed."""
    return temporary_address(
        street=street,
        house_number=house_number,
        house_letter=house_letter,
        house_number_addition=house_number_addition,
        postcode_typed=postcode_typed,
        town=town,
        from_date=FROM,
    )


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("601 234 567", "PL", "+48601234567"),
        ("06 12345678", "NL", "+31612345678"),
        ("0612345678", "NL", "+31612345678"),
        ("+48 601-234-567", "NL", "+48601234567"),
        ("0048601234567", "NL", "+48601234567"),
        ("087 812 3456", "BG", "+359878123456"),
    ],
)
def test_a_number_is_kept_as_dialled_from_anywhere(typed: str, country: str, number: str) -> None:
    assert telephone_number(typed, country) == number


@pytest.mark.parametrize("typed", ["", "1", "112", "06 1234567", "00000000000", "061234567890"])
def test_a_number_that_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(ContactError) as refused:
        telephone_number(typed, "NL")
    assert refused.value.reason == "contact.error.phone"


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ContactError):
        telephone_number("0612345678", "XX")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" ewa.nowak@Poczta.PL ", "ewa.nowak@poczta.pl"),
        ("ewa+kiosk@poczta.pl", "ewa+kiosk@poczta.pl"),
    ],
)
def test_an_email_address_is_kept_in_its_normal_form(typed: str, kept: str) -> None:
    assert email_address(typed) == kept


@pytest.mark.parametrize("typed", ["", "ewa", "ewa@", "@poczta.pl", "ewa@poczta", "e wa@poczta.pl"])
def test_an_email_address_that_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(ContactError) as refused:
        email_address(typed)
    assert refused.value.reason == "contact.error.email"


@pytest.mark.parametrize("typed", ["1012ab", "1012 AB", " 1012  aB "])
def test_a_postcode_is_kept_as_the_brp_writes_it(typed: str) -> None:
    assert postcode(typed) == "1012AB"


@pytest.mark.parametrize(
    "typed", ["", "0012AB", "1012", "1012A", "1012ABC", "10 12AB", "1012SA", "1012 SD", "1012ss"]
)
def test_a_postcode_that_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(ContactError) as refused:
        postcode(typed)
    assert refused.value.reason == "contact.error.postcode"


def test_an_address_is_kept_in_the_terms_of_category_16() -> None:
    kept = address(street="  Bos en  Lommerplein ", house_letter="a", house_number_addition="2hg")
    assert kept == TemporaryAddress(
        "Bos en Lommerplein", "250", "A", "2HG", "1055EK", "Amsterdam", FROM
    )


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("street", "  ", "street"),
        ("street", "x" * (LONGEST_NAME + 1), "street"),
        ("street", "Dam\nrak", "street"),
        ("street", "Damrak\ud800", "street"),
        ("town", "", "town"),
        ("town", "x" * (LONGEST_NAME + 1), "town"),
        ("house_number", "0", "house_number"),
        ("house_number", "100000", "house_number"),
        ("house_number", "٢", "house_number"),
        ("house_letter", "AB", "house_letter"),
        ("house_number_addition", "12345", "addition"),
        ("postcode_typed", "1012", "postcode"),
    ],
)
def test_the_error_of_an_address_names_the_field(field: str, typed: str, reason: str) -> None:
    with pytest.raises(ContactError) as refused:
        address(**{field: typed})
    assert refused.value.reason == f"contact.error.{reason}"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(junk, st.sampled_from(["NL", "PL", "BG", "XX", ""]))
def test_junk_for_a_number_brings_only_our_error(typed: str, country: str) -> None:
    try:
        number = telephone_number(typed, country)
    except ContactError as refused:
        assert str(refused) in REASONS  # noqa: PT017 - some junk is right
        return
    assert number.startswith("+")
    assert number[1:].isdecimal()


@given(junk | st.emails())
def test_junk_for_an_email_address_brings_only_our_error(typed: str) -> None:
    try:
        kept = email_address(typed)
    except ContactError as refused:
        assert str(refused) in REASONS  # noqa: PT017 - some junk is right
        return
    assert email_address(kept) == kept
    kept.encode()


@given(junk, junk, junk, junk, junk, junk)
def test_junk_for_an_address_brings_only_our_error(  # noqa: PLR0913 - one a field
    street: str, number: str, letter: str, addition: str, code: str, town: str
) -> None:
    for fields in (
        {"street": street},
        {"house_number": number},
        {"house_letter": letter},
        {"house_number_addition": addition},
        {"postcode_typed": code},
        {"town": town},
    ):
        try:
            kept = address(**fields)
        except ContactError as refused:
            assert str(refused) in REASONS  # noqa: PT017 - some junk is right
            continue
        assert all(str(value).isprintable() for value in (kept.street, kept.town, kept.postcode))


@pytest.mark.parametrize(
    ("contact", "is_empty"),
    [
        (Contact(None, None, "pl"), True),
        (Contact("+48601234567", None, "pl"), False),
        (Contact(None, "ewa@poczta.pl", "pl"), False),
    ],
)
def test_a_contact_without_number_and_address_is_empty(contact: Contact, is_empty: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert contact.is_empty == is_empty
