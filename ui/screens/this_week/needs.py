"""What asks for the member, in words: one line each. Knows no Qt."""

from collections.abc import Mapping
from datetime import datetime

from moderator_app.domain.bd_calendar import Week, dhaka_day, week_of
from moderator_app.domain.cadence import PageWeek
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.lines import DeliveryLine, PostLine
from moderator_app.domain.mail import MailTrouble
from moderator_app.domain.panel import Member
from moderator_app.domain.posts import title_of
from moderator_app.domain.series import Series
from moderator_app.domain.shown import Shown
from moderator_app.services.board import Need, NeedKind
from moderator_app.services.cancelled_days import OnCancelledDay
from moderator_app.services.reminder_needs import ToldWeek
from moderator_app.words import Speaker, mark
from moderator_app.words.cadence import outlook_words, wanted_words
from moderator_app.words.errors import error_title
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.this_week.roster_needs import swap_line, vacant_line
from ui.screens.this_week.sending_needs import SENDING_KINDS, pause_line, sending_line
from ui.screens.this_week.state import NeedLine, Target
from ui.widgets.page_face import PageFace
from ui.widgets.shapes import Shape
from ui.widgets.states import DUE, SHOWN_STATES, WEEK_STATES, StateLook

_REMINDED = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Reminder"))
_VOIDED = StateLook(Shape.CIRCLE_SLASH, Role.WARNING, mark("Voided"))
_CANCELLED_DAY = StateLook(Shape.CIRCLE_SLASH, Role.WARNING, mark("Cancelled day"))


