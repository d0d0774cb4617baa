"""The domain's decision table (FACTS.md B.3), each row as the answers of a visit."""

from dataclasses import dataclass

from kiosk.pack import Pack
from kiosk.routing import Outcome, outcome_of
from kiosk.visit import Answers, checked_options, walk


@dataclass(frozen=True)
class Decision:
    """A row of FACTS.md B.3: answers in the order asked, and what must come of them."""

    row: str
    answers: str
    route: str
    refer_to: str | None = None
    lean: str | None = None
    advice: str = ""
    not_advice: str = ""
    documents: str = ""


def answered(pack: Pack, written: str) -> Answers:
    """Return answers as written; the visit must ask each of them, and nothing more."""
    answers: dict[str, frozenset[str]] = {}
    for pair in written.split():
        question, _, option = pair.partition("=")
        answers[question] = checked_options(pack, question, option.split(","))
    walked = walk(pack, answers)
    assert walked.next is None
    assert walked.ignored == ()
    return answers


def outcome(pack: Pack, written: str) -> Outcome:
    return outcome_of(pack, answered(pack, written))


EU = "purpose=register identity=valid status=eu_eea_swiss"
SLEEPS = f"{EU} registered=no home=netherlands town=here"
LONG = f"{SLEEPS} stay=over already=no"
SHORT = f"{SLEEPS} stay=under already=no"
REST = "work=employee children=no"


def non_eu(status: str) -> str:
    return f"purpose=register identity=valid status={status}"


