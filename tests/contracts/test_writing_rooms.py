"""What every store promises of comments, templates and what is said of a picture."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.comments import Comment
from moderator_app.domain.errors import NothingThere
from moderator_app.domain.ids import CommentId, TemplateId
from moderator_app.domain.templates import Template, TemplateKind
from tests.fakes.clock import NOON
from tests.store.some_office import REVIEWER, WRITER, found, picture, post
from tests.store_fixture import open_store

MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    made = open_store(tmp_path)
    found(made)
    yield made
    made.close()


def test_comments_stand_in_the_order_in_which_they_were_made(store):
    about = post()
    first = Comment(CommentId("a"), about.id, REVIEWER, NOON, 1, "তারিখটি দেখুন", "১২ অক্টোবর")
    second = Comment(CommentId("b"), about.id, WRITER, NOON + MINUTE, 1, "ঠিক করেছি")
    with store.write() as unit:
        unit.posts.add(about)
        unit.comments.put(second)
        unit.comments.put(first)
        assert unit.comments.of_post(about.id) == (first, second)
        assert unit.comments.open_counts([about.id]) == {about.id: 2}
        settled = replace(first, settled_by=WRITER, settled_at=NOON + MINUTE)
        unit.comments.put(settled)
    with store.read() as unit:
        assert unit.comments.of_post(about.id) == (settled, second)
        assert unit.comments.get(CommentId("a")) == settled
        assert unit.comments.open_counts([about.id]) == {about.id: 1}
        with pytest.raises(NothingThere):
            unit.comments.get(CommentId("none"))


def test_a_post_without_open_comments_has_no_count(store):
    about = post()
    with store.write() as unit:
        unit.posts.add(about)
    with store.read() as unit:
        assert unit.comments.open_counts([about.id]) == {}
        assert unit.comments.of_post(about.id) == ()


def test_templates_are_kept_by_kind_and_name_and_retired_ones_stay(store):
    notice = Template(TemplateId("n"), TemplateKind.NOTICE, "সভা", "[তারিখ] সভা হবে।", WRITER, NOON, seed="notice/1")
    tags = Template(TemplateId("h"), TemplateKind.HASHTAGS, "সাধারণ", "#নমুনাপুর_উপজেলা", WRITER, NOON, retired=True)
    with store.write() as unit:
        unit.templates.put(notice)
        unit.templates.put(tags)
        unit.templates.put(replace(notice, text="[তারিখ] [সময়] সভা হবে।"))
    with store.read() as unit:
        assert unit.templates.all() == (tags, replace(notice, text="[তারিখ] [সময়] সভা হবে।"))


def test_what_is_said_of_a_picture_can_be_changed(store):
    media = picture()
    with store.write() as unit:
        unit.media.add(media)
        said = replace(media, photographer="তথ্য শাখা", consent="মৌখিক সম্মতি", alt_text="সবুজ পোস্টার")
        unit.media.note(said)
    with store.read() as unit:
        assert unit.media.find(media.hash) == said
