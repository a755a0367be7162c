"""`tick`: one heartbeat, for a scheduled task while the window is closed, and to let a demo office's time pass."""

import json
from collections.abc import Mapping
from datetime import datetime

from moderator_app.cli.reminded import reminded_fields, reminded_lines
from moderator_app.cli.visit import DONE, Visit
from moderator_app.core import Core
from moderator_app.demo.clock import DemoClock
from moderator_app.demo.marker import marked_day, write_marker
from moderator_app.domain.errors import ClockBackwards, NotADemo, StoreBusy
from moderator_app.domain.fields import moment
from moderator_app.domain.ids import PageId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.services.heartbeat import Beat
from moderator_app.services.mail_round import RoundDone
from moderator_app.services.publishing.desk import RoundDone as Published
from moderator_app.services.reminding import Reminded
from moderator_app.words import Speaker
from moderator_app.zone import in_dhaka


def run(visit: Visit) -> int:
    """Beats once and prints what was found; beside an open window it says so, does nothing, and all is well.

    Raises:
        WrongDate, WrongTime: `--at` is no moment.
        NotADemo, ClockBackwards, StoreBusy: the clock cannot be moved there, or now; nothing was changed.
        StoreRefused: the store cannot be opened.
    """
    named = visit.typed.values.get("at")
    at = moment(named) if named else None
    try:
        with visit.office(writing=True) as core:
            if at is not None:
                _move(core, at)
            core.mail.close()  # the window's way of sending; here the command waits until the mails are out
            core.health.close()  # likewise of checking the accesses
            beat = core.heartbeat.beat()
            reminded = core.reminding.last()
            mails = core.mail.deliver_waiting()
            core.health.check_due()
            published = core.publishing.finished()
            pages = {page.id: visit.say.name(page.name) for page in core.accounts.all()}
    except StoreBusy:
        if at is not None:
            raise
        _tell_busy(visit)
        return DONE
    if visit.typed.has("json"):
        visit.terminal.answer(_as_json(beat, mails, reminded, published))
    else:
        visit.terminal.answer(_as_text(visit.say, beat, pages, mails, reminded) + _published(visit.say, published))
    return DONE


def _move(core: Core, at: datetime) -> None:
    """The next call, and the window, stand there too; kept before the beat, so that no beat lies after the clock."""
    folder, clock = core.opening.folder, core.clock
    day = marked_day(folder)
    if day is None or not isinstance(clock, DemoClock):
        raise NotADemo(path=str(folder))
    if at < clock.now():
        raise ClockBackwards(at=at, now=clock.now())
    write_marker(folder, day, at)
    clock.move_to(at)


def _tell_busy(visit: Visit) -> None:
    if visit.typed.has("json"):
        visit.terminal.answer(json.dumps({"busy": True}))
        return
    say = visit.say
    visit.terminal.answer(
        say("The office is open in its window, which keeps the heartbeat itself, or in another command.")
        + " "
        + say("Nothing was done.")
    )


def _as_json(beat: Beat, mails: RoundDone, reminded: Reminded, published: Published) -> str:
    tree = {
        "busy": False,
        "at": in_dhaka(beat.at).isoformat(),
        "due": [_fields(line) for line in beat.due],
        "missed": [_fields(line) for line in beat.missed],
        "clock_jumped_seconds": round(beat.jumped.total_seconds()),
        "copied": beat.copied,
        "published": published.published,
        "handed_over": published.handed_over,
        "for_a_person": published.for_a_person,
        "mails_tried": mails.tried,
        "mails_sent": mails.sent,
        "reminded": reminded_fields(reminded),
    }
    return json.dumps(tree, ensure_ascii=False, indent=2)


def _fields(line: DeliveryLine) -> dict[str, str]:
    due_at = line.delivery.due_at
    return {
        "delivery": line.delivery.id,
        "post": line.delivery.post_id,
        "page": line.delivery.page_id,
        "title": line.title,
        "due_at": in_dhaka(due_at).isoformat() if due_at else "",
    }


def _as_text(say: Speaker, beat: Beat, pages: Mapping[PageId, str], mails: RoundDone, reminded: Reminded) -> str:
    lines = [say("Heartbeat: {at}", at=beat.at)]
    lines += [say("Due by hand: {what}", what=_told(say, line, pages)) for line in beat.due]
    lines += [say("Time missed, a person decides: {what}", what=_told(say, line, pages)) for line in beat.missed]
    if not beat.due and not beat.missed:
        lines.append(say("Nothing new is due."))
    lines += reminded_lines(say, reminded)
    if beat.jumped:
        lines.append(say("The PC's clock jumped; the activity log has it."))
    if beat.copied:
        lines.append(say("The day's copy was kept."))
    if mails.sent:
        lines.append(say.count("{n} mail went out.", "{n} mails went out.", mails.sent))
    if mails.tried > mails.sent:
        failed = mails.tried - mails.sent
        lines.append(say.count("{n} mail did not go out.", "{n} mails did not go out.", failed))
    return "\n".join(lines)


def _published(say: Speaker, done: Published) -> str:
    """What the round of publishing came to, each as a line of its own; nothing where it came to nothing."""
    lines: list[str] = []
    if done.published:
        lines.append(say.count("{n} post was published.", "{n} posts were published.", done.published))
    if done.handed_over:
        lines.append(
            say.count(
                "{n} post was given to its platform for its time.",
                "{n} posts were given to their platform for their time.",
                done.handed_over,
            )
        )
    if done.for_a_person:
        lines.append(
            say.count(
                "{n} post stands in front of a person.", "{n} posts stand in front of a person.", done.for_a_person
            )
        )
    return "".join(f"\n{line}" for line in lines)


def _told(say: Speaker, line: DeliveryLine, pages: Mapping[PageId, str]) -> str:
    due_at = line.delivery.due_at
    when = say.short_moment(due_at) if due_at else ""
    return " · ".join((line.title or say("Untitled post"), pages[line.delivery.page_id], when))