DECISIONS = [
    Decision(
        "D01",
        f"{LONG} address=proof {REST}",
        "gba",
        advice="register_within_five_days book_today where_you_sleep_counts",
        not_advice="late_is_not_too_late other_rni_desks_no_wait",
        documents="passport_or_id rental_or_purchase_contract this_slip",
    ),
    Decision(
        "D02",
        f"{SHORT} {REST}",
        "rni",
        advice="other_rni_desks_no_wait interpreter_needed",
        not_advice="other_rni_desk_is_not_the_answer",
        documents="interpreter",
    ),
    Decision("D03", f"{SHORT} {REST}", "rni", advice="temporary_address_is_voluntary"),
    Decision(
        "D04", f"{SLEEPS} stay=about {REST}", "officer", lean="gba", advice="exactly_four_months"
    ),
    Decision(
        "D05", f"{SLEEPS} stay=dont_know {REST}", "officer", advice="come_back_when_plans_change"
    ),
    Decision(
        "D06",
        f"{EU} registered=rni home=netherlands town=here stay=over already=yes "
        f"address=proof {REST}",
        "gba",
        advice="bsn_stays late_is_not_too_late other_rni_desk_is_not_the_answer",
    ),
    Decision(
        "D07",
        f"{EU} registered=rni home=netherlands town=here stay=under already=no {REST}",
        "update_rni",
        advice="bsn_stays report_changes",
        not_advice="first_month",
    ),
    Decision(
        "D08", f"{SLEEPS} stay=under already=yes {REST}", "officer", advice="late_is_not_too_late"
    ),
    Decision("D08", "purpose=leaving registered=no", "officer"),
    Decision(
        "D09",
        f"{LONG} address=forbidden {REST}",
        "gba",
        advice="landlord_may_not_forbid confidential_advice_first",
        documents="proof_you_live_there",
    ),
    Decision("D09", f"{LONG} address=employer {REST}", "gba", advice="work_and_rent_are_separate"),
    Decision(
        "D10",
        f"{LONG} address=living_in {REST}",
        "gba",
        advice="consent_form",
        documents="consent_form id_copy_main_occupant",
    ),
    Decision("D11", f"{LONG} address=changing {REST}", "gba", advice="where_you_sleep_counts"),
    Decision("D12", f"{LONG} address=none {REST}", "gba_briefadres", advice="homeless_route"),
    Decision("D13", f"{SHORT} {REST}", "rni", documents="passport_or_id foreign_address"),
    Decision("D14", f"{LONG} address=institution {REST}", "gba", documents="institution_letter"),
    Decision("D15", f"{LONG} address=secret {REST}", "gba_briefadres", advice="say_it_in_private"),
    Decision(
        "D16",
        f"{EU} registered=gba_elsewhere town=here address=proof",
        "move",
        advice="report_departure where_you_sleep_counts",
        not_advice="other_rni_desks_no_wait",
    ),
    Decision(
        "D16",
        "purpose=moved identity=valid status=eu_eea_swiss registered=gba_elsewhere town=here "
        "address=proof",
        "move",
    ),
    Decision(
        "D17",
        "purpose=moved identity=valid status=eu_eea_swiss registered=gba_here town=here "
        "address=none",
        "move",
        advice="before_you_are_written_off homeless_route",
    ),
    Decision(
        "D18",
        f"{EU} registered=gba_before home=netherlands town=here stay=over already=no "
        f"address=proof {REST}",
        "gba",
        advice="bsn_stays",
    ),
    Decision(
        "D19", f"{EU} registered=dont_know", "find_register", advice="how_to_find_your_register"
    ),
    Decision("D19", "purpose=leaving registered=dont_know", "find_register"),
    Decision(
        "D20", f"{EU} registered=no home=abroad {REST}", "rni", advice="come_back_when_plans_change"
    ),
    Decision("D20", f"{EU} registered=rni home=abroad {REST}", "update_rni"),
    Decision(
        "D21",
        f"{LONG} address=proof work=posted children=no",
        "gba",
        advice="a1_no_dutch_insurance",
        not_advice="health_insurance_required zorgtoeslag_ask",
    ),
    Decision("D22", f"{SHORT} work=posted children=no", "rni", advice="a1_no_dutch_insurance"),
    Decision(
        "D23",
        f"{LONG} address=proof work=student children=no",
        "gba",
        advice="insurance_from_first_paid_work",
        not_advice="health_insurance_required",
    ),
    Decision("D24", f"{SHORT} work=student children=no", "rni"),
    Decision(
        "D25",
        f"{non_eu('dutch_permit')} registered=no home=netherlands town=here stay=over already=no "
        f"address=proof {REST}",
        "gba",
        advice="bsn_is_not_a_work_permit",
        documents="residence_permit",
    ),
    Decision("D26", non_eu("sponsored_worker"), "elsewhere", "in_amsterdam"),
    Decision(
        "D27", f"{non_eu('permit_pending')} registered=no", "elsewhere", "ind", advice="ind_first"
    ),
    Decision(
        "D28",
        f"{non_eu('other_eu_permit')} registered=no home=netherlands town=here stay=under "
        f"already=no {REST}",
        "rni",
        advice="bsn_is_not_a_work_permit",
    ),
    Decision(
        "D28",
        f"{non_eu('other_eu_permit')} registered=no home=netherlands town=here stay=over "
        "already=no children=no",
        "elsewhere",
        "ind",
        advice="bsn_is_not_a_work_permit ind_first",
    ),
    Decision(
        "D29",
        f"{non_eu('visa_or_none')} registered=no",
        "officer",
        advice="bsn_is_not_a_work_permit free_lawyer nothing_is_reported",
    ),
    Decision("D30", f"{non_eu('eu_family')} registered=no", "elsewhere", "ind"),
    Decision(
        "D31",
        non_eu("ukraine_protection"),
        "gba",
        "ukraine_desk",
        advice="deregister_abroad_first ind_first",
    ),
    Decision(
        "D31", "purpose=register identity=none status=ukraine_protection", "gba", "ukraine_desk"
    ),
    Decision("D32", non_eu("asylum_seeker"), "elsewhere", "coa"),
    Decision("D33", non_eu("embassy_card"), "elsewhere", "foreign_affairs"),
    Decision(
        "D34",
        f"{non_eu('dutch')} registered=no home=netherlands town=here stay=over already=no "
        f"address=proof {REST}",
        "gba",
        not_advice="bsn_is_not_a_work_permit",
    ),
    Decision(
        "D35",
        f"{LONG} address=proof work=employee children=yes",
        "gba",
        advice="child_documents school_from_five",
        documents="child_id birth_certificate",
    ),
    Decision("D35", f"{SHORT} work=employee children=yes", "rni", advice="child_documents"),
    Decision("D36", non_eu("residence_ended"), "elsewhere", "ind", advice="free_lawyer"),
    Decision(
        "D37",
        "purpose=register identity=held_by_someone_else",
        "elsewhere",
        "safety_help",
        advice="emergency_112 keep_your_passport nothing_is_reported",
    ),
    Decision(
        "D38", "purpose=register identity=expired status=eu_eea_swiss", "elsewhere", "consulate"
    ),
    Decision("D38", "purpose=register identity=none status=dutch", "officer"),
    Decision(
        "D38",
        "purpose=register identity=none status=visa_or_none",
        "elsewhere",
        "consulate",
        advice="free_lawyer nothing_is_reported",
    ),
    Decision("D39", "purpose=leaving registered=gba_here", "departure", advice="report_departure"),
    Decision("D39", "purpose=leaving registered=rni", "update_rni"),
    Decision(
        "D40",
        "purpose=wrong_person_at_address",
        "address_inquiry",
        advice="false_address_is_not_allowed",
    ),
    Decision(
        "D41",
        f"{LONG} address=proof work=self_employed children=no",
        "gba",
        advice="self_employed_kvk",
    ),
    Decision("D41", f"{SHORT} work=self_employed children=no", "rni", advice="self_employed_kvk"),
]

INDIRECT = {
    "D35": "a child goes the way of its parent: every row",
}
"""Rows of FACTS.md that no row of the table carries, and why."""
