"""The annexes of posts: counted by purpose, and every one with when, where, who, link and whether it counts."""

from collections.abc import Mapping

from moderator_app.domain.bd_calendar import bangla_date, dhaka_day
from moderator_app.domain.evaluation import Check, EntryFacts, Evaluation, PageFacts
from moderator_app.domain.ids import PageId
from moderator_app.domain.purposes import Purpose
from moderator_app.report import annex_names
from moderator_app.report.breaking import breakable
from moderator_app.report.labels import CHECKS, COUNT_REASONS
from moderator_app.report.sheet import Block, annex, paragraph, table
from moderator_app.words import Speaker
from moderator_app.words.terms import PURPOSES

_PERMILLE = 1000


def purposes_annex(evaluation: Evaluation, say: Speaker) -> Block:
    """Each post once, however many pages it went to."""
    counts = evaluation.purposes
    total = sum(counts.values())
    rows = [
        (say.number(number), say(PURPOSES[purpose]), say.number(counts[purpose]), say.percent(counts[purpose], total))
        for number, purpose in enumerate(Purpose, start=1)
    ]
    rows.append(("", say("All purposes"), say.number(total), say.percent(total, total)))
    opening = say(
        "The seven uses that the directive names. Each post has one; a post on several accounts is counted once here, "
        "so this sum can be lower than the lines of {posts}.",
        posts=say(annex_names.POSTS.letter),
    )
    blocks = [
        paragraph(opening, before_table=True),
        table("purposes", (say("No."), say("Use"), say("Posts"), say("Share")), rows),
    ]
    return annex(annex_names.PURPOSES.full(say), [*blocks, *([_bars(counts, say)] if total else [])])


def posts_annex(evaluation: Evaluation, say: Speaker) -> Block:
    """Every post of the quarter, in order of time."""
    name = annex_names.POSTS.full(say)
    if not evaluation.entries:
        return annex(name, [paragraph(say("No post went out in the weeks of this quarter."))])
    head = (
        say("No."), say("When"), say("Where"), say("Use"), say("Title and link"), say("Written by"),
        say("Checked by"), say("Pictures, of them with text"), say("Counts?"),
    )  # fmt: skip
    pages = {page.page_id: page for page in evaluation.pages}
    block: Block = {
        "kind": "posts",
        "head": list(head),
        "rows": [_entry(entry, pages, say) for entry in evaluation.entries],
    }
    return annex(name, [block], wide=True)


def _bars(counts: Mapping[Purpose, int], say: Speaker) -> Block:
    most = max(counts.values())
    bars: list[Block] = [
        {
            "label": say(PURPOSES[purpose]),
            "number": say.number(counts[purpose]),
            "length": counts[purpose] * _PERMILLE // most,
        }
        for purpose in Purpose
    ]
    spoken = "; ".join(f"{bar['label']}: {bar['number']}" for bar in bars)
    return {
        "kind": "bars",
        "bars": [*bars],
        "alt": say("Bars: posts by purpose. {bars}.", bars=spoken),
        "caption": say("Posts by purpose"),
    }


def _entry(entry: EntryFacts, pages: Mapping[PageId, PageFacts], say: Speaker) -> Block:
    day = dhaka_day(entry.live_at)
    page = pages.get(entry.page_id)
    return {
        "number": say.number(entry.number),
        "day": say.plain_day(day),
        "bangla_day": say.bangla_day(bangla_date(day)),
        "time": say.time(entry.live_at),
        "where": breakable(say.name(page.name)) if page else "–",
        "use": say(PURPOSES[entry.purpose]) if entry.purpose else "–",
        "title": breakable(entry.title) or say("(no title)"),
        "link": entry.link,
        "witness": say("The link does not show its page; a member saw the post there.") if entry.witnessed else "",
        "author": breakable(say.name(entry.author)),
        "checkers": breakable(_checkers(entry, say)),
        "pictures": _pictures(entry, say),
        "counts": say(COUNT_REASONS[entry.reason]),
        "counted": entry.counts,
    }


def _checkers(entry: EntryFacts, say: Speaker) -> str:
    names = ", ".join(say.name(name) for name in entry.approvers)
    if entry.check is Check.SECOND_MEMBER:
        return names or "–"
    return say(CHECKS[entry.check])


def _pictures(entry: EntryFacts, say: Speaker) -> str:
    return f"{say.number(entry.pictures)} / {say.number(entry.pictures_with_alt)}" if entry.pictures else "–"
