"""What may be typed: verbs, their options, and how a row of words is taken apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from moderator_app.words import mark
from moderator_app.words.speaker import Field


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the command line; without `metavar` it is a switch. `help` is an English source text."""

    name: str
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def spelled(self) -> str:
        """How it stands in a help text."""
        return f"--{self.name} {self.metavar}".rstrip()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with what it does (an English source text), its options, and the one word it may take.

    The word is the data folder itself where `names_data`, else something beside it.
    """

    name: str
    help: str
    options: tuple[Option, ...]
    operand: str = ""
    names_data: bool = True

    @property
    def words(self) -> int:
        """Of how many words its name is."""
        return len(self.name.split())

    def option(self, name: str) -> Option | None:
        """The option of a name, if the verb takes it."""
        return next((o for o in self.options if o.name == name), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the words are wrong usage: an English source text with its fields."""

    text: str
    fields: Mapping[str, Field] = field(default_factory=dict[str, Field])


class WrongUsage(Exception):
    """The words on the command line are none of the grammar."""

    def __init__(self, text: str, **fields: Field) -> None:
        """Takes a text marked for people, and its fields."""
        super().__init__(text, fields)
        self.problem = Problem(text, fields)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command line taken apart; `values` are those of options by name, switches are empty texts.

    `verb` is None where only options stand: the window is meant then. `problem` is the first thing that was wrong;
    what could be read despite it (language, data folder) is there all the same.
    """

    verb: Verb | None = None
    operand: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    problem: Problem | None = None

    def has(self, name: str) -> bool:
        """Whether an option or switch was given."""
        return name in self.values

    def path(self, name: str) -> Path | None:
        """The path that was given with an option, or None."""
        given = self.values.get(name, "")
        return Path(given) if given.strip() else None


_DATA = Option("data", mark("the data folder of the office; without it, this login's own"), "DIR")
_KEY = Option("key-file", mark("a file with the store's key (64 hexadecimal digits)"), "FILE")
_LANGUAGE = Option("language", mark("the language of the messages"), "bn|en", ("bn", "en"))
_BOTH = Option("language", mark("the language of the papers and the messages"), "bn|en|both", ("bn", "en", "both"))
_JSON = Option("json", mark("answers as JSON, for programs"))
_HELP = Option("help", mark("shows this help"))
_AS = Option("as", mark("the member who does it, by name; the log notes it as unproven"), "MEMBER", required=True)

PLACES = {
    "this-week": mark("This week"),
    "calendar": mark("Calendar"),
    "posts": mark("Posts"),
    "review": mark("Review"),
    "new-post": mark("New post"),
    "panel": mark("Panel"),
    "roster": mark("Duty roster"),
    "days": mark("Days"),
    "evaluation": mark("Evaluation"),
    "backups": mark("Backups"),
    "settings": mark("Settings"),
}
"""Where the window can be told to go, with the name of each place; nothing else is ever handed to an open window."""

WINDOW_OPTIONS = (
    Option("open", mark("goes to a place; a window that is open already goes there itself"), "PLACE", tuple(PLACES)),
    Option("hidden", mark("starts into the tray; where there is none, the window is shown")),
)
NO_VERB = Verb("", mark("opens the window"), (*WINDOW_OPTIONS, _DATA, _KEY, _LANGUAGE, _HELP))
VERBS = (
    Verb(
        "demo",
        mark("makes a demo office with two fiscal quarters of life in an empty folder"),
        (
            Option("today", mark("the day the demo office is made for; without it, today"), "YYYY-MM-DD"),
            _DATA,
            _LANGUAGE,
            _HELP,
        ),
        "DIR",
    ),
    Verb(
        "week",
        mark("the week board of every page"),
        (
            Option("week", mark("a day of the week that is wanted; without it, today"), "YYYY-MM-DD"),
            _JSON,
            _DATA,
            _KEY,
            _LANGUAGE,
            _HELP,
        ),
    ),
    Verb(
        "tick",
        mark("one heartbeat: what is due, what was missed, the day's copy"),
        (
            Option(
                "at",
                mark("moves a demo office's clock on to this moment in Dhaka, such as 2026-11-22T11:05"),
                "MOMENT",
            ),
            _JSON,
            _DATA,
            _KEY,
            _LANGUAGE,
            _HELP,
        ),
    ),
    Verb(
        "evaluate",
        mark("the quarter's self-evaluation as PDF"),
        (
            Option(
                "quarter",
                mark("a fiscal quarter such as 2025-26-Q3, or `previous` for the last whole one"),
                "QUARTER",
                required=True,
            ),
            Option("out", mark("the folder into which the papers are written"), "DIR", required=True),
            _BOTH,
            _DATA,
            _KEY,
            _HELP,
        ),
    ),
    Verb(
        "verify",
        mark("proves that store, activity log and pictures are whole"),
        (_JSON, _DATA, _KEY, _LANGUAGE, _HELP),
    ),
    Verb(
        "import posts",
        mark(
            "makes drafts of the good rows of a CSV or XLSX file, and tells the others row by row (exit code 1 then);"
            " rows that were brought in before are passed over"
        ),
        (
            _AS,
            Option("again", mark("makes drafts also of rows that were brought in before")),
            Option(
                "faulty",
                mark("the file into which the rows that cannot be taken are written, each with its reason"),
                "CSV",
            ),
            _JSON,
            _DATA,
            _KEY,
            _LANGUAGE,
            _HELP,
        ),
        "FILE",
        names_data=False,
    ),
    Verb(
        "backup",
        mark("writes the whole office into one sealed file, to a file or into a folder"),
        (_AS, _JSON, _DATA, _KEY, _LANGUAGE, _HELP),
        "FILE|DIR",
        names_data=False,
    ),
    Verb(
        "restore",
        mark("brings a backup back; what stood in the data folder is put aside, never deleted"),
        (
            _AS,
            Option("recovery-key", mark("a file with the recovery key; without it, it is asked for"), "FILE"),
            Option("yes", mark("puts the store aside that stands in the data folder, without asking")),
            _JSON,
            _DATA,
            _KEY,
            _LANGUAGE,
            _HELP,
        ),
        "FILE",
        names_data=False,
    ),
    Verb(
        "selftest",
        mark("tries fonts, PDF, store, migrations and resources of this program"),
        (_DATA, _LANGUAGE, _HELP),
    ),
)


def read(words: Sequence[str]) -> Typed:
    """Takes a command line apart. Options may stand before and after the verb; the last of two alike counts."""
    loose, stray, open_end = _sorted_out(words)
    verb = next((v for v in VERBS if stray[: v.words] == v.name.split()), None)
    values = {name: value or "" for name, value in loose}
    try:
        if stray and verb is None:
            raise WrongUsage(
                mark("“{word}” is no command. There are: {verbs}."),
                word=stray[0],
                verbs=", ".join(v.name for v in VERBS),
            )
        grammar = verb or NO_VERB
        for name, value in loose:
            _check(grammar, name, value, ended=open_end == name)
        operand = "" if "help" in values else _operand(grammar, stray[grammar.words :], values)
        _check_required(grammar, values)
    except WrongUsage as wrong:
        return Typed(verb, values=values, problem=wrong.problem)
    return Typed(verb, operand, values)


def _sorted_out(words: Sequence[str]) -> tuple[list[tuple[str, str | None]], list[str], str]:
    """Options with their values, everything else, and the option whose value the line's end cut off."""
    loose: list[tuple[str, str | None]] = []
    stray: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            stray.extend(rest)
        elif word == "-h":
            loose.append(("help", None))
        elif word.startswith("--"):
            name, sign, value = word[2:].partition("=")
            if sign:
                loose.append((name, value))
            elif not _takes_value(name):
                loose.append((name, None))
            else:
                following = next(rest, None)
                if following is None:
                    return loose, stray, _cut_off(loose, name)
                loose.append((name, following))
        else:
            stray.append(word)
    return loose, stray, ""


