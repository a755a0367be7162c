"""Evidence of what stood on a page: kept in the transaction that says that it did, and outliving the post."""

from datetime import datetime

from moderator_app.domain.delivery import Delivery
from moderator_app.domain.post_evidence import PostEvidence, SeenHow
from moderator_app.domain.posts import Content
from moderator_app.ports import Unit


def keep_evidence(
    unit: Unit, delivery: Delivery, how: SeenHow, at: datetime, shown: str = "", sent: Content | None = None
) -> PostEvidence:
    """Keeps what a delivery that is live now brought to its page, as the post stands in this transaction.

    `shown` is the text as the page showed it ("" where nobody could read it). The delivery carries link and time.
    `sent` is the content where it is at hand; the store let nothing else leave.
    """
    content = sent or unit.posts.get(delivery.post_id).content_for(delivery.page_id)
    evidence = PostEvidence(
        delivery_id=delivery.id,
        page_id=delivery.page_id,
        at=at,
        how=how,
        page_name=unit.pages.get(delivery.page_id).name,
        text=content.text,
        link=content.link,
        media=content.media,
        permalink=delivery.permalink,
        live_at=delivery.live_at,
        shown=shown,
    )
    unit.published.add(evidence)
    return evidence
