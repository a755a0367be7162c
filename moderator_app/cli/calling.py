"""Runs a verb: every refusal is a plain sentence in the chosen language, every end has its exit code."""

from collections.abc import Callable

from moderator_app import PROGRAM
from moderator_app.cli.grammar import Typed, WrongUsage
from moderator_app.cli.help_text import help_text
from moderator_app.cli.terminal import Terminal
from moderator_app.cli.visit import DONE, REFUSED, WRONG_USAGE, Visit, Wiring, speaker_for
from moderator_app.domain.errors import ModeratorError, WrongDate, WrongQuarter, WrongTime
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence

Run = Callable[[Visit], int]
INTERRUPTED = 130


def call(typed: Typed, wiring: Wiring) -> int:
    """Does what was typed, or says what was wrong with it; returns the exit code."""
    terminal = Terminal()
    say = speaker_for(typed, wiring)
    if typed.problem is not None:
        return _wrong(terminal, say, say(typed.problem.text, **typed.problem.fields), typed)
    return _guarded(Visit(typed, wiring, terminal, say))


def _guarded(visit: Visit) -> int:
    say = visit.say
    try:
        if visit.typed.has("help"):
            visit.terminal.answer(help_text(say, visit.typed))
            return DONE
        return _run_of(visit.typed)(visit)
    except WrongUsage as wrong:
        return _wrong(visit.terminal, say, say(wrong.problem.text, **wrong.problem.fields), visit.typed)
    except ModeratorError as refusal:
        visit.terminal.refuse(error_sentence(say, refusal))
        return WRONG_USAGE if isinstance(refusal, (WrongDate, WrongTime, WrongQuarter)) else REFUSED
    except KeyboardInterrupt:
        visit.terminal.refuse(say("Stopped; nothing was left half done."))
        return INTERRUPTED


def _wrong(terminal: Terminal, say: Speaker, sentence: str, typed: Typed) -> int:
    call = " ".join((PROGRAM, *((typed.verb.name,) if typed.verb else ()), "--help"))
    terminal.refuse(f"{sentence}\n{say('Help: {call}', call=call)}")
    return WRONG_USAGE


def _run_of(typed: Typed) -> Run:
    """The verb's own file, loaded only when it is wanted."""
    assert typed.verb is not None
    match typed.verb.name:
        case "demo":
            from moderator_app.cli.demo import run
        case "week":
            from moderator_app.cli.week import run
        case "tick":
            from moderator_app.cli.tick import run
        case "evaluate":
            from moderator_app.cli.evaluate import run
        case "verify":
            from moderator_app.cli.verify import run
        case "import posts":
            from moderator_app.cli.import_posts import run
        case "backup":
            from moderator_app.cli.backup import run
        case "restore":
            from moderator_app.cli.restore import run
        case _:
            from moderator_app.cli.selftest import run
    return run
