"""Phone numbers, websites and postcodes are what they seem."""

import pytest

from content.checking.shapes import (
    address_fault,
    check_shapes,
    hours_fault,
    phone_fault,
    website_fault,
)
from content.findings import Finding
from tests.unit.content.checking.conftest import Broken

FILE = "amsterdam/organisations.yaml"


def told(broken: Broken) -> list[Finding]:
    return broken.told(lambda findings: check_shapes(broken.files(), findings))


def test_all_of_the_real_packs_are_well_formed(broken: Broken) -> None:
    assert told(broken) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('value: "020 523 0130"', 'value: "020 523 013"', "phone"),
        ('value: "deregenboog.org"', 'value: "http://deregenboog.org"', "website"),
        (
            'value: "Houtmankade 334C, Amsterdam"',
            'value: "Houtmankade 334C, 0103 RR Amsterdam"',
            "postcode",
        ),
    ],
)
def test_one_wrong_value_is_one_error(broken: Broken, before: str, after: str, kind: str) -> None:
    broken.change(FILE, before, after)
    (one,) = told(broken)
    assert (one.kind, one.weight, one.file) == (kind, "error", FILE)
    lines = (broken.folders.overlay / "organisations.yaml").read_text("utf-8").splitlines()
    assert after in lines[one.line - 1]


@pytest.mark.parametrize(
    "written",
    [
        "112",
        "14 020",
        "14 0546",
        "0800 8020",
        "0900 8844",
        "088 003 0600",
        "+31 70 333 44 44",
        "06 228 214 72",
        "020-5230130",
        "116 123",
        "+32 2 553 50 00",
    ],
)
def test_numbers_that_can_be_called_pass(written: str) -> None:
    assert phone_fault(written) == ("", "")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "14020",
        "14 20",
        "14 00",
        "14 054",
        "14 0999",
        "020 523 013",
        "0800 80",
        "113 of 0800",
        "0800 LOKET",
        "12",
    ],
)
def test_other_numbers_are_told_with_an_example(written: str) -> None:
    fault, mend = phone_fault(written)
    assert fault
    assert "020" in mend


@pytest.mark.parametrize(
    "written",
    ["ind.nl", "www.ind.nl", "https://ind.nl", "fnv.nl/migrantworkers", "https://a-b.co.uk/x?y=1"],
)
def test_websites_that_can_be_opened_pass(written: str) -> None:
    assert website_fault(written) == ("", "")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ind",
        "http://ind.nl",
        "ftp://ind.nl",
        "ind .nl",
        "-ind.nl",
        "ind..nl",
        "1.2.3.4",
        "javascript:alert(1)",
        "https://",
        "ind.nl:8080",
        "me@ind.nl",
        "https://[::1",
        "a.n-",
        ".",
    ],
)
def test_other_websites_are_told(written: str) -> None:
    assert website_fault(written)[0]


@pytest.mark.parametrize(
    "written",
    ["Amstel 1, Amsterdam", "Amstel 1, 1011 PN Amsterdam", "Osdorpplein 1000, Amsterdam"],
)
def test_addresses_pass(written: str) -> None:
    assert address_fault(written) == ("", "")


@pytest.mark.parametrize(
    "written",
    [
        "Amstel 1, 1011PN Amsterdam",
        "Amstel 1, 1011 pn Amsterdam",
        "Amstel 1, 101 PN Amsterdam",
        "Amstel 1, 1011 SS Amsterdam",
        "Amstel 1, 10111 PN Amsterdam",
    ],
)
def test_odd_postcodes_are_told(written: str) -> None:
    assert address_fault(written)[0]


@pytest.mark.parametrize(
    "written", ["ma-vr 9:00-17:00", "ma-wo 9:00-12:00 13:00-17:00, za 9:00-12:00"]
)
def test_opening_hours_pass(written: str) -> None:
    assert hours_fault(written) == ("", "")


@pytest.mark.parametrize(
    "written", ["ma-vr 9-17", "Mon 9:00-17:00", "ma t/m vr 9:00-17:00", "24/7"]
)
def test_other_opening_hours_are_told_with_an_example(written: str) -> None:
    """A visitor who reads Arabic does not know `ma`: only what is read can be said."""
    fault, mend = hours_fault(written)
    assert fault
    assert "ma-wo 9:00-17:00" in mend
