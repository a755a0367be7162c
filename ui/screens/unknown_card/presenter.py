"""What the card asks of the core, and its words. Knows no Qt; every method may be called behind the background door."""

from datetime import datetime
from typing import TYPE_CHECKING

from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import DeliveryId, MediaHash
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.sending import RemotePost, WhyHuman
from moderator_app.domain.text_diff import near_changes, word_diff
from moderator_app.ports import Attempt
from moderator_app.services.deciding import ThisIsIt, Undecided
from moderator_app.services.page_look import Alike, SeenPost
from moderator_app.words import Speaker, mark
from moderator_app.words.errors import error_sentence
from moderator_app.words.platform_faults import fault_words
from moderator_app.words.why_human import WHY_WORDS
from ui.page_faces import page_faces, page_kind
from ui.roles import Role
from ui.screens.unknown_card.state import Answer, AnswerBox, CardState, LookState, SeenItem, SentPicture
from ui.widgets.shapes import Shape
from ui.widgets.states import DELIVERY_STATES, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

_SAME = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("The same words"))
_ALMOST = StateLook(Shape.HEXAGON_HOLLOW, Role.UNKNOWN, mark("Almost the same"))
_SHORT = 160

_BOXES: dict[Answer, tuple[str, str, str]] = {
    Answer.THIS_IS_IT: (
        mark("This is it"),
        mark("It is noted as published, with its link."),
        mark("Yes, this is it"),
    ),
    Answer.ONCE_MORE: (
        mark("Not there, send once more"),
        mark("The page is read once more first; only then it is sent."),
        mark("Not there: send once more"),
    ),
    Answer.TRY_AGAIN: (
        mark("Send once more"),
        mark("Nothing went out; approvals are checked again."),
        mark("Send once more"),
    ),
    Answer.DROP: (
        mark("Not there, let it go"),
        mark("Nothing is sent; the post stays readable."),
        mark("Not there: let it go"),
    ),
    Answer.BY_HAND: (
        mark("Publish by hand"),
        mark("It waits with the manual kit."),
        mark("Publish by hand"),
    ),
    Answer.MEND: (
        mark("Mend the post"),
        mark("It opens for writing; what is changed is approved again."),
        mark("Mend the post"),
    ),
    Answer.LEAVE: (
        mark("Leave it as it stands there"),
        mark("It goes out at its time, as it was changed there."),
        mark("Leave it as it is"),
    ),
    Answer.SETTLED: (
        mark("It stands there only once now"),
        mark("Somebody took away on the page what was too much."),
        mark("It stands there once"),
    ),
    Answer.TAKE_BACK: (
        mark("Take it back"),
        mark("The platform is asked for it; red until it confirms."),
        mark("Take it back"),
    ),
}
_ANSWERS = {
    WhyHuman.OUTCOME_UNKNOWN: (Answer.THIS_IS_IT, Answer.ONCE_MORE, Answer.DROP),
    WhyHuman.LOOKS_LIKE_IT: (Answer.THIS_IS_IT, Answer.ONCE_MORE, Answer.DROP),
    WhyHuman.REFUSED: (Answer.TRY_AGAIN, Answer.BY_HAND, Answer.DROP),
    WhyHuman.REMOVED_THERE: (Answer.THIS_IS_IT, Answer.DROP),
    WhyHuman.EDITED_THERE: (Answer.LEAVE, Answer.TAKE_BACK),
}
_TRIED = {
    "confirmed": mark("the platform confirmed it"),
    "not_sent": mark("it did not leave this PC"),
    "throttled": mark("the platform asked to wait"),
    "duplicate": mark("the platform said that it has this post already"),
    "rejected": mark("the platform did not take it"),
    "blocked": mark("the platform did not let the program in"),
    "ask": mark("the platform wants a person to settle it"),
    "unknown": mark("no clear answer came"),
}
"""What the attempts came to; what else was noted is left out."""


