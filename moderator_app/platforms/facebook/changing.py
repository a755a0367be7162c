"""Changes, removes and measures a post that is on the page."""

from typing import final

from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.platforms.facebook.answers import number, object_of, rows_of
from moderator_app.platforms.facebook.api import Graph
from moderator_app.platforms.facebook.reading import FacebookReading
from moderator_app.ports import Account

POST_METRICS = (
    "post_media_view", "post_total_media_view_unique", "post_clicks", "post_reactions_like_total",
    "post_reactions_love_total", "post_reactions_wow_total", "post_reactions_haha_total", "post_reactions_sorry_total",
    "post_reactions_anger_total",
)  # fmt: skip
PAGE_METRICS = ("page_follows", "page_media_view", "page_post_engagements")


@final
class FacebookEditing:
    """Fulfils the port `Editing`; Facebook lets an app change only what it made itself."""

    def __init__(self, graph: Graph, reading: FacebookReading) -> None:
        self._graph = graph
        self._reading = reading

    def edit(self, account: Account, remote_id: str, text: str) -> SendAnswer:
        """Gives a post another text, and confirms it only where the post says it afterwards."""
        said = self._graph.create(account, remote_id, {"message": text})
        if said.outcome in {SendOutcome.CONFIRMED, SendOutcome.UNKNOWN}:
            post = self._reading.one(account, remote_id)
            well = post is not None and post.text.strip() == text.strip()
            link = post.permalink if post is not None else ""
            outcome = SendOutcome.CONFIRMED if well else SendOutcome.UNKNOWN
            fault = "" if well else said.fault or "facebook.no_answer"
            return SendAnswer(outcome, remote_id, link, fault, "" if well else said.detail, server_at=said.server_at)
        return said.answer(remote_id=remote_id)

    def delete(self, account: Account, remote_id: str) -> SendAnswer:
        """Takes a post off the page, and confirms it only where Facebook shows it no more."""
        said = self._graph.remove(account, remote_id)
        look = self._reading.look(account, remote_id)
        if look.is_gone_after(said):
            return SendAnswer(SendOutcome.CONFIRMED, remote_id, server_at=look.server_at)
        outcome = SendOutcome.UNKNOWN if said.outcome is SendOutcome.CONFIRMED else said.outcome
        fault = said.fault or ("facebook.still_there" if look.post else look.fault)
        return SendAnswer(outcome, remote_id, "", fault, said.detail or look.detail, said.wait_until, said.server_at)


@final
class FacebookMeasuring:
    """Fulfils the port `Measuring`. One unknown metric refuses a whole call, so each is asked for alone."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    @property
    def metrics(self) -> tuple[str, ...]:
        """Of a post; for the page itself, `PAGE_METRICS` with the page's number."""
        return POST_METRICS

    def measure(self, account: Account, remote_id: str, metric: str) -> int | None:
        """The newest value; None where Facebook gives none."""
        if metric not in (*POST_METRICS, *PAGE_METRICS):
            return None
        period = "day" if metric in PAGE_METRICS else "lifetime"
        said = self._graph.read(account, f"{remote_id}/insights", {"metric": metric, "period": period})
        for row in rows_of(said.told.get("data")):
            values = rows_of(row.get("values"))
            if row.get("name") == metric and values and "value" in values[-1]:
                value = values[-1]["value"]
                return int(number(value) + sum(number(part) for part in object_of(value).values()))
        return None
