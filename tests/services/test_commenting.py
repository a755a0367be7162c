from dataclasses import replace

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import EmptyField, NothingThere, QuoteNotThere
from moderator_app.domain.ids import CommentId, PostId
from moderator_app.events import PostChanged


def test_both_sides_see_who_said_what_when_and_about_which_version(bench):
    post = bench.handed_in()
    heard = []
    bench.core.bus.subscribe(heard.append)
    land, ict = bench.members["land"], bench.members["ict"]
    bench.core.commenting.add(land, post.id, "সময়টি মিলছে না", "সকাল ১০টায়")
    at = bench.clock.now()
    bench.clock.go_on(hours=1)
    bench.core.drafting.submit(ict, post.id, post.revision, replace(post.draft, text="সকাল ১১টায়"))
    bench.core.commenting.add(ict, post.id, "ঠিক করেছি")
    said = bench.core.commenting.of_post(ict, post.id)
    assert said == bench.core.reviewing.detail(land, post.id).comments
    first, second = said
    assert (first.who.id, first.comment.at, first.comment.version) == (land, at, 1)
    assert (first.comment.text, first.comment.quote) == ("সময়টি মিলছে না", "সকাল ১০টায়")
    assert (second.who.id, second.comment.version, second.comment.quote) == (ict, 2, "")
    assert PostChanged(post.id, initiator=land) in heard


def test_a_settled_comment_stays_readable_and_is_settled_once(bench):
    post = bench.handed_in()
    land, ict = bench.members["land"], bench.members["ict"]
    comment = bench.core.commenting.add(land, post.id, "তারিখ?")
    (item,) = bench.core.reviewing.queue(land)
    assert item.open_comments == 1
    bench.core.commenting.settle(ict, comment.id)
    first = bench.core.commenting.of_post(land, post.id)
    bench.clock.go_on(minutes=5)
    bench.core.commenting.settle(land, comment.id)
    (said,) = bench.core.commenting.of_post(land, post.id)
    assert (said,) == first
    assert said.settled_by is not None
    assert said.settled_by.id == ict
    (item,) = bench.core.reviewing.queue(land)
    assert item.open_comments == 0
    assert bench.verbs().count("comment_settled") == 1


def test_a_comment_changes_no_approval_and_no_version(bench):
    post = bench.approved()
    before = bench.core.drafting.open(bench.members["ict"], post.id)
    bench.core.commenting.add(bench.members["land"], post.id, "ভালো হয়েছে")
    assert bench.core.drafting.open(bench.members["ict"], post.id) == before
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY
    bench.claim(bench.opened(post.id))


def test_what_cannot_be_said_is_refused_and_nothing_is_kept(bench):
    post, ict = bench.handed_in(), bench.members["ict"]
    head = bench.verbs()
    with pytest.raises(EmptyField):
        bench.core.commenting.add(ict, post.id, "  ")
    with pytest.raises(QuoteNotThere):
        bench.core.commenting.add(ict, post.id, "এখানে", "নেই এমন কথা")
    with pytest.raises(NothingThere):
        bench.core.commenting.add(ict, PostId("gone"), "কথা")
    with pytest.raises(NothingThere):
        bench.core.commenting.of_post(ict, PostId("gone"))
    with pytest.raises(NothingThere):
        bench.core.commenting.settle(ict, CommentId("gone"))
    assert bench.core.commenting.of_post(ict, post.id) == ()
    assert bench.verbs() == head