class UnknownCardPresenter:
    """One delivery as one member meets it."""

    def __init__(self, core: "Core", say: Speaker, actor: Member, delivery_id: DeliveryId) -> None:
        self._core, self._say, self._actor, self._id = core, say, actor, delivery_id
        self._card: Undecided | None = None

    def load(self) -> CardState:
        """The card; raises NothingThere for an unknown delivery."""
        self._card = card = self._core.deciding.card(self._actor.id, self._id)
        say, delivery, content = self._say, card.delivery, card.outgoing.content
        look = DELIVERY_STATES[delivery.state]
        face = page_faces(say, self._core.accounts.all())[card.page.id]
        refused = "" if self._actor.may(Action.PUBLISH) else error_sentence(say, _not_allowed())
        answers = () if refused else self._answers(card)
        sent_at = card.sending.armed_at or delivery.due_at
        unknown = card.went_out is None and delivery.state is DeliveryState.NEEDS_HUMAN
        return CardState(
            delivery_id=delivery.id,
            post_id=delivery.post_id,
            asks=say("Is the post on the page?") if unknown else card.title or say("Untitled post"),
            look=look,
            word=say(look.word),
            sentence=self._sentence(card),
            detail=card.sending.detail,
            face=face,
            kind=page_kind(say, card.page),
            address=card.page.url,
            when=say.short_moment(sent_at) if sent_at else "",
            text=content.text,
            link=content.link,
            pictures=tuple(
                SentPicture(use.hash, media.name, use.alt_text, media.is_video)
                for use, media in zip(content.media, card.outgoing.media, strict=True)
            ),
            tried=tuple(self._tried(one) for one in card.attempts if one.outcome in _TRIED and one.kind != "take_back"),
            answers=answers,
            refused=refused,
            over=not refused and not answers,
        )

    def look(self) -> LookState:
        """What the page shows now. Waits for the network; what hinders it comes as words."""
        found = self._core.deciding.look(self._actor.id, self._id)
        say = self._say
        when = say.clock(found.at) if found.at else ""
        if found.fault:
            words = fault_words(say, found.fault)
            return LookState((), clean=False, when=when, hindrance=f"{words.title}. {words.sentence}")
        if found.at is None:
            words = say("The program does not read this page. Open it in the browser and look for the post.")
            return LookState((), clean=False, when="", hindrance=words)
        return LookState(tuple(self._item(one) for one in found.posts), found.clean, when, "")

    def picture(self, media_hash: MediaHash) -> bytes:
        """A picture that was sent."""
        return self._core.drafting.picture(media_hash)

    def decide(
        self, answer: Answer, *, seen: RemotePost | None = None, link: str = "", looked: bool = False
    ) -> Delivery:
        """Keeps the answer. Errors as those of `Deciding`."""
        deciding, me, now = self._core.deciding, self._actor.id, self._core.clock.now()
        match answer:
            case Answer.THIS_IS_IT:
                at = min(seen.at if seen is not None and seen.at is not None else self._sent_at(now), now)
                return deciding.this_is_it(me, self._id, ThisIsIt(at, seen, link, witnessed=seen is None))
            case Answer.ONCE_MORE | Answer.TRY_AGAIN:
                return deciding.once_more(me, self._id, not_there=looked)
            case Answer.BY_HAND:
                return deciding.by_hand(me, self._id)
            case Answer.SETTLED:
                return deciding.double_settled(me, self._id)
            case Answer.LEAVE:
                return deciding.leave_as_it_is(me, self._id)
            case Answer.TAKE_BACK:
                deciding.leave_as_it_is(me, self._id)
                return deciding.take_back(me, self._id)
            case _:
                return deciding.drop(me, self._id)

    def _sent_at(self, now: datetime) -> datetime:
        card = self._card
        return now if card is None else card.sending.armed_at or card.delivery.due_at or now

    def _answers(self, card: Undecided) -> tuple[AnswerBox, ...]:
        state, why = card.delivery.state, card.sending.why
        wanted: tuple[Answer, ...] = ()
        if card.sending.double:
            wanted = (Answer.SETTLED,)
        elif state is DeliveryState.NEEDS_HUMAN:
            wanted = _ANSWERS.get(why or WhyHuman.OUTCOME_UNKNOWN, ())
        elif state is DeliveryState.REJECTED:
            wanted = (Answer.MEND, Answer.BY_HAND, Answer.DROP)
        elif state in (DeliveryState.BLOCKED_AUTH, DeliveryState.THROTTLED):
            wanted = (Answer.BY_HAND, Answer.DROP)
        say = self._say
        certain = card.went_out is False
        boxes = ((answer, *_BOXES[answer]) for answer in wanted)
        return tuple(
            AnswerBox(answer, say("Let it go"), say(consequence), say("Let it go"))
            if certain and answer is Answer.DROP
            else AnswerBox(answer, say(title), say(consequence), say(button))
            for answer, title, consequence, button in boxes
        )

    def _sentence(self, card: Undecided) -> str:
        say, why, fault = self._say, card.sending.why, card.sending.fault
        if card.sending.double:
            return say(WHY_WORDS[WhyHuman.DOUBLE.value])
        if card.delivery.state is DeliveryState.NEEDS_HUMAN and why is not WhyHuman.REFUSED:
            return say(WHY_WORDS[(why or WhyHuman.OUTCOME_UNKNOWN).value])
        if card.delivery.state in (DeliveryState.HUMAN_CLOSED, DeliveryState.PUBLISHED, DeliveryState.CANCELLED):
            return say("Somebody has decided already; nothing is left to do here.")
        if not fault:
            return say(WHY_WORDS["refused"]) if card.went_out is False else ""
        words = fault_words(say, fault)
        return f"{words.sentence} {words.next_step}"

    def _tried(self, attempt: Attempt) -> str:
        return self._say(
            "{when}: {what}", when=self._say.short_moment(attempt.at), what=self._say(_TRIED[attempt.outcome])
        )

    def _item(self, seen: SeenPost) -> SeenItem:
        say, post = self._say, seen.post
        card = self._card
        ours = card.outgoing.content.text if card else ""
        like = {Alike.SAME: _SAME, Alike.ALMOST: _ALMOST}.get(seen.alike)
        pictures = say.count("{n} picture", "{n} pictures", post.pictures) if post.pictures else ""
        note = say("Another post of ours: {title}", title=seen.ours) if seen.ours else pictures
        almost = seen.alike is Alike.ALMOST
        text = post.text if like else post.text[:_SHORT] + ("…" if len(post.text) > _SHORT else "")
        return SeenItem(
            post=post,
            when=say.short_moment(post.at) if post.at else "",
            text=text or say("(no text)"),
            like=like,
            like_word=say(like.word) if like else say("not alike"),
            note=note,
            pieces=near_changes(word_diff(ours, post.text), 40) if almost else (),
            taken=bool(seen.ours),
        )


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.PUBLISH.value)
