"""The annexes that say what the figures mean and rest on: definitions, the panel, the record behind the paper."""

from collections.abc import Sequence

from moderator_app.domain.evaluation import FULL_PERCENT, PARTIAL_PERCENT, Evaluation
from moderator_app.report import annex_names
from moderator_app.report.glyphs import MISSING_SIGN
from moderator_app.report.labels import PANEL_SIZES, PRESETS
from moderator_app.report.sheet import Block, annex, facts, item, note, numbered, paragraph, table
from moderator_app.words import Speaker
from moderator_app.words.printed_settings import printed_settings
from moderator_app.words.terms import ROLES

_CODES_SHOWN = 24


def definitions_annex(evaluation: Evaluation, say: Speaker) -> Block:
    """What the words and figures of the paper mean; the office's printed settings."""
    items = [item(number, text, say) for number, text in enumerate(_definitions(evaluation, say), start=1)]
    unverified = say(
        "These definitions were not verified against the gazette copy of the directive. They follow published reports "
        "and circulars, and are printed so that the reader can judge the figures. No clause number is quoted."
    )
    return annex(annex_names.DEFINITIONS.full(say), [numbered(items), note(unverified)])


def _definitions(evaluation: Evaluation, say: Speaker) -> tuple[str, ...]:
    return (
        *printed_settings(say, evaluation.weekly_minimum),
        say(
            "Met and missed: a week is met when its live posts reach the minimum, and missed when it is over without "
            "that. Weeks due are the met and the missed ones."
        ),
        say(
            "Excused: a week that fell short for a recorded reason such as Eid, a shutdown or a flood. It leaves the "
            "denominator and is printed beside it. A week that reached the minimum is met all the same."
        ),
        say(
            "Not recorded: a week before or after the office kept the account, or its first or last, partial week "
            "without the minimum. It leaves the denominator."
        ),
        say(
            "Check by a second member: someone other than the author approved exactly this text, link and these "
            "pictures before they went out. An author's own declaration is no such check."
        ),
        say(
            "Alternative text: words that say what a picture shows, for people who cannot see it. Pictures are counted "
            "once for each account they went out on."
        ),
        say(
            "Rate: achieved of target, whole per cent rounded down. Full: {full}; partial: from {partial}; "
            "short: below.",
            full=say.percent(FULL_PERCENT, 100),
            partial=say.percent(PARTIAL_PERCENT, 100),
        ),
    )


def panel_annex(evaluation: Evaluation, say: Speaker) -> Block:
    """Who sat on the panel at the time of the data, and how posts were checked."""
    head = (say("No."), say("Name"), say("Designation"), say("Roles in the panel"))
    rows = [
        (
            say.number(number),
            say.name(person.name),
            say.name(person.designation),
            ", ".join(say(ROLES[role]) for role in person.roles),
        )
        for number, person in enumerate(evaluation.panel, start=1)
    ]
    members = [table("panel", head, rows)] if rows else [paragraph(say("Nobody is in office."))]
    blocks = [
        *members,
        paragraph(say(PANEL_SIZES[evaluation.panel_size])),
        paragraph(say("How posts are checked: {rule}", rule=say(PRESETS[evaluation.preset]))),
    ]
    return annex(annex_names.PANEL.full(say), blocks)


def record_annex(evaluation: Evaluation, say: Speaker, missing: Sequence[str]) -> Block:
    """Where the figures come from, so that another can check them.

    Args:
        evaluation: what is printed.
        say: the paper's language.
        missing: characters no font has, replaced in print.
    """
    log = say(
        "Every deed in the program is written to a log in which each entry carries the hash of the one before it. The "
        "head below fixes all of it up to this paper: compare it with the office's own log."
    )
    blocks = [paragraph(log), facts(_record(evaluation, say))]
    return annex(annex_names.RECORD.full(say), [*blocks, *_replaced(missing, say)])


def _record(evaluation: Evaluation, say: Speaker) -> list[tuple[str, str]]:
    return [
        (say("Time of the data"), say.moment(evaluation.frozen_at)),
        (say("Log entries"), say.number(evaluation.log_seq)),
        (say("Log head (SHA-256)"), evaluation.log_head),
        (say("Evaluation number"), evaluation.evaluation_id),
        (say("Edition"), say.number(evaluation.edition)),
        (say("Program"), evaluation.program),
        (say("Data format"), evaluation.schema),
        (
            say("Attached to this file"),
            say(
                "{data} (all of this as data) and {table} (every post as a table); the Bangla and the English paper "
                "carry the same files.",
                data="evaluation.json",
                table="posts.csv",
            ),
        ),
    ]


def _replaced(missing: Sequence[str], say: Speaker) -> list[Block]:
    if not missing:
        return []
    codes = ", ".join(f"U+{ord(character):04X}" for character in missing[:_CODES_SHOWN])
    more = " …" if len(missing) > _CODES_SHOWN else ""
    return [
        note(
            say(
                "Characters for which this paper has no glyph are printed as {sign}: {codes}. The attached data holds "
                "them unchanged.",
                sign=MISSING_SIGN,
                codes=codes + more,
            )
        )
    ]
