"""Three whole visits, as three people would make them; played by the demo and by the journeys."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from ui.demo.player import Player

PlayedVisit = Callable[[Player], Awaitable[None]]

TEN_WEEKS = timedelta(weeks=10)


async def ten_weeks_in_polish(player: Player) -> None:
    """An EU worker who comes for ten weeks, counts with the calendar, leaves phone and e-mail."""
    await player.start("pl")
    await player.answer("unfolded.purpose.register.children.no")
    await player.answer("option.identity.valid")
    await player.answer("option.status.eu_eea_swiss")
    await player.answer("option.registered.no")
    await player.answer("unfolded.home.netherlands.town.here")
    await count_ten_weeks(player)
    await player.answer("option.work.agency")
    await understand(player, "go.rni")
    await leave_phone(player, "612345678")
    await leave_email(player, "ana", "@gmail.com")
    await player.picture("contact-filled")
    await player.tap("contact.save")
    await print_slip(player)


async def fourteen_months_in_rni(player: Player) -> None:
    """A Bulgarian, 14 months in the RNI, who fears a fine; leaves an address, answers wrongly."""
    await player.start("en")
    await player.answer("unfolded.purpose.register.children.no")
    await player.answer("option.identity.valid")
    await player.answer("option.status.eu_eea_swiss")
    await player.answer("option.registered.rni")
    await player.answer("unfolded.home.netherlands.town.here")
    await player.answer("unfolded.stay.over.already.yes")
    await player.answer("option.address.proof")
    await player.answer("option.work.employee")
    await player.see("advice.late_is_not_too_late.title")
    await understand(player, "go.gba", first="go.rni")
    await leave_address(player)
    await player.picture("contact-filled")
    await player.tap("contact.save")
    await print_slip(player)


async def without_address_in_arabic(player: Player) -> None:
    """An Arabic speaker with a permit and no address, who looks for help and leaves nothing."""
    await player.start("ar")
    await player.answer("unfolded.purpose.register.children.yes")
    await player.answer("option.identity.valid")
    await player.answer("option.status.dutch_permit")
    await player.answer("option.registered.no")
    await player.answer("unfolded.home.netherlands.town.here")
    await player.answer("unfolded.stay.over.already.no")
    await look_for_help(player)
    await player.answer("option.address.none")
    await player.answer("option.work.looking")
    await understand(player, "go.gba_briefadres")
    await player.picture("contact")
    await player.tap("contact.skip")
    await print_slip(player)


VISITS: Mapping[str, PlayedVisit] = {
    "1-ten-weeks-polish": ten_weeks_in_polish,
    "2-fourteen-months-in-rni": fourteen_months_in_rni,
    "3-without-address-arabic": without_address_in_arabic,
}


async def count_ten_weeks(player: Player) -> None:
    """Count with the calendar: tonight is the first night, the last is ten weeks on."""
    await player.tap("question.count")
    await player.see("calendar.title")
    today = player.kiosk.visitor.stage.around.clock.now().date()
    last = today + TEN_WEEKS
    await player.tap("calendar.leave")
    for _ in range((last.year - today.year) * 12 + last.month - today.month):
        await player.tap("calendar.next_month")
    await player.day(player.words.day(last))
    await player.picture("calendar")
    await player.tap("calendar.use")


async def understand(player: Player, right: str, first: str | None = None) -> None:
    """Go from the result over the comparison through the teach-back."""
    await player.see("result.next_step")
    await player.picture("result")
    await player.tap("result.means")
    await player.see("compare.title")
    await player.picture("compare")
    await player.tap("ui.next")
    await player.see("teach.title")
    await player.picture("teach")
    if first is not None:
        await player.tap(first)
        await player.see("teach.explain")
        await player.picture("teach-again")
    await player.tap(right)
    await player.see("teach.right")
    await player.picture("teach-right")
    await player.tap("ui.next")
    await player.see("contact.title")


async def leave_phone(player: Player, digits: str) -> None:
    """Type a phone number."""
    await player.picture("contact")
    await player.tap("contact.phone")
    await player.see("contact.country")
    await player.type(digits)
    await player.picture("phone")
    await player.tap("contact.done")
    await player.see("contact.title")


async def leave_email(player: Player, name: str, ending: str) -> None:
    """Type an e-mail address with one of the common endings."""
    await player.tap("contact.email")
    await player.type(name)
    await player.robot.tap(player.says("pad.key").replace("{key}", ending))
    await player.picture("email")
    await player.tap("contact.done")
    await player.see("contact.title")


async def leave_address(player: Player) -> None:
    """Type a postcode and a number; the table knows the street."""
    await player.tap("contact.address")
    await player.see("contact.from_date")
    await player.type("2333CW")
    await player.tap("contact.house_number")
    await player.type("190")
    await player.picture("address")
    await player.tap("contact.done")
    await player.see("contact.title")


async def look_for_help(player: Player) -> None:
    """Open help, look who helps people without a home, and go on."""
    await player.tap("ui.help")
    await player.see("help.nothing_recorded")
    await player.picture("help")
    await player.tap("option.help_topics.lost_home")
    await player.see("help.organisations")
    await player.picture("help-lost-home")
    await player.tap("ui.close")


async def print_slip(player: Player) -> None:
    """Print, and stay until the end is said."""
    await player.see("slip.title")
    await player.picture("slip")
    await player.tap("slip.print")
    await player.see("end.code")
    await player.until_printed()
    await player.picture("end")
