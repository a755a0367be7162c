"""What is drawn of the review: a post that came back changed, with what was said of it."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from moderator_app.demo.clock import DemoClock
from moderator_app.domain.ids import MemberId
from moderator_app.domain.lines import PostFilter
from moderator_app.services.heartbeat import Beat
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core


def come_back(core: "Core", actor: MemberId) -> None:
    """A post was sent back, talked about, and came back changed."""
    item = next(item for item in core.reviewing.queue(actor) if item.waits_for_member)
    core.reviewing.ask_changes(actor, item.line.post_id, "সভার স্থান স্পষ্ট করে লিখুন।")
    core.commenting.add(actor, item.line.post_id, "কোন তলায়? চিঠিতে সভাকক্ষের নাম নেই।", "সভাকক্ষে")
    writer = item.line.edited_by
    post = core.drafting.open(writer, item.line.post_id).post
    text = post.draft.text.replace("সভাকক্ষে", "উপজেলা পরিষদের সভাকক্ষে (দ্বিতীয় তলা)")
    core.drafting.submit(writer, post.id, post.revision, replace(post.draft, text=f"{text}\n\nফোন: ০১X০০-০০০০০০"))
    core.commenting.add(writer, post.id, "দ্বিতীয় তলা লিখে দিয়েছি; ফোন নম্বরও যোগ করেছি।")


def comment(page: Any) -> None:
    """A comment is being written."""
    page.detail.talk.open_button.click()
    page.detail.talk.words.setPlainText("ফোন নম্বরটি কি অফিসের?")


def tick_two(page: Any) -> None:
    """Half of the checklist is signed."""
    for tick in page.detail.signing.ticks[:2]:
        tick.click()


def expired(core: "Core") -> Place:
    """A post whose time came before anybody approved it, in the list of expired ones; its writer sits at the desk."""
    actor = core.sign_in.seats()[0].member
    with_time = (i.line for i in core.reviewing.queue(actor.id) if i.line.deliveries)
    line = next(with_time, None)
    if line is not None:
        assert isinstance(core.clock, DemoClock)
        soon = core.clock.now() + timedelta(minutes=1)
        core.moving.move(actor.id, line.post_id, soon)
        core.clock.move_to(soon)
        core.expiring.after(Beat(soon))
    return Place(Room.POSTS, None, "")


def choose_expired(page: Any) -> None:
    """The list shows only expired posts."""
    page.filter.choose(PostFilter.EXPIRED)
    page._ask()  # noqa: SLF001 - as a press on it does
