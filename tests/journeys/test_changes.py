"""Visitors change their minds, mistype and turn back; nothing they did is lost."""

from datetime import timedelta

from kiosk.contact import Contact
from kiosk.visit import Answers
from tests.journeys.short import to_contact, to_result
from tests.journeys.station import Station
from ui.demo.player import Player


def answers(player: Player) -> Answers:
    """Return what has been answered."""
    visit = player.kiosk.visitor.session.visit
    assert visit is not None
    return visit.answers


def left(player: Player) -> Contact:
    """Return what has been left."""
    contact = player.kiosk.visitor.session.contact
    assert contact is not None
    return contact


def test_an_answer_changed_from_the_strip_changes_the_route(station: Station) -> None:
    """Answers that still count are not asked again."""

    async def journey(player: Player) -> None:
        await to_result(player)
        home = player.says("review.change").replace("{answer}", player.says("option.home.abroad"))
        await player.robot.tap(home)
        await player.see("question.home")
        await player.answer("unfolded.home.netherlands.town.here")
        await player.see("question.stay")
        await player.answer("option.stay.about")
        await player.see("route.officer")
        outcome = player.kiosk.visitor.session.outcome
        assert outcome is not None
        assert outcome.lean == "gba"

    station.visit(journey)


def test_back_leads_through_every_question_to_the_welcome_screen(station: Station) -> None:
    """One tap takes back one screen; what was chosen there is still marked."""

    async def journey(player: Player) -> None:
        await to_result(player)
        for question in ("work", "home", "registered", "status", "identity", "purpose"):
            await player.tap("ui.back")
            await player.see(f"question.{question}")
        await player.tap("ui.back")
        await player.see("welcome.promise")
        assert player.kiosk.visitor.session.visit is None

    station.visit(journey)


def test_another_language_in_the_middle_keeps_the_answers(station: Station) -> None:
    """The same question stands there in other words, mirrored where they are Arabic."""

    async def journey(player: Player) -> None:
        await player.start("en")
        await player.answer("unfolded.purpose.register.children.no")
        before = answers(player)
        language = f"{player.says('ui.language')}: English"
        await player.robot.tap(language)
        await player.robot.tap("العربية")
        await player.see("question.identity")
        assert player.kiosk.visitor.rightToLeft
        assert answers(player) == before

    station.visit(journey)


def test_the_calendar_sends_four_months_to_the_officer(station: Station) -> None:
    """Nights on the line are never routed by machine (FACTS B.1)."""

    async def journey(player: Player) -> None:
        await player.start("en")
        for text_id in (
            "unfolded.purpose.register.children.no",
            "option.identity.valid",
            "option.status.eu_eea_swiss",
            "option.registered.no",
            "unfolded.home.netherlands.town.here",
        ):
            await player.answer(text_id)
        await player.tap("question.count")
        await player.see("calendar.title")
        calendar = player.kiosk.visitor.calendar
        first = player.kiosk.later.clock.now().date()
        # Two thirds of the half year from today, to the night.
        half_year = int(calendar.nightsText.translate(str.maketrans("", "", ".")).split()[5])
        calendar.pick("leave")
        calendar.chooseDay((first + timedelta(days=half_year * 2 // 3 - 1)).isoformat())
        await player.see("calendar.about")
        await player.tap("calendar.use")
        await player.see("question.work")
        await player.answer("option.work.employee")
        await player.see("route.officer")

    station.visit(journey)


def test_a_wrong_answer_to_the_teach_back_explains_again(station: Station) -> None:
    """And never keeps anybody from going on."""

    async def journey(player: Player) -> None:
        await to_result(player)
        await player.tap("result.means")
        await player.tap("ui.next")
        await player.tap("go.gba")
        await player.see("teach.explain")
        await player.see("route.rni")
        await player.tap("ui.next")
        await player.see("contact.title")

    station.visit(journey)


def test_what_cannot_be_right_is_said_and_stays_in_its_field(station: Station) -> None:
    """Phone number, e-mail address and postcode."""

    async def journey(player: Player) -> None:
        await to_contact(player)
        contact = player.kiosk.visitor.contact
        await player.tap("contact.phone")
        await player.type("612")
        await player.tap("contact.done")
        await player.see("contact.error.phone")
        assert contact.typed["phone"] == "612"
        await player.tap("ui.back")
        await player.tap("contact.email")
        await player.type("ana")
        await player.tap("contact.done")
        await player.see("contact.error.email")
        assert contact.typed["email"] == "ana"
        await player.tap("ui.back")
        await player.tap("contact.address")
        await player.type("1012")
        await player.tap("contact.done")
        await player.see("contact.error.postcode")
        assert contact.typed["postcode"] == "1012"
        assert contact.empty

    station.visit(journey)


def test_a_number_is_read_as_dialled_in_the_chosen_country(station: Station) -> None:
    """Poland is among the countries that stand first."""

    async def journey(player: Player) -> None:
        await to_contact(player)
        await player.tap("contact.phone")
        country = player.says("contact.country")
        await player.robot.tap(f"{country}: Netherlands +31")
        await player.robot.tap("Poland")
        await player.type("601234567")
        await player.tap("contact.done")
        await player.see("contact.summary")
        assert left(player).telephone == "+48601234567"

    station.visit(journey)


def test_what_was_left_can_be_deleted_one_by_one_and_all_at_once(station: Station) -> None:
    """Then the visit leaves nothing personal."""

    async def journey(player: Player) -> None:
        await to_contact(player)
        for kind, typed in (("phone", "612345678"), ("email", "ana@example.org")):
            await player.tap(f"contact.{kind}")
            for character in typed:
                player.kiosk.visitor.contact.type(character)
            await player.tap("contact.done")
        delete = f"{player.says('contact.delete')}: {player.says('contact.phone')}"
        await player.robot.tap(delete)
        contact = left(player)
        assert (contact.telephone, contact.email) == (None, "ana@example.org")
        await player.tap("contact.delete_all")
        await player.see("contact.skip")
        await player.tap("contact.skip")
        await player.tap("slip.print")
        await player.until_printed()

    station.visit(journey)
    assert [row["sealed"] for row in station.rows()] == [None]
