"""The account register on paper: the card of one account, or all accounts in one table."""

from collections.abc import Sequence
from datetime import date

from moderator_app.domain.page_concerns import page_concerns
from moderator_app.domain.pages import Administrator, Page
from moderator_app.domain.papers import RegisterPaper
from moderator_app.report.breaking import breakable
from moderator_app.report.paper_sheet import Frame, framed
from moderator_app.report.sheet import Block, Sheet, facts, item, note, numbered, paragraph, table
from moderator_app.words import Speaker
from moderator_app.words.register_terms import CONCERNS, PORTAL, TWO_FACTOR
from moderator_app.words.terms import NAMINGS, account_kind


def register_sheet(register: RegisterPaper, say: Speaker, missing: Sequence[str] = ()) -> Sheet:
    """Everything the card, or the register of all, says."""
    whole = register.whole
    title = say("Register of social media accounts") if whole else say("Register card of an account")
    frame = Frame(
        office=register.office,
        title=title,
        dated_on=register.today,
        printed_at=register.printed_at,
        heading=title,
        wide=whole,
        subject="" if whole else say.name(register.pages[0].name),
    )
    blocks = _all(register, say) if whole else _card(register.pages[0], register.today, say)
    return framed(frame, blocks, say, missing)


# ---------------------------------------------------------------- one account


def _card(page: Page, today: date, say: Speaker) -> list[Block]:
    people = [_person(number, one, say) for number, one in enumerate(page.administrators, start=1)]
    head = (
        say("No."), say("Administrator"), say("In the order"), say("On the page"), say("Second factor"), say("Result"),
    )  # fmt: skip
    nobody = paragraph(say("Nobody is written down who has power over the account."))
    return [
        facts(_facts(page, say)),
        _heading(say("Administrators and office order")),
        table("administrators", head, people) if people else nobody,
        _heading(say("What asks for a look")),
        *_concerns(page, today, say),
    ]


def _heading(text: str) -> Block:
    return {"kind": "heading", "text": text}


def _facts(page: Page, say: Speaker) -> list[tuple[str, str]]:
    return [
        (say("Account"), _names(page)),
        (say("Kind"), account_kind(say, page.platform, page.kind)),
        (say("Address"), page.url),
        (say("Kept"), _kept(page, say)),
        (say("Office order"), _order(page, say)),
        (say("Owner profile"), page.owner_profile or say("Not recorded")),
        (say("Naming"), say(NAMINGS[page.naming])),
        (say("Rename plan"), page.rename_plan or "–"),
        (say("Link on the web portal"), _checked(say(PORTAL[page.portal_linked]), page.portal_checked_on, say)),
        (say("Recovery contacts"), "; ".join(page.recovery_contacts) or say("Not recorded")),
        (say("Last review of access"), say.plain_day(page.reviewed_on) if page.reviewed_on else say("Never")),
    ]


def _names(page: Page) -> str:
    """Both names, whatever the paper's language: a register is looked up by either."""
    return " / ".join(filter(None, (page.name.bn, page.name.en)))


def _kept(page: Page, say: Speaker) -> str:
    if page.last_on:
        return say("{first} to {last}", first=page.first_on, last=page.last_on)
    return say("since {first}", first=page.first_on)


def _order(page: Page, say: Speaker) -> str:
    day = say.plain_day(page.order_on).replace(" ", "\u00a0") if page.order_on else ""
    parts = [page.order_no, day]
    return ", ".join(filter(None, parts)) or say("No order recorded")


def _checked(word: str, on: date | None, say: Speaker) -> str:
    return say("{finding}, looked at on {day}", finding=word, day=on) if on else word


def _person(number: int, person: Administrator, say: Speaker) -> tuple[str, ...]:
    yes, no = say("Yes"), say("No")
    return (
        say.number(number),
        person.name,
        yes if person.in_order else no,
        yes if person.on_page else no,
        say(TWO_FACTOR[person.two_factor]),
        _result(person, say),
    )


def _result(person: Administrator, say: Speaker) -> str:
    if person.matched:
        return f"✔ {say('Matches')}"
    return f"⚠ {say('Outside the order') if person.on_page else say('Not on the page')}"


def _concerns(page: Page, today: date, say: Speaker) -> list[Block]:
    found = page_concerns(page, today)
    if not found:
        return [paragraph(say("Nothing."))]
    return [numbered([item(number, say(CONCERNS[one]), say) for number, one in enumerate(found, start=1)])]


# ---------------------------------------------------------------- all accounts


def _all(register: RegisterPaper, say: Speaker) -> list[Block]:
    if not register.pages:
        return [paragraph(say("No account is registered."))]
    head = (
        say("No."), say("Account and address"), say("Office order"), say("Naming"), say("Administrators"),
        say("Second factor"), say("Web portal"), say("Last review of access"), say("To look at"),
    )  # fmt: skip
    rows = [_row(number, page, register.today, say) for number, page in enumerate(register.pages, start=1)]
    key = note(say("To look at: how many remarks the account's own card holds."))
    return [{"kind": "register", "head": [*head], "rows": [*rows]}, key]


def _row(number: int, page: Page, today: date, say: Speaker) -> Block:
    people = page.administrators
    on_page = [a for a in people if a.on_page]
    secured = sum(1 for a in on_page if a.two_factor)
    concerns = len(page_concerns(page, today))
    return {
        "number": say.number(number),
        "name": breakable(say.name(page.name)),
        "kind_of": account_kind(say, page.platform, page.kind),
        "url": page.url,
        "order": breakable(_order(page, say)),
        "naming": say(NAMINGS[page.naming]),
        "people": _matching(people, say),
        "secured": say("{n} of {all}", n=secured, all=len(on_page)) if on_page else "–",
        "portal": say(PORTAL[page.portal_linked]),
        "reviewed": say.plain_day(page.reviewed_on) if page.reviewed_on else say("Never"),
        "concerns": f"⚠ {say.number(concerns)}" if concerns else "✔",
    }


def _matching(people: Sequence[Administrator], say: Speaker) -> str:
    if not people:
        return say("Not recorded")
    matched = sum(1 for a in people if a.matched)
    return say("{n} of {all} match the order", n=matched, all=len(people))
