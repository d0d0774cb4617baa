"""Referrals to keep in a test, and one small pack and visit that lead to them."""

import secrets
from datetime import UTC, date, datetime
from uuid import uuid4

from kiosk.pack import ALWAYS, Option, Pack, Question, Row
from kiosk.referral import Referral, new_code
from kiosk.visit import Visit


def new_referral(
    *,
    code: str | None = None,
    delete_after: date = date(2027, 5, 30),
    sealed: bytes | None = None,
) -> Referral:
    """Return a referral with an id and a code of its own."""
    return Referral(
        id=uuid4().hex,
        code=code or new_code(7, secrets.choice),
        route="rni",
        refer_to=None,
        language="pl",
        content_version="NL 2027.1",
        state="kept",
        made_at=datetime(2027, 3, 1, 14, 30, 15, tzinfo=UTC),
        delete_after=delete_after,
        sealed=sealed,
    )


def question(
    question_id: str, *options: str, many: bool = False, for_desk: bool = False
) -> Question:
    """Return a question that is always asked."""
    tiles = tuple(Option(option, "circle") for option in options)
    return Question(question_id, "circle", tiles, ALWAYS, many=many, for_desk=for_desk)


SMALL_PACK = Pack(
    version="NL 2027.1",
    municipality="amsterdam",
    questions=(
        question("purpose", "register", "moved"),
        question("stay", "under", "over", for_desk=True),
        question("children", "yes", "no", for_desk=True),
        question("help_topics", "pay", "sex_work", many=True, for_desk=True),
    ),
    rows=(Row("all", ("D02",), {}, "rni"),),
    advice=(),
    documents=(),
    consequences=(),
    organisations=(),
    desks=(),
    languages=(),
    retention_days={"rni": 90},
)
"""Four questions, one row; its help topics are (wrongly) marked for the desk."""

FINISHED_VISIT = (
    Visit.started(SMALL_PACK, "pl")
    .answer("purpose", "register")
    .answer("stay", "under")
    .answer("children", "yes")
    .answer("help_topics", "pay", "sex_work")
)
