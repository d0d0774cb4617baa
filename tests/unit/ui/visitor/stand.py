"""The whole visit behind the screens, on real content, with ports that a test decides."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QObject

from content.catalogue import Catalogue, Catalogues
from content.loading import load_pack
from content.postcodes import PostcodeFile
from kiosk.keeping import ReferralKeeper
from kiosk.kept_slips import seal_slip
from kiosk.pack import Pack, Row
from kiosk.referral import Referral
from kiosk.routing import Outcome, decide
from kiosk.sealing import new_key_pair, private_key, public_key
from kiosk.slip import Slip
from kiosk.visit import Visit
from printing.spool import Spool
from tests.fakes.clock import SetClock
from tests.fakes.jobs import MemoryJobs
from tests.fakes.printer import ScriptedPrinter
from tests.fakes.speaker import HeardSpeaker
from tests.fakes.store import MemoryStore
from ui.speech import Voice
from ui.visitor.handover import Handover
from ui.visitor.session import Screen, Session
from ui.visitor.stage import Stage, Surroundings
from ui.visitor.visitor_model import Pace, VisitorModel

PACKS = Path(__file__).parents[4] / "content" / "packs"
LONG_PACE = Pace(idle=3600, countdown=30, end=3600, less_movement=True)
PRIVATE_PEM, PUBLIC_PEM = new_key_pair()


@cache
def amsterdam() -> Pack:
    """Return the real pack as Amsterdam uses it."""
    return load_pack(PACKS / "national", PACKS / "amsterdam")


@cache
def catalogues() -> Catalogues:
    """Return the real words; compiled once a test process."""
    folders = [PACKS / "national", PACKS / "amsterdam"]
    return Catalogues(amsterdam(), folders, Path(mkdtemp(prefix="catalogues-")))


def visit_to(row: Row, language: str = "en") -> Visit:
    """Return a finished visit that a row of the decision table decides."""
    found = _grown(Visit.started(amsterdam(), language), row)
    if found is None:
        message = f"No visit leads to the row {row.id}."
        raise AssertionError(message)
    return found


def _grown(visit: Visit, row: Row) -> Visit | None:
    question = visit.next_question
    if question is None:
        return visit if decide(visit).row == row.id else None
    wanted = row.cells.get(question.id, question.option_ids)
    for option in question.options:
        if option.id in wanted:
            found = _grown(visit.answer(question.id, option.id), row)
            if found is not None:
                return found
    return None


@cache
def visits_by_ending() -> dict[str, Visit]:
    """Return the visit with most advice for each route and each body one is sent to."""
    found: dict[str, tuple[int, Visit]] = {}
    for row in amsterdam().rows:
        visit = visit_to(row)
        outcome = decide(visit)
        ending = f"{outcome.route}-{outcome.refer_to or outcome.lean or 'plain'}"
        weight = len(outcome.advice) + len(outcome.documents) + len(outcome.organisations)
        if ending not in found or found[ending][0] < weight:
            found[ending] = weight, visit
    return {ending: visit for ending, (_, visit) in found.items()}


class Stand:
    """One kiosk without a window: its models, and the fakes around them."""

    def __init__(
        self,
        *,
        pace: Pace = LONG_PACE,
        start_language: str = "nl",
        offers_contact: bool = True,
        postcodes: Path = PACKS / "national" / "postcodes.csv",
    ) -> None:
        """Wire the models as `ui.app` does."""
        self.pack = amsterdam()
        self.clock = SetClock()
        self.speaker = HeardSpeaker()
        self.printer = ScriptedPrinter()
        self.store = MemoryStore()
        self.jobs = MemoryJobs()
        self.desk_key = private_key(PRIVATE_PEM)
        self.voice = Voice()
        self.root = QObject()
        self.wishes: list[str] = []
        """What only the window can open (`Pane`), in order."""
        keeper = ReferralKeeper(self.store, self.clock, 7, public_key(PUBLIC_PEM))

        def keep(session: Session, outcome: Outcome) -> Referral:
            if session.visit is None:
                message = "nothing to keep"
                raise ValueError(message)
            return keeper.keep_referral(session.visit, outcome, session.contact, session.address)

        def render(slip: Slip, paper: str) -> bytes:
            return f"{paper} {slip.language} {slip.code}".encode()

        spool = Spool(
            name="scripted",
            printer=self.printer,
            jobs=self.jobs,
            store=self.store,
            renders=render,
            clock=self.clock,
            keep_for=timedelta(days=1),
        )
        self.handover = Handover(
            words=self.words,
            keeps=lambda: keep,
            spool=lambda: spool,
            seals=lambda slip, referral_id: seal_slip(
                slip, referral_id, self.desk_key.public_key()
            ),
            clock=self.clock,
        )
        around = Surroundings(
            pack=self.pack,
            vocabulary=catalogues(),
            clock=self.clock,
            speaker=self.speaker,
            start_language=start_language,
            offers_contact=offers_contact,
        )
        table = PostcodeFile(postcodes)
        self.visitor = VisitorModel(
            around, self.voice, self.handover, lambda: table, pace, self.root
        )

    @property
    def stage(self) -> Stage:
        """The stage of the models."""
        return self.visitor.stage

    @property
    def session(self) -> Session:
        """The session now."""
        return self.stage.session

    def words(self, language: str) -> Catalogue:
        """Return the words of a language."""
        return catalogues().get(language)

    def said(self, text_id: str, **values: object) -> str:
        """Return a sentence in the language on the screen."""
        return self.stage.words.text(text_id, **values)

    def begin(self, language: str = "en", **answers: str) -> None:
        """Start a visit and answer questions, through the core."""
        self.visitor.chooseLanguage(language)
        visit = Visit.started(self.pack, language)
        for question, option in answers.items():
            visit = visit.answer(question, option)
        self.stage.move(self.session.answered(visit))

    def finish(self, ending: str, screen: Screen = "result", language: str = "en") -> None:
        """Stand on a screen after a finished visit (`rni-plain`, `elsewhere-ind`)."""
        self.visitor.chooseLanguage(language)
        visit = replace(visits_by_ending()[ending], language=language)
        self.stage.move(replace(self.session, visit=visit, screen=screen))
