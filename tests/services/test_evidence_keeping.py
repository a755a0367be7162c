"""Evidence of what stood on a page: kept when it is confirmed, complete, and outliving what comes after."""

import pytest

from moderator_app.domain.errors import MediaDamaged
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.purposes import Purpose
from moderator_app.services.posted_elsewhere import Found
from tests.services.bench import LINK


def _kept(bench, delivery_id):
    with bench.folder.store.read() as unit:
        return unit.published.of_delivery(delivery_id)


def test_a_confirmed_post_leaves_evidence_with_text_pictures_link_page_and_times(bench):
    use = bench.picture()
    post = bench.approved(bench.draft("টিকা কেন্দ্রের সময়", link="https://example.org/টিকা", media=(use,)))
    live = bench.claim(bench.opened(post.id))
    (evidence,) = _kept(bench, live.id)
    content = post.content_for(live.page_id)
    assert (evidence.text, evidence.link, evidence.media) == (content.text, content.link, (use,))
    assert (evidence.page_name.en, evidence.permalink) == ("facebook", LINK.format(n=1))
    assert (evidence.how, evidence.at, evidence.live_at) == (SeenHow.BY_PERSON, bench.clock.now(), live.live_at)


def test_evidence_outlives_the_removal_of_its_post(bench):
    post = bench.live(3)
    delivery = bench.delivery(post.id)
    bench.core.manual_kit.removed(bench.members["ict"], delivery.id, "ভুল তথ্য ছিল")
    assert [e.permalink for e in _kept(bench, delivery.id)] == [LINK.format(n=3)]


def test_a_post_that_was_found_on_its_page_leaves_evidence_too(bench):
    found = Found(bench.pages["facebook"], LINK.format(n=8), bench.clock.now(), Purpose.AWARENESS, "ফোন থেকে দেওয়া")
    live = bench.core.elsewhere.record(bench.members["ict"], found)
    assert [(e.text, e.permalink) for e in _kept(bench, live.id)] == [("ফোন থেকে দেওয়া", LINK.format(n=8))]


def test_the_proof_of_the_store_misses_a_picture_that_evidence_names(bench):
    post = bench.approved(bench.draft("ছবিসহ", media=(bench.picture(),)))
    bench.claim(bench.opened(post.id))
    assert bench.core.activity.verify().media == 1
    for file in (bench.folder.path / "media").rglob("*.age"):
        file.unlink()
    with pytest.raises(MediaDamaged):
        bench.core.activity.verify()
