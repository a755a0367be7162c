"""`evaluate`: draws up the quarter's self-evaluation and writes it as PDF; nothing of it enters the store."""

from pathlib import Path

from moderator_app.cli.visit import DONE, Visit
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.errors import FolderIsFile
from moderator_app.words import Language

_NAMED = ("previous", "current")


def run(visit: Visit) -> int:
    """Prints the paths of the papers it wrote.

    Raises:
        WrongQuarter, QuarterInFuture, QuarterBeforeOffice: there is nothing to evaluate.
        StoreRefused, ReportFailed: store, paper or folder; no file was left.
    """
    wished = visit.typed.values["quarter"]
    if wished.strip().lower() not in _NAMED:
        FiscalQuarter.parse(wished)
    out = Path(visit.typed.values["out"])
    if out.exists() and not out.is_dir():
        raise FolderIsFile(path=str(out))
    with visit.office() as core:
        evaluation = core.evaluations.draw_up(core.evaluations.quarter(wished))
        written = core.evaluations.save(evaluation, _languages(visit), out)
    visit.terminal.answer("\n".join(str(path) for path in written))
    return DONE


def _languages(visit: Visit) -> tuple[Language, ...]:
    wished = visit.typed.values.get("language", "both")
    return tuple(Language) if wished == "both" else (Language(wished),)
