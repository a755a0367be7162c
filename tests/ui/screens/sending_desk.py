"""The screens of publishing over a real office whose page is connected and can be read."""

from datetime import timedelta

from moderator_app.domain.sending import RemotePost
from moderator_app.words import Language, Speaker
from tests.services.bench import LINK
from tests.services.sending_bench import PageAtHand, reading_office

ENGLISH, BANGLA = Speaker(Language.ENGLISH), Speaker(Language.BANGLA)
TEXT = (
    "ঘূর্ণিঝড় প্রস্তুতি কমিটির জরুরি সভা আগামীকাল মঙ্গলবার সকাল ১০:০০টায় উপজেলা পরিষদ মিলনায়তনে অনুষ্ঠিত হবে।"
    " সংশ্লিষ্ট সকলকে উপস্থিত থাকার অনুরোধ করা হলো।"
)


def office_with_page(tmp_path):
    """The office and its page, which shows two posts, neither of them ours."""
    page = PageAtHand()
    bench = reading_office(tmp_path, page)
    show_on_page(bench, page, RemotePost("1", "নদীর পানির উচ্চতা: সকাল ৯টার পরিমাপ, বিপৎসীমার ৬২ সেমি নিচে"))
    return bench, page


def show_on_page(bench, page, *posts):
    """What the page shows, each an hour apart, with its link."""
    now = bench.clock.now()
    page.listing = type(page.listing)(
        tuple(
            RemotePost(one.remote_id, one.text, permalink=LINK.format(n=one.remote_id), at=now - timedelta(hours=n))
            for n, one in enumerate(posts)
        ),
        clean=True,
    )
