"""How an account is connected, in words, and what can be done about it. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, final

from moderator_app.domain.connections import Light
from moderator_app.domain.ids import PageId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.page_health import HealthWhy, PageHealth
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, Member
from moderator_app.services.connecting import Waiting
from moderator_app.words import Speaker
from moderator_app.words.connections import HealthWords, health_words
from ui.screens.pages.looks import NO_LONGER_KEPT
from ui.widgets.states import PAGE_STATES, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class Farewell:
    """What is said before a page is disconnected: what becomes of what waits, and what still goes out."""

    sentence: str
    still_out: str = ""
    lines: tuple[str, ...] = field(default=())


@final
class ConnectionPresenter:
    """Of every account of the register, as one member sees them."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """Nothing is read yet."""
        self._say = say
        self._core = core
        self._actor = actor
        self._lights: Mapping[PageId, PageHealth] = {}

    def read(self) -> None:
        """Asks for every light at once; called behind the background door."""
        self._lights = self._core.health.lights()

    def health(self, page: Page) -> PageHealth:
        """The light of an account, as it was read."""
        return self._lights.get(page.id) or PageHealth(page.id, Light.BY_HAND, HealthWhy.BY_HAND)

    def look(self, page: Page, today: date) -> StateLook:
        """The sign of its light, or that it is not kept any more."""
        gone = page.last_on is not None and page.last_on < today
        return NO_LONGER_KEPT if gone else PAGE_STATES[self.health(page).light.value]

    def words(self, page: Page) -> HealthWords:
        """What the light means, and the next step; an account that was given up is to be disconnected."""
        health = self.health(page)
        words = health_words(self._say, health)
        if page.last_on is None or health.connection is None:
            return words
        given_up = self._say("The page is given up on {day}: disconnect it then.", day=page.last_on)
        return replace(words, next_step=given_up)

    def checked(self, page: Page) -> str:
        """As which page it is connected, since when, and when somebody looked last; "" where it is not."""
        connection = self.health(page).connection
        if connection is None:
            return ""
        say = self._say
        told = say("Connected as {name}", name=connection.remote_name)
        if connection.checked_at is None:
            return told
        return f"{told} · {say('looked at {when}', when=say.short_moment(connection.checked_at))}"

    def may_connect(self) -> bool:
        """Whether this member connects and disconnects pages."""
        return self._actor.may(Action.CHANGE_SETTINGS)

    def may_check(self) -> bool:
        """Whether this member may ask the platform how the access stands."""
        return self._actor.may(Action.PUBLISH)

    # ------------------------------------------------------------ behind the background door

    def check(self, page: Page) -> PageHealth:
        """Asks the platform now. Raises as `HealthDesk.check_now`."""
        return self._core.health.check_now(self._actor.id, page.id)

    def farewell(self, page: Page) -> Farewell:
        """What disconnecting would do."""
        say, waiting = self._say, self._core.connecting.waiting(page.id)
        sentence = say("The keys are forgotten on this PC, and the page is published by hand again.")
        if waiting.here:
            moved = say.count(
                "{n} post that waits goes out by hand instead.",
                "{n} posts that wait go out by hand instead.",
                len(waiting.here),
            )
            sentence = f"{sentence} {moved}"
        if not waiting.over_there:
            return Farewell(sentence)
        still = say("These lie with the platform and still go out at their time, unless they are taken back first:")
        return Farewell(sentence, still, tuple(self._line(line) for line in waiting.over_there))

    def disconnect(self, page: Page) -> Waiting:
        """Disconnects it. Raises as `ConnectingDesk.disconnect`."""
        return self._core.connecting.disconnect(self._actor.id, page.id)

    def _line(self, line: DeliveryLine) -> str:
        title = self._say("“{title}”", title=line.title or self._say("(no title)"))
        due_at = line.delivery.due_at
        return f"{title} · {self._say.short_moment(due_at)}" if due_at else title
