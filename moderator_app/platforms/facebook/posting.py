"""Sends a post now, or gives it to Facebook's own timer: pictures hidden first, then one call that makes it."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.media import VIDEO_KINDS
from moderator_app.domain.posts import Content
from moderator_app.domain.sending import Listing, Parcel, ParcelPicture, SendAnswer, SendOutcome
from moderator_app.platforms.facebook.answers import Heard, text_of
from moderator_app.platforms.facebook.api import Graph
from moderator_app.platforms.facebook.reading import FacebookReading
from moderator_app.platforms.kit.send_once import Upload
from moderator_app.ports import Account

MOST_BYTES = 4_000_000
SOONEST, LATEST = timedelta(minutes=20), timedelta(days=20)
"""Facebook takes 10 minutes to 30 days; the margins are ours, for clocks that differ."""
_KINDS = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}
_O = SendOutcome


@final
class FacebookSending:
    """Fulfils the port `DirectSending`."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def stage(self, account: Account, parcel: Parcel) -> SendAnswer:
        """Uploads every picture unpublished; nobody sees one before its post is made."""
        made: tuple[str, ...] = ()
        last = Heard(_O.CONFIRMED)
        for picture in parcel.pictures:
            data = picture.read() if picture.kind in _KINDS else b""
            if fault := _unfit(picture, data):
                return SendAnswer(_O.REJECTED, fault=fault, staged=made)
            upload = Upload("source", f"picture.{picture.kind}", _KINDS[picture.kind], data)
            last = self._graph.create(account, f"{account.remote_id}/photos", _photo_form(picture, parcel), (upload,))
            photo = text_of(last.told.get("id"))
            if last.outcome is not _O.CONFIRMED or not photo:
                return _without_id(last).answer(staged=made)
            made = (*made, photo)
        return last.answer(staged=made)

    def commit(self, account: Account, parcel: Parcel, staged: Sequence[str]) -> SendAnswer:
        """The one call that makes the post visible."""
        return _made(self._graph, account, _post_form(parcel, staged))


@final
class FacebookHanding:
    """Fulfils the port `HandingOver`: Facebook publishes at the time, with this PC off."""

    def __init__(self, graph: Graph, reading: FacebookReading) -> None:
        self._graph = graph
        self._reading = reading

    def fits(self, due_at: datetime, now: datetime) -> bool:
        """Whether Facebook's timer takes that time, with a margin."""
        return SOONEST <= due_at - now <= LATEST

    def hand_over(self, account: Account, parcel: Parcel, staged: Sequence[str]) -> SendAnswer:
        """Makes a hidden post that Facebook publishes at `goes_out_at`."""
        assert parcel.goes_out_at is not None, "a parcel for the platform's timer carries its time"
        at = str(int(parcel.goes_out_at.timestamp()))
        later = {"published": "false", "scheduled_publish_time": at, "unpublished_content_type": "SCHEDULED"}
        return _made(self._graph, account, _post_form(parcel, staged) | later)

    def waiting(self, account: Account) -> Listing:
        """What Facebook keeps for later."""
        return self._reading.scheduled(account)

    def take_back(self, account: Account, remote_id: str) -> SendAnswer:
        """Deletes it, and believes that only when Facebook shows it nowhere any more."""
        removed = self._graph.remove(account, remote_id)
        look = self._reading.look(account, remote_id)
        if look.post is not None:
            fault = "facebook.already_out" if look.post.published else "facebook.still_there"
            outcome = _O.REJECTED if look.post.published else _not_confirmed(removed.outcome)
            detail = removed.detail
            return SendAnswer(outcome, remote_id, look.post.permalink, removed.fault or fault, detail)
        gone = look.is_gone_after(removed)
        waiting = self.waiting(account) if gone else Listing()
        there = any(post.remote_id == remote_id for post in waiting.posts)
        if gone and waiting.clean and not there:
            return SendAnswer(_O.CONFIRMED, remote_id, server_at=waiting.server_at)
        outcome = _not_confirmed(removed.outcome)
        fault = removed.fault or ("facebook.still_there" if there else look.fault or "facebook.listing_unread")
        return SendAnswer(outcome, remote_id, "", fault, removed.detail or look.detail, removed.wait_until)


def _not_confirmed(outcome: SendOutcome) -> SendOutcome:
    return _O.UNKNOWN if outcome is _O.CONFIRMED else outcome


def _made(graph: Graph, account: Account, form: Mapping[str, str]) -> SendAnswer:
    said = graph.create(account, f"{account.remote_id}/feed", form)
    post = text_of(said.told.get("id"))
    if said.outcome is not _O.CONFIRMED or not post:
        return _without_id(said).answer()
    return said.answer(remote_id=post)


def _without_id(said: Heard) -> Heard:
    """An answer in order that names nothing proves nothing."""
    if said.outcome is not _O.CONFIRMED:
        return said
    return Heard(_O.UNKNOWN, fault="facebook.no_id", server_at=said.server_at, version=said.version)


def _unfit(picture: ParcelPicture, data: bytes) -> str:
    """Why Facebook would not take a picture; said before anything is sent."""
    if picture.kind not in _KINDS:
        return "facebook.video_by_hand" if picture.kind in VIDEO_KINDS else "facebook.picture_kind"
    return "facebook.picture_too_large" if len(data) > MOST_BYTES else ""


def _photo_form(picture: ParcelPicture, parcel: Parcel) -> dict[str, str]:
    form = {"published": "false"} | ({"alt_text_custom": picture.alt_text} if picture.alt_text else {})
    return form | ({"temporary": "true"} if parcel.goes_out_at is not None else {})


def _post_form(parcel: Parcel, staged: Sequence[str]) -> dict[str, str]:
    """A post of pictures has no place for a link but its text."""
    if staged:
        form = {"message": Content(parcel.text, parcel.link).with_link}
        return form | {f"attached_media[{n}]": json.dumps({"media_fbid": photo}) for n, photo in enumerate(staged)}
    return {"message": parcel.text} | ({"link": parcel.link} if parcel.link else {})
