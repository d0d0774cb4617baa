"""Advice, documents, consequences, organisations and desks: entries become values of the core."""

from collections.abc import Iterable

from content.conditions import Groups, Names, read_condition
from content.findings import Findings
from content.schema import ConditionLines
from content.schema_things import (
    AdviceFile,
    ConsequencesFile,
    DeskEntry,
    DesksFile,
    DetailEntry,
    DocumentsFile,
    OrganisationEntry,
    OrganisationsFile,
    WaitingEntry,
)
from content.sheets import Sheet
from content.vocabulary import LEANS, REFERRALS, ROUTES
from content.yaml_files import Place, YamlFile
from kiosk.nearest import nearest
from kiosk.pack import (
    HELP_TOPICS,
    NOT_ASKED,
    Advice,
    Condition,
    ConsequenceTopic,
    Desk,
    Document,
    Organisation,
    Question,
)


class ThingReader:
    """Reads what shows itself on conditions, against the questions of one pack."""

    def __init__(self, questions: Iterable[Question], groups: Groups, findings: Findings) -> None:
        """Take the questions that conditions may speak of, and where to note faults."""
        values = {question.id: question.option_ids | {NOT_ASKED} for question in questions}
        self.topics = values.get(HELP_TOPICS, frozenset()) - {NOT_ASKED}
        outcome = {
            "route": ROUTES,
            "refer_to": REFERRALS | {NOT_ASKED},
            "lean": LEANS | {NOT_ASKED},
        }
        self.names = Names({**values, **outcome}, groups)
        self.findings = findings

    def advice(self, sheet: Sheet[AdviceFile]) -> tuple[Advice, ...]:
        """Return the cards of advice.yaml."""
        return tuple(
            Advice(
                id=card_id,
                show_when=self.condition(sheet.file, ("advice", card_id), card.show_when),
                pictogram=card.pictogram,
                source=card.source.value(),
                tone=card.tone,
                place=card.place,
                sensitive=card.sensitive,
            )
            for card_id, card in sheet.says.advice.items()
        )

    def documents(self, sheet: Sheet[DocumentsFile]) -> tuple[Document, ...]:
        """Return what to bring."""
        return tuple(
            Document(
                id=document_id,
                show_when=self.condition(sheet.file, ("documents", document_id), one.show_when),
                pictogram=one.pictogram,
                source=one.source.value(),
            )
            for document_id, one in sheet.says.documents.items()
        )

    def consequences(self, sheet: Sheet[ConsequencesFile]) -> tuple[ConsequenceTopic, ...]:
        """Return the topics of the comparison."""
        return tuple(
            ConsequenceTopic(
                id=topic_id,
                show_when=self.condition(sheet.file, ("consequences", topic_id), one.show_when),
                pictogram=one.pictogram,
                source=one.source.value(),
            )
            for topic_id, one in sheet.says.consequences.items()
        )

    def organisations(self, sheet: Sheet[OrganisationsFile]) -> tuple[Organisation, ...]:
        """Return who helps."""
        entries = sheet.says.organisations
        return tuple(self._organisation(sheet.file, key, one) for key, one in entries.items())

    def desks(self, sheet: Sheet[DesksFile]) -> tuple[Desk, ...]:
        """Return the desks in the order of the file."""
        return tuple(self.desk(sheet.file, key, one) for key, one in sheet.says.desks.items())

    def condition(self, file: YamlFile, place: Place, written: ConditionLines) -> Condition:
        """Return the `show_when` of the entry at a place."""
        return read_condition(written, self.names, file, (*place, "show_when"), self.findings)

    def desk(self, file: YamlFile, desk_id: str, entry: DeskEntry) -> Desk:
        """Return one desk."""
        return Desk(
            id=desk_id,
            show_when=self.condition(file, ("desks", desk_id), entry.show_when),
            pictogram=entry.pictogram,
            source=entry.source.value(),
            name=entry.name,
            municipality=entry.municipality,
            address=DetailEntry.detail(entry.address),
            phone=DetailEntry.detail(entry.phone),
            hours=DetailEntry.detail(entry.hours),
            website=DetailEntry.detail(entry.website),
            waiting=WaitingEntry.waiting_time(entry.waiting),
        )

    def _organisation(self, file: YamlFile, key: str, entry: OrganisationEntry) -> Organisation:
        for at, topic in enumerate(entry.topics):
            if topic not in self.topics:
                near = nearest(topic, self.topics)
                mend = f"write '{near}'" if near else "name an option of 'help_topics'"
                line = file.line("organisations", key, "topics", at)
                self.findings.add(file.label, line, f"there is no help topic '{topic}'", mend)
        return Organisation(
            id=key,
            show_when=self.condition(file, ("organisations", key), entry.show_when),
            pictogram=entry.pictogram,
            source=entry.source.value(),
            name=entry.name,
            phone=DetailEntry.detail(entry.phone),
            website=DetailEntry.detail(entry.website),
            address=DetailEntry.detail(entry.address),
            languages=entry.languages,
            free=entry.free,
            topics=frozenset(entry.topics),
            sensitive=entry.sensitive,
        )
