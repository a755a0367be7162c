"""The manual kit as `screens.py` draws it: opened as far as a step, with a link pasted there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moderator_app.domain.delivery import KitStep

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class KitState:
    """A kit that stands at a step, and the link that was pasted there."""

    step: KitStep
    link: str = ""
    with_pictures: bool = True


KITS: dict[str, KitState] = {
    "kit-pictures": KitState(KitStep.PICTURES),
    "kit-page": KitState(KitStep.PAGE),
    "kit-link-refused": KitState(KitStep.LINK, "https://another.example/2026/10/post-1"),
    "kit-link-witness": KitState(KitStep.LINK, "https://www.facebook.com/share/p/1AbCdEfGhI/", with_pictures=False),
}


def give_link(page: Any, link: str) -> None:
    """Pastes a link into an open kit and asks to have it confirmed."""
    if link:
        page.link_step.link.setText(link)
        page.link_step.check.click()


def kit_deliveries(core: "Core") -> Iterator[tuple[str, KitState, str]]:
    """Name, state and delivery of every kit, opened as far as its state says; each kit is another delivery."""
    actor = core.sign_in.seats()[0].member.id
    free = [line.line.delivery for line in core.board.week().queue]
    for name, state in KITS.items():
        facebook = "facebook" in state.link
        for delivery in free:
            kit = core.manual_kit.look(actor, delivery.id)
            fits = bool(kit.outgoing.media) or not state.with_pictures
            if fits and (not facebook or "facebook" in kit.page.url):
                core.manual_kit.open(actor, delivery.id)
                core.manual_kit.reach(actor, delivery.id, state.step)
                free.remove(delivery)
                yield name, state, delivery.id
                break
