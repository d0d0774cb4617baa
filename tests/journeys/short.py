"""The shortest way to the end of a visit, for journeys that are about something else."""

from ui.demo.player import Player

FIVE_TAPS = (
    "unfolded.purpose.register.children.no",
    "option.identity.valid",
    "option.status.eu_eea_swiss",
    "option.registered.no",
    "option.home.abroad",
    "option.work.employee",
)


async def to_result(player: Player, language: str = "en") -> None:
    """Answer as somebody who lives abroad and works here; the route is RNI."""
    await player.start(language)
    for text_id in FIVE_TAPS:
        await player.answer(text_id)
    await player.see("route.rni")


async def to_contact(player: Player, language: str = "en") -> None:
    """Go on to the contact screen."""
    await to_result(player, language)
    await player.tap("result.means")
    await player.tap("ui.next")
    await player.tap("go.rni")
    await player.tap("ui.next")
    await player.see("contact.title")


async def to_slip(player: Player, language: str = "en") -> None:
    """Go on to the slip, leaving nothing."""
    await to_contact(player, language)
    await player.tap("contact.skip")
    await player.see("slip.title")
