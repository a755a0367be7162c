"""Posts on their way to a connected page, put there without any platform."""

from dataclasses import replace
from datetime import timedelta

from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.delivery import Delivery, DeliveryState, Route
from moderator_app.domain.sending import Listing, Sending, WhyHuman
from moderator_app.ports import Channel
from moderator_app.services.deciding import ThisIsIt
from tests.fakes.keyring import FakeKeyring
from tests.services.bench import Bench

S = DeliveryState
HOUR = timedelta(hours=1)


def connect(bench, key="facebook"):
    """The page is one on which the program publishes."""
    with bench.folder.store.write() as unit:
        unit.connections.put(Connection(bench.pages[key], "1", "Sample", bench.members["uno"], bench.clock.now()))


class PageAtHand:
    """A platform whose page can be read: `listing` is what it shows, `sinces` from when it was asked."""

    def __init__(self, *posts):
        self.listing = Listing(posts, clean=True)
        self.sinces = []

    window = timedelta(minutes=15)

    def of(self, platform):
        return Channel(platform, None, reading=self)

    def published(self, account, since):
        self.sinces.append(since)
        return self.listing

    def one(self, account, remote_id):
        return None


def reading_office(tmp_path, page):
    """An office whose page is connected and can be read."""
    page.keyring = FakeKeyring()
    bench = Bench.working(tmp_path, page.keyring, page)
    connect(bench)
    bench.folder.keys.keep_secret(secret_name(bench.pages["facebook"], "token"), "EAA")
    return bench


def brought_to(bench, text, *states, route=Route.DIRECT, due=HOUR, page="facebook", **sent) -> Delivery:
    """An approved post that has come so far towards its page; `sent` is what is known of its sending."""
    draft = bench.draft(text, planned_at=bench.clock.now() + due, page_ids=(bench.pages[page],))
    delivery = bench.delivery(bench.approved(draft).id, page)
    back = (S.MISSED, S.APPROVED) if delivery.state is S.MANUAL_READY and states else ()
    with bench.folder.store.write() as unit:
        for state in (*back, *states):
            moved = replace(delivery.moved(state), route=route)
            unit.deliveries.save(moved, delivery)
            delivery = moved
        if delivery.state is S.SCHEDULED_REMOTE:
            sent = {"remote_id": "9", "remote_due_at": delivery.due_at} | sent
        unit.sendings.put(Sending(delivery.id, **sent))
    return delivery


def over_there(bench, text="জমা দেওয়া", **other) -> Delivery:
    """A post that lies with its platform."""
    return brought_to(bench, text, S.HANDOVER, S.SCHEDULED_REMOTE, route=Route.HAND_OVER, **other)


def undecided(bench, text="নিশ্চিত নয়", why=WhyHuman.OUTCOME_UNKNOWN, **other) -> Delivery:
    """A post that was sent and now stands in front of a person."""
    sent = {"why": why, "armed_at": bench.clock.now(), "fingerprint": "f"}
    if why in (WhyHuman.REMOVED_THERE, WhyHuman.EDITED_THERE):
        states, other = (S.HANDOVER, S.SCHEDULED_REMOTE), {"route": Route.HAND_OVER} | other
    elif why is WhyHuman.REFUSED:
        states = (S.READY, S.ARMED)
    else:
        states = (S.READY, S.ARMED, S.SETTLING)
    return brought_to(bench, text, *states, S.NEEDS_HUMAN, **sent | other)


def state(bench, delivery) -> DeliveryState:
    with bench.folder.store.read() as unit:
        return unit.deliveries.get(delivery.id).state


def cases_of_persons(bench) -> dict:
    """Sound arguments for whatever a person decides, by use case."""
    page = bench.register("by-itself")
    connect(bench, "by-itself")
    unknown, there = undecided(bench, page="by-itself").id, f"{page.url}/posts/9"
    refused = undecided(bench, "ফিরিয়ে দেওয়া", WhyHuman.REFUSED, page="by-itself").id
    edited = undecided(bench, "বদলানো", WhyHuman.EDITED_THERE, page="by-itself").id
    twice = brought_to(bench, "দুবার", S.READY, S.PUBLISHED, page="by-itself", double=True).id
    missed = brought_to(bench, "ঘুমিয়ে গেছে", S.MISSED, page="by-itself").id
    bench.core.pausing.pause(bench.members["uno"], "পেজ দেখা হচ্ছে", bench.clock.now() + 2 * HOUR)
    cases = {
        "pausing.pause": {"until": bench.clock.now() + 24 * HOUR},
        "pausing.take_back": {"delivery_ids": ()},
        "missed.go_now": {"delivery_id": missed},
        "deciding.by_hand": {"delivery_id": refused},
        "deciding.double_settled": {"delivery_id": twice},
        "deciding.drop": {"delivery_id": unknown},
        "deciding.once_more": {"delivery_id": unknown, "not_there": True},
        "deciding.leave_as_it_is": {"delivery_id": edited},
        "deciding.this_is_it": {"delivery_id": unknown, "answer": ThisIsIt(bench.clock.now(), link=there)},
        "deciding.take_back": {"delivery_id": over_there(bench, page="by-itself").id},
    }
    del bench.pages["by-itself"]
    return cases
