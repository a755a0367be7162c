"""What the page "posted elsewhere" reads and asks for. Knows no Qt; every method may be called behind the door."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from moderator_app.domain.errors import (
    EmptyField,
    FieldTooLong,
    LinkAlreadyUsed,
    LinkNeedsWitness,
    LinkNotAPost,
    LinkOtherHost,
    LinkOtherPage,
    ModeratorError,
    TimeInFuture,
    WrongDate,
    WrongLink,
    WrongTime,
)
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.purposes import Purpose
from moderator_app.ports import LinkVerdict
from moderator_app.services.posted_elsewhere import Found
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.words.terms import PURPOSES
from moderator_app.zone import DHAKA, in_dhaka
from ui.forms.trouble import Trouble, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (WrongLink, "link"),
    (LinkOtherHost, "link"),
    (LinkOtherPage, "link"),
    (LinkNotAPost, "link"),
    (LinkNeedsWitness, "link"),
    (LinkAlreadyUsed, "link"),
    (TimeInFuture, "hour"),
    (WrongDate, "day"),
    (WrongTime, "hour"),
    (FieldTooLong, "post_text"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """The page as typed."""

    page_id: PageId | None
    link: str
    day: str
    hour: str
    purpose: Purpose | None
    text: str
    witnessed: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What the page offers: the kept pages, the purposes, and now as day and time."""

    pages: tuple[tuple[PageId, str], ...]
    purposes: tuple[tuple[Purpose, str], ...]
    day: str
    hour: str


class LinkSaying(StrEnum):
    """How a pasted link stands."""

    NOTHING = "nothing"
    RIGHT = "right"
    UNSURE = "unsure"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What is said under the link while it is typed."""

    saying: LinkSaying = LinkSaying.NOTHING
    words: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of recording: the post, or what stands in the way."""

    post_id: PostId | None = None
    troubles: tuple[Trouble, ...] = field(default=())
    asks_witness: bool = False


class ElsewherePresenter:
    """One member's page."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def refusal(self) -> str:
        """Why this member cannot record; "" where they can."""
        if self._actor.may(Action.PUBLISH):
            return ""
        return self._say("Only a publisher or the convenor records what is live.")

    def around(self) -> Around:
        """The pages to choose from, and the moment that is offered."""
        today = self._core.clock.now()
        local = in_dhaka(today)
        return Around(
            pages=tuple((p.id, self._say.name(p.name)) for p in self._core.accounts.all() if p.kept_on(local.date())),
            purposes=tuple((purpose, self._say(PURPOSES[purpose])) for purpose in Purpose),
            day=self._say.in_digits(f"{local:%d/%m/%Y}"),
            hour=self._say.in_digits(f"{local:%H:%M}"),
        )

    def look(self, page_id: PageId, link: str) -> LinkWords:
        """What a link shows, before anything is recorded."""
        if not link.strip():
            return LinkWords()
        try:
            look = self._core.elsewhere.look(self._actor.id, page_id, link)
        except ModeratorError as error:
            return LinkWords(LinkSaying.WRONG, error_sentence(self._say, error))
        if look.known is not None:
            words = self._say("This link is recorded already, for “{title}”.", title=look.known.title)
            return LinkWords(LinkSaying.WRONG, words)
        return self._verdict(look.reading.verdict, look.reading.found)

    def record(self, typed: Typed) -> Recorded:
        """Records the post, or says what stands in the way, each thing at its field."""
        missing = self._missing(typed)
        if missing:
            return Recorded(troubles=missing)
        try:
            delivery = self._core.elsewhere.record(self._actor.id, self._found(typed))
        except ModeratorError as error:
            found = trouble(self._say, error, place_of(error, _PLACES))
            return Recorded(troubles=(found,), asks_witness=isinstance(error, LinkNeedsWitness))
        return Recorded(delivery.post_id)

    def _missing(self, typed: Typed) -> tuple[Trouble, ...]:
        empty = {
            "pages": typed.page_id is None,
            "link": not typed.link.strip(),
            "purpose": typed.purpose is None,
            "post_text": not typed.text.strip(),
        }
        return tuple(trouble(self._say, EmptyField(field=key), key) for key, lacks in empty.items() if lacks)

    def _found(self, typed: Typed) -> Found:
        assert typed.page_id is not None, "asked for before"
        at = datetime.combine(calendar_day(typed.day), clock_time(typed.hour), DHAKA)
        return Found(typed.page_id, typed.link, at, typed.purpose, typed.text, typed.witnessed)

    def _verdict(self, verdict: LinkVerdict, found: str) -> LinkWords:
        say = self._say
        if verdict is LinkVerdict.SHOWS_PAGE:
            return LinkWords(LinkSaying.RIGHT, say("The link leads to this page."))
        if verdict is LinkVerdict.SHOWS_NO_PAGE:
            words = say("The link does not show whose it is. Look whether the post stands on this page, and say so.")
            return LinkWords(LinkSaying.UNSURE, words)
        if verdict is LinkVerdict.OTHER_PAGE:
            return LinkWords(LinkSaying.WRONG, say("The link leads to another page ({found}).", found=found))
        if verdict is LinkVerdict.OTHER_HOST:
            return LinkWords(LinkSaying.WRONG, say("The link leads to another site ({found}).", found=found))
        return LinkWords(LinkSaying.WRONG, say("This is the address of the page, not of one post."))
