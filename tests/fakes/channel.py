"""A platform by hand: every answer is scripted, every call is written down, and what it shows is a list.

Without a script every call does what a sound platform does. `Lost` in a script means: it happened there, and the
answer is the one that is named; any other answer happens without effect.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from moderator_app.domain.pages import Platform
from moderator_app.domain.sending import Listing, RemotePost, SendAnswer, SendOutcome
from moderator_app.ports import Channel, TokenState

O = SendOutcome  # noqa: E741 - a table of outcomes reads better so


@dataclass(frozen=True)
class Lost:
    """The call has its effect, and this is the answer all the same."""

    answer: SendAnswer


def answer(outcome, **other):
    return SendAnswer(outcome, **other)


@dataclass
class FakePlatform:
    """Fulfils all Protocols of a channel at once; `scripts` holds answers by the name of a call, used up in order."""

    clock: object
    window: timedelta = timedelta(minutes=15)
    lead: timedelta = timedelta(minutes=20)
    scripts: dict = field(default_factory=dict)
    calls: list = field(default_factory=list)
    live: list = field(default_factory=list)
    later: list = field(default_factory=list)
    before_call: object = None
    lag: bool = False
    number: int = 0

    fields = ()
    metrics = ()

    # ---------------------------------------------------------- scripts

    def will(self, name, *answers):
        """What the next calls of a name answer."""
        self.scripts.setdefault(name, []).extend(answers)

    def named(self, name):
        return [call for call in self.calls if call[0] == name]

    def texts(self):
        return [post.text for post in self.live]

    def _call(self, name, *what):
        self.calls.append((name, *what))
        if self.before_call is not None:
            self.before_call(name)
        script = self.scripts.get(name)
        scripted = script.pop(0) if script else None
        if isinstance(scripted, BaseException):
            raise scripted
        return scripted

    # ---------------------------------------------------------- connecting

    def offers(self, page, typed):
        return ()

    def visible(self, account):
        return answer(O.CONFIRMED)

    def check(self, account):
        return TokenState(known=True)

    # ---------------------------------------------------------- sending

    def stage(self, account, parcel):
        scripted = self._call("stage", parcel)
        made = tuple(f"hidden-{picture.hash[:6]}" for picture in parcel.pictures)
        return scripted or answer(O.CONFIRMED, staged=made)

    def commit(self, account, parcel, staged):
        return self._done(self._call("commit", parcel, tuple(staged)), parcel, self.live)

    def fits(self, due_at, now):
        return self.lead <= due_at - now <= timedelta(days=20)

    def hand_over(self, account, parcel, staged):
        return self._done(self._call("hand_over", parcel, tuple(staged)), parcel, self.later)

    def _done(self, scripted, parcel, where):
        if scripted is not None and not isinstance(scripted, Lost):
            return scripted
        self.number += 1
        out = parcel.goes_out_at is None
        post = RemotePost(
            f"9_{self.number}",
            parcel.text,
            parcel.link,
            f"https://www.facebook.com/sample.office/posts/{self.number}" if out else "",
            published=out,
            at=self.clock.now() if out else parcel.goes_out_at,
            ours=True,
            pictures=len(parcel.pictures),
        )
        where.append(post)
        if scripted is not None:
            return scripted.answer
        return answer(O.CONFIRMED, remote_id=post.remote_id, permalink=post.permalink, server_at=self.clock.now())

    def waiting(self, account):
        self._come_out()
        return self._call("waiting") or Listing(tuple(self.later), clean=True, server_at=self.clock.now())

    def take_back(self, account, remote_id):
        self._come_out()
        scripted = self._call("take_back", remote_id)
        if scripted is not None:
            return scripted
        if not any(post.remote_id == remote_id for post in self.later):
            return answer(O.REJECTED, fault="facebook.gone")
        self.later = [post for post in self.later if post.remote_id != remote_id]
        return answer(O.CONFIRMED)

    # ---------------------------------------------------------- reading

    def published(self, account, since):
        self._come_out()
        scripted = self._call("published", since)
        if scripted is not None:
            return scripted
        shown = [] if self.lag else [post for post in self.live if post.at >= since]
        return Listing(tuple(shown), clean=True, server_at=self.clock.now())

    def one(self, account, remote_id):
        self._call("one", remote_id)
        return next((post for post in (*self.live, *self.later) if post.remote_id == remote_id), None)

    def _come_out(self):
        """What was handed over goes out at its time."""
        now = self.clock.now()
        for post in [post for post in self.later if post.at <= now]:
            self.later.remove(post)
            link = f"https://www.facebook.com/sample.office/posts/{post.remote_id}"
            self.live.append(replace(post, published=True, permalink=link))

    def edit(self, account, remote_id, text):
        return answer(O.CONFIRMED)

    def delete(self, account, remote_id):
        return answer(O.CONFIRMED)

    def measure(self, account, remote_id, metric):
        return None

    # ---------------------------------------------------------- the channel

    def channel(self, **without):
        whole = {"direct": self, "handing": self, "reading": self, "editing": self, "measuring": self}
        return Channel(Platform.FACEBOOK, self, **(whole | without))


@dataclass
class FakeChannels:
    """One channel for every platform; None takes them all away."""

    channel: Channel | None

    def of(self, platform):
        return self.channel
