"""The help of the command line, in the language that was chosen."""

from moderator_app import PROGRAM
from moderator_app.cli.grammar import NO_VERB, PLACES, VERBS, WINDOW_OPTIONS, Typed, Verb
from moderator_app.words import Speaker


def help_text(say: Speaker, typed: Typed) -> str:
    """The help of the verb that was typed, or that of the whole program."""
    return _of_verb(say, typed.verb) if typed.verb else _of_program(say)


def usage(verb: Verb) -> str:
    """`moderator-desk evaluate --quarter QUARTER --out DIR [--language bn|en|both] …`."""
    parts = [o.spelled if o.required else f"[{o.spelled}]" for o in verb.options if o.name != "help"]
    return " ".join(part for part in (PROGRAM, verb.name, verb.operand, *parts) if part)


def _of_program(say: Speaker) -> str:
    verbs = [(verb.name or "–", say(verb.help)) for verb in (NO_VERB, *VERBS)]
    lines = [
        say("How to call it: {usage}", usage=f"{PROGRAM} [VERB] …"),
        "",
        say("Verbs:"),
        *_columns(verbs),
        "",
        say("Options of the window:"),
        *_columns([(o.spelled, say(o.help)) for o in WINDOW_OPTIONS]),
        "",
        say("Places:"),
        *_columns([(word, say(name)) for word, name in PLACES.items()]),
        "",
        say("Options of every verb:"),
        *_columns([(o.spelled, say(o.help)) for o in NO_VERB.options if o not in WINDOW_OPTIONS]),
        "",
        say("Exit code: 0 done, 1 refused, 2 wrong usage."),
    ]
    return "\n".join(lines)


def _of_verb(say: Speaker, verb: Verb) -> str:
    lines = [
        say("How to call it: {usage}", usage=usage(verb)),
        "",
        say(verb.help),
        "",
        say("Options:"),
        *_columns([(o.spelled, say(o.help)) for o in verb.options]),
    ]
    return "\n".join(lines)


def _columns(rows: list[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {text}" for name, text in rows]
