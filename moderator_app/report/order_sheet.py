"""The office order (অফিস আদেশ) that appoints the moderator panel, as a sheet of display strings."""

from collections.abc import Sequence
from datetime import date

from moderator_app.domain.panel import Member, Role
from moderator_app.domain.papers import OfficeOrder
from moderator_app.report.labels import PRESETS
from moderator_app.report.letterhead import copies, directive
from moderator_app.report.paper_sheet import Frame, framed
from moderator_app.report.sheet import Block, Sheet, item, table
from moderator_app.words import Speaker
from moderator_app.words.terms import ROLES

_ROLE_ORDER = (Role.CONVENOR, Role.REVIEWER, Role.PUBLISHER, Role.DRAFTER, Role.AUDITOR)


def order_sheet(order: OfficeOrder, say: Speaker, missing: Sequence[str] = ()) -> Sheet:
    """Everything the office order says."""
    alone = len(order.members) == 1
    subject = (
        say("Appointing the moderator of the office's social media accounts")
        if alone
        else say("Forming the moderator panel of the office's social media accounts")
    )
    frame = Frame(
        office=order.office,
        title=say("Office order"),
        dated_on=order.dated_on,
        printed_at=order.printed_at,
        heading=say("Office order"),
        memo=order.office.memo_prefix if order.draft else order.text.number,
        pen=order.draft,
        watermark=say("DRAFT") if order.draft else "",
        draft=say("Draft. It becomes an order when it has a number and is signed.") if order.draft else "",
        subject=subject,
        reference=" ".join(filter(None, (directive(say), order.text.reference))),
        recipients=_recipients(order.members, say),
        copies=copies(order.office, say),
    )
    duties = [item(number, text, say) for number, text in enumerate(_duties(order, say), start=2)]
    clauses: Block = {"kind": "clauses", "items": duties}
    opening: Block = {"kind": "opening", **item(1, _opening(order, say), say)}
    return framed(frame, [opening, *_members(order.members, say), clauses], say, missing)


def _opening(order: OfficeOrder, say: Speaker) -> str:
    if not order.members:
        return say("Nobody is on the panel yet: this order appoints no one.")
    if len(order.members) == 1:
        return say(
            "Under the guideline named above, the following officer is appointed moderator of the social media "
            "accounts of this office:"
        )
    return say(
        "Under the guideline named above, the moderator panel that keeps the social media accounts of this office is "
        "formed of the following {n} members:",
        n=len(order.members),
    )


def _members(members: Sequence[Member], say: Speaker) -> list[Block]:
    if not members:
        return []
    head = (say("No."), say("Name"), say("Designation"), say("Part on the panel"), say("Term"))
    rows = [
        (say.number(number), say.name(m.name), say.name(m.designation), _part(m, say), _term(m, say))
        for number, m in enumerate(members, start=1)
    ]
    return [table("order_members", head, rows)]


def _part(member: Member, say: Speaker) -> str:
    return ", ".join(say(ROLES[role]) for role in _ROLE_ORDER if role in member.roles)


def _term(member: Member, say: Speaker) -> str:
    first = _whole_day(member.from_on, say)
    if member.to_on is not None:
        return say("{first} to {last}", first=first, last=_whole_day(member.to_on, say))
    return say("from {first}", first=first)


def _whole_day(day: date, say: Speaker) -> str:
    """A day that no line breaks."""
    return say.plain_day(day).replace(" ", "\u00a0")


def _duties(order: OfficeOrder, say: Speaker) -> tuple[str, ...]:
    return (
        say("The accounts are kept in the office's name and for the work of the office only."),
        say(
            "Each account is updated at least {n} times in every week from Sunday to Saturday.",
            n=order.office.weekly_minimum,
        ),
        say(PRESETS[order.preset]),
        say(
            "Text, pictures, sound and video are chosen with care. Nothing personal or of family is published, and "
            "nothing that the guideline tells to avoid."
        ),
        say(
            "Problems and complaints that citizens raise on the accounts are passed to the branch concerned, and the "
            "outcome is told in the same place."
        ),
        say(
            "Access to the accounts is kept secret, with strong passwords and a second factor at sign-in, and is "
            "looked over every quarter."
        ),
        say("The use of the accounts is reviewed every three months, and the evaluation is handed in."),
        say("Whoever is transferred or leaves the panel hands over the charge of the accounts beforehand."),
        say("This order is issued in the public interest and takes effect at once."),
    )


def _recipients(members: Sequence[Member], say: Speaker) -> str:
    if len(members) == 1:
        return f"{say.name(members[0].name)}, {say.name(members[0].designation)}"
    return say("The members named above (all)") if members else ""