def _cut_off(loose: list[tuple[str, str | None]], name: str) -> str:
    loose.append((name, None))
    return name


def _options() -> Iterator[Option]:
    for verb in (NO_VERB, *VERBS):
        yield from verb.options


def _takes_value(name: str) -> bool:
    return any(option.name == name and option.metavar for option in _options())


def _check(verb: Verb, name: str, value: str | None, *, ended: bool) -> None:
    option = verb.option(name)
    if option is None:
        raise WrongUsage(mark("“{option}” is not known here; --help shows what is."), option=f"--{name}")
    if option.metavar and (ended or not (value or "").strip() or (value or "").startswith("--")):
        raise WrongUsage(mark("A value is missing: {option}"), option=option.spelled)
    if not option.metavar and value is not None:
        raise WrongUsage(mark("“{option}” takes no value."), option=f"--{name}")
    if option.choices and value not in option.choices:
        raise WrongUsage(
            mark("“{value}” is not possible for {option}. There are: {choices}."),
            value=value or "",
            option=f"--{name}",
            choices=", ".join(option.choices),
        )


def _operand(verb: Verb, words: Sequence[str], values: Mapping[str, str]) -> str:
    allowed = 1 if verb.operand else 0
    if len(words) > allowed:
        raise WrongUsage(mark("“{word}” is one word too many."), word=words[allowed])
    if not allowed:
        return ""
    if not verb.names_data:
        if not words or not words[0].strip():
            raise WrongUsage(
                mark("The file is missing. It is named after the verb: {usage}"), usage=f"{verb.name} {verb.operand}"
            )
        return words[0]
    if words and "data" in values:
        raise WrongUsage(mark("The folder is named twice: “{one}” and “{other}”."), one=words[0], other=values["data"])
    named = words[0] if words else values.get("data", "")
    if not named.strip():
        raise WrongUsage(
            mark("The folder is missing. It is named after the verb: {usage}"), usage=f"{verb.name} {verb.operand}"
        )
    return named


def _check_required(verb: Verb, values: Mapping[str, str]) -> None:
    if "help" in values:
        return
    for option in verb.options:
        if option.required and option.name not in values:
            raise WrongUsage(mark("“{verb}” needs {option}."), verb=verb.name, option=option.spelled)