class Needs:
    """Puts needs into lines as of a moment."""

    def __init__(
        self, say: Speaker, faces: Mapping[PageId, PageFace], members: Mapping[MemberId, Member], now: datetime
    ) -> None:
        self._say = say
        self._faces = faces
        self._members = members
        self._now = now

    def line(self, need: Need) -> NeedLine:
        """One line; the board gives each kind its delivery, post, series or week."""
        if need.kind in SENDING_KINDS:
            return sending_line(self._say, need, self._faces, self._when)
        if need.kind is NeedKind.MISSED_TIME and need.delivery is not None:
            return self._missed_time(need.delivery)
        if need.delivery is not None:
            return self._by_hand(need.kind, need.delivery)
        if need.post is not None:
            return self._review(need.kind, need.post)
        if need.cancelled is not None:
            return self._cancelled_day(need.cancelled)
        return self._of_the_desk(need)

    def _of_the_desk(self, need: Need) -> NeedLine:
        """What is not about one post."""
        if need.pause is not None:
            return pause_line(self._say, need.pause)
        if need.swap is not None:
            return swap_line(self._say, need.swap, self._members)
        if need.fault is not None:
            return vacant_line(self._say, need.fault, self._faces, self._members)
        if need.mail is not None:
            return self._mail(need.mail)
        if need.told is not None:
            return self._reminded(need.told)
        if need.kind in (NeedKind.BACKUP_DUE, NeedKind.DRILL_DUE):
            return self._monthly(need)
        if need.series is not None:
            return self._series_left(need.series)
        assert need.week is not None, "any other need carries a delivery, a post or a week"
        return self._missed(need.week)

    def _by_hand(self, kind: NeedKind, line: DeliveryLine) -> NeedLine:
        say, delivery = self._say, line.delivery
        opened = kind is NeedKind.CONFIRM and delivery.opened_at is not None
        if opened and delivery.opened_at is not None:
            when = say("open since {when}", when=self._when(delivery.opened_at))
        else:
            when = self._when(delivery.due_at) if delivery.due_at else ""
        return self._made(
            SHOWN_STATES[Shown.BY_HAND],
            line.title,
            _joined(self._faces[delivery.page_id].name, when),
            say("Give the link") if opened else say("Open kit"),
            Target(Place(Room.POSTS, item=delivery.post_id, extra=f"kit:{delivery.id}"), delivery.id),
        )

    def _missed_time(self, line: DeliveryLine) -> NeedLine:
        delivery = line.delivery
        return self._made(
            SHOWN_STATES[Shown.MISSED],
            line.title,
            _joined(self._faces[delivery.page_id].name, self._when(delivery.due_at) if delivery.due_at else ""),
            self._say("Decide"),
            Target(decision_of(delivery.post_id)),
        )

    def _review(self, kind: NeedKind, post: PostLine) -> NeedLine:
        say = self._say
        pages = self._first_page(post)
        if len(post.deliveries) > 1:
            pages = say("{page} and {n} more", page=pages, n=len(post.deliveries) - 1)
        if kind is NeedKind.CHANGES:
            target = Target(Place(Room.POSTS, item=post.post_id))
            return self._made(
                SHOWN_STATES[Shown.CHANGES_ASKED], post.title, _joined(pages, post.reason), say("Mend it"), target
            )
        if kind is NeedKind.EXPIRED:
            when = self._when(post.planned_at) if post.planned_at else ""
            target = Target(Place(Room.POSTS, item=post.post_id))
            return self._made(SHOWN_STATES[Shown.EXPIRED], post.title, _joined(pages, when), say("New time"), target)
        if kind is NeedKind.VOIDED:
            target = Target(Place(Room.REVIEW, item=post.post_id))
            voided = say("Your approval was voided by a change")
            return self._made(_VOIDED, post.title, _joined(voided, pages), say("Look at it"), target)
        writer = say("by {name}", name=say.name(self._members[post.author_id].name))
        target = Target(Place(Room.REVIEW, item=post.post_id))
        return self._made(SHOWN_STATES[Shown.TO_APPROVE], post.title, _joined(pages, writer), say("Review it"), target)

    def _cancelled_day(self, found: OnCancelledDay) -> NeedLine:
        say = self._say
        gone = say("“{name}” is cancelled by the state", name=say.name(found.day.name))
        target = Target(Place(Room.POSTS, item=found.line.post_id))
        return self._made(
            _CANCELLED_DAY, found.line.title, _joined(self._when(found.line.at), gone), say("Look at it"), target
        )

    def _missed(self, week: PageWeek) -> NeedLine:
        say = self._say
        last = week.week.next == week_of(dhaka_day(self._now))
        span = short_span(say, week.week)
        live = say("{n} of {total} published", n=week.count.live, total=week.minimum)
        return NeedLine(
            look=WEEK_STATES[week.state],
            word=say("Week missed"),
            title=say("Last week: {what}", what=live) if last else live,
            second=_joined(self._faces[week.page.id].name, span),
            action=say("Give reason"),
            target=Target(Place(Room.THIS_WEEK, item=week.page.id, extra=f"week:{week.week.first_on.isoformat()}")),
        )

    def _series_left(self, series: Series) -> NeedLine:
        say, author = self._say, self._members[series.author_id]
        return NeedLine(
            look=DUE,
            word=say("Author left"),
            title=title_of(series.draft.text),
            second=say("Recurring post of {name}, who has left", name=say.name(author.name)),
            action=say("Take over"),
            target=Target(Place(Room.POSTS, extra=f"series:{series.id}")),
        )

    def _mail(self, trouble: MailTrouble) -> NeedLine:
        say = self._say
        counted = say.count("{n} mail waits", "{n} mails wait", trouble.waiting) if trouble.waiting else ""
        return self._made(
            SHOWN_STATES[Shown.FAILED],
            say("Reminders by mail do not go out"),
            _joined(error_title(say, trouble.mail.fault), counted),
            say("Look into it"),
            Target(Place(Room.SETTINGS, extra="mail")),
        )

    def _reminded(self, told: ToldWeek) -> NeedLine:
        say, week = self._say, told.forecast.page_week
        page = self._faces[week.page.id].name
        return NeedLine(
            look=_REMINDED,
            word=say(_REMINDED.word),
            title=wanted_words(say, told.rung.value, [page]),
            second=outlook_words(say, told.forecast),
            action=say("Put off"),
            target=Target(Place(Room.THIS_WEEK, item=week.page.id, extra=f"later:{week.week.first_on.isoformat()}")),
        )

    def _monthly(self, need: Need) -> NeedLine:
        say, backup = self._say, need.kind is NeedKind.BACKUP_DUE
        title = say("The monthly backup on a stick") if backup else say("The monthly restore drill")
        last = say("last on {day}", day=dhaka_day(need.last_at)) if need.last_at else say("not done yet")
        return NeedLine(
            look=DUE,
            word=say(DUE.word),
            title=title,
            second=last,
            action=say("Back up") if backup else say("Run a drill"),
            target=Target(Place(Room.BACKUPS, extra="" if backup else "drill")),
        )

    def _made(self, look: StateLook, title: str, second: str, action: str, target: Target) -> NeedLine:
        return NeedLine(look, self._say(look.word), title or self._say("Untitled post"), second, action, target)

    def _first_page(self, post: PostLine) -> str:
        return self._faces[post.deliveries[0].page_id].name if post.deliveries else ""

    def _when(self, at: datetime) -> str:
        if dhaka_day(at) == dhaka_day(self._now):
            return self._say("today, {time}", time=self._say.time(at))
        return self._say.short_moment(at)


def decision_of(post_id: PostId) -> Place:
    """Where a publisher decides on a post whose time was missed."""
    return Place(Room.POSTS, extra=f"decide:{post_id}")


def short_span(say: Speaker, week: Week) -> str:
    """ "11–17 October 2026"; a week that lies in two months is said in full."""
    if week.first_on.month != week.last_on.month:
        return say.day_range(week.first_on, week.last_on)
    return f"{say.number(week.first_on.day)}–{say.plain_day(week.last_on)}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
