"""What every paper of the office carries: letterhead, both dates, the directive's name, signature block, copies."""

from datetime import date

from moderator_app.domain.bd_calendar import bangla_date
from moderator_app.domain.office import Office
from moderator_app.report.sheet import Sheet, item
from moderator_app.words import Speaker


def letterhead(office: Office, say: Speaker) -> Sheet:
    """State, office, place and web address."""
    return {
        "state": say("Government of the People's Republic of Bangladesh"),
        "office": say.name(office.name),
        "place": say.name(office.place),
        "web": office.web,
    }


def dates(day: date, say: Speaker) -> Sheet:
    """The day in both calendars."""
    bangla = say("{day} (Bangla year)", day=say.bangla_day(bangla_date(day)))
    return {"label": say("Date:"), "bangla": bangla, "gregorian": say("{day} (Gregorian)", day=say.plain_day(day))}


def directive(say: Speaker) -> str:
    """The directive by its name; no clause is numbered."""
    return say("Guideline on the use of social media in government institutions, revised edition of 2019.")


def signature(office: Office, say: Speaker) -> Sheet:
    """Who signs: name, designation, phone, e-mail."""
    signatory = office.signatory
    name = say.name(signatory.name)
    return {
        "name": f"({name})" if name else "",
        "lines": [
            line
            for line in (
                say.name(signatory.designation),
                say("Phone: {phone}", phone=say.in_digits(signatory.phone)) if signatory.phone else "",
                say("E-mail: {email}", email=signatory.email) if signatory.email else "",
            )
            if line
        ],
    }


def copies(office: Office, say: Speaker) -> Sheet:
    """Who else receives the paper."""
    label = say("Copy for information (not in order of seniority):")
    lines = [item(number, line, say) for number, line in enumerate(office.forwarding, start=1)]
    return {"label": label, "lines": [*lines]}
