"""The slip: what will be on it, what is left out, printing it, and what is really going on."""

import asyncio
import logging
from contextlib import aclosing
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import RecordError
from kiosk.ports import FINAL_STATES, JobUpdate
from kiosk.print_job import GOOD_ENDS
from kiosk.referral import Referral, grouped
from kiosk.routing import Outcome
from kiosk.slip import printable_advice, printable_organisations, sensitive_reason_ids
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.handover import Handover
from ui.visitor.result_model import LineRow
from ui.visitor.session import Session
from ui.visitor.stage import Stage, StageModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrivateRow:
    """An answer, advice or help that others should perhaps not read; printed only if chosen."""

    key: str
    pictogram: str
    text: str
    printed: bool


@QmlElement
@QmlUncreatable("Made by the visit")
class SlipModel(StageModel):
    """Keeps the referral, has the slip printed, and tells what the printer says."""

    changed = Signal()
    jobChanged = Signal()

    def __init__(self, stage: Stage, handover: Handover, parent: QObject) -> None:
        """Take what keeps and prints."""
        super().__init__(stage, parent)
        self._handover = handover
        self._on_it = Rows(LineRow, self)
        self._private = Rows(PrivateRow, self)
        self._staff = Rows(LineRow, self)
        self._tasks: set[asyncio.Task[None]] = set()
        self._visitor = 0
        self._printing: asyncio.Task[None] | None = None
        self._job: JobUpdate | None = None
        stage.wiped.connect(self._forget)

    def refresh(self) -> None:
        """Show what the paper would say now; on the end screen it stays as it was printed."""
        outcome, screen = self.session.outcome, self.session.screen
        if screen == "end":
            return
        if outcome is None or screen != "slip":
            self._on_it.replace(())
            self._private.replace(())
            return
        slip = self._handover.preview(self.session, outcome)
        self._on_it.replace(
            [
                LineRow(
                    str(number),
                    part.pictogram,
                    part.heading.own if part.heading else "",
                    # Where to go is said in full; of the rest the headings say enough here.
                    part.lines[0].own
                    if part.lines and (part.rank == 0 or not part.heading)
                    else "",
                )
                for number, part in enumerate(slip.parts)
            ]
        )
        self._private.replace(self._private_rows(outcome))

    @Property(QObject, constant=True)
    def onIt(self) -> Rows:
        """What will be on the paper."""
        return self._on_it

    @Property(QObject, constant=True)
    def private(self) -> Rows:
        """What is printed only if the visitor says so."""
        return self._private

    @Property(str, notify=jobChanged)
    def state(self) -> str:
        """The state of the print job, or nothing before there is one."""
        return self._job.state if self._job else ""

    @Property(str, notify=jobChanged)
    def stateText(self) -> str:
        """What is really going on, in words."""
        if self._job is None or self._job.state in GOOD_ENDS:
            return ""
        return self.words.text(f"slip.state.{self._job.state}")

    @Property(QObject, constant=True)
    def staff(self) -> Rows:
        """What is the matter with the printer and what to do, in Dutch for staff; or nothing."""
        return self._staff

    @Property(bool, notify=jobChanged)
    def busy(self) -> bool:
        """Whether the printer has not come to an end yet."""
        return self._job is not None and self._job.state not in FINAL_STATES

    @Property(str, notify=changed)
    def code(self) -> str:
        """The referral code in groups, once the referral is kept."""
        referral = self.session.referral
        return grouped(referral.code) if referral else ""

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Print something private, or leave it out again."""
        kind, _, name = key.partition("/")
        choice = self.session.choice
        if kind == "advice":
            choice = replace(choice, sensitive_advice=choice.sensitive_advice ^ {name})
        elif kind == "organisation":
            organisations = choice.sensitive_organisations ^ {name}
            choice = replace(choice, sensitive_organisations=organisations)
        else:
            choice = replace(choice, sensitive_reasons=choice.sensitive_reasons ^ {name})
        self.stage.move(replace(self.session, choice=choice))

    @Slot()
    def print(self) -> None:
        """Keep the referral and print its slip; a second tap while busy does nothing."""
        if self.busy:
            return
        self._tell(JobUpdate("accepted"))
        session = self.session.shown("end")
        self.stage.move(session)
        task = asyncio.get_running_loop().create_task(self._keep_and_print(session, self._visitor))
        self._printing = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @Slot(str)
    def speak(self, text: str) -> None:
        """Say one text."""
        self.stage.speak(text)

    async def finished(self) -> None:
        """Wait until no job is under way (closing the kiosk); one that waits is taken back."""
        self._leave_waiting()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _keep_and_print(self, session: Session, visitor: int) -> None:
        """Go on if the visitor has gone, unless the paper waits: then nobody would take it."""
        try:
            referral = session.referral or await self._handover.keep(session)
            session = sealed_away(session, referral)
            if visitor == self._visitor:
                self.stage.move(sealed_away(self.session, referral))
            async with aclosing(self._handover.print(session, referral)) as updates:
                async for update in updates:
                    if visitor == self._visitor:
                        self._tell(update)
                    elif update.state == "waiting":
                        return
        except RecordError as error:
            log.error("%s", error)  # noqa: TRY400 - an admin needs the sentence, not the trace
            if visitor == self._visitor:
                self._tell(JobUpdate("failed", "records-not-writable"))
        except Exception as error:  # noqa: BLE001 - whatever it was, the visitor must be told
            # Only the kind of error: its text might hold what the visitor told.
            log.error("the slip was not printed: %s", type(error).__name__)  # noqa: TRY400 - as above
            if visitor == self._visitor:
                sent = self._job is not None and self._job.state != "accepted"
                self._tell(JobUpdate("unknown" if sent else "failed"))

    def _tell(self, update: JobUpdate | None) -> None:
        self._job = update
        said = self._handover.staff_lines(update.reason) if update and update.reason else []
        self._staff.replace([LineRow(str(n), "printer", line, "") for n, line in enumerate(said)])
        self.jobChanged.emit()

    def _leave_waiting(self) -> None:
        """Take back a slip that waits for paper or for a member of staff."""
        if self._printing is not None and self._job is not None and self._job.state == "waiting":
            self._printing.cancel()

    @Slot()
    def _forget(self) -> None:
        self._visitor += 1
        self._leave_waiting()
        self._tell(None)

    def _private_rows(self, outcome: Outcome) -> list[PrivateRow]:
        pack, choice = self.session.pack, self.session.choice
        cards = [
            PrivateRow(
                f"advice/{card.id}",
                card.pictogram,
                self.words.text(f"advice.{card.id}.title"),
                card.id in choice.sensitive_advice,
            )
            for card in printable_advice(pack, outcome)
            if card.sensitive
        ]
        helpers = [
            PrivateRow(
                f"organisation/{one.id}",
                one.pictogram,
                one.name,
                one.id in choice.sensitive_organisations,
            )
            for one in printable_organisations(pack, outcome)
            if one.sensitive
        ]
        return self._private_reasons() + cards + helpers

    def _private_reasons(self) -> list[PrivateRow]:
        """Return the answers that the paper tells back only if the visitor says so."""
        pack, visit, choice = self.session.pack, self.session.visit, self.session.choice
        return [
            PrivateRow(
                f"answer/{text_id}",
                "clipboard-text",
                self.words.text(text_id),
                text_id in choice.sensitive_reasons,
            )
            for text_id in sensitive_reason_ids(pack, visit.walk.asked if visit else {})
            if self.words.has(text_id)
        ]


def sealed_away(session: Session, referral: Referral) -> Session:
    """Return a session whose referral is kept: contact and address are needed here no longer."""
    return replace(session, referral=referral, contact=None, address=None)
