"""`demo DIR`: makes a demo office, and says that its key and PINs are no secret."""

from pathlib import Path

from moderator_app import PROGRAM
from moderator_app.cli.visit import DONE, Visit
from moderator_app.demo.making import DemoOffice
from moderator_app.domain.fields import calendar_day
from moderator_app.zone import dhaka_day


def run(visit: Visit) -> int:
    """Makes the office.

    Raises:
        WrongDate: `--today` is no day.
        StoreRefused: the folder cannot take it; nothing was left in it.
    """
    folder = Path(visit.typed.operand)
    named = visit.typed.values.get("today")
    today = calendar_day(named) if named else dhaka_day(visit.wiring.build_core(folder).clock.now())
    made = visit.wiring.make_demo(folder, today)
    visit.terminal.answer(_told(visit, made))
    return DONE


def _told(visit: Visit, made: DemoOffice) -> str:
    say = visit.say
    names = ", ".join(name.english if say.language == "en" else name.bn for name in made.members)
    lines = (
        say("The demo office stands in {folder}. Its day is {today}.", folder=str(made.folder), today=made.today),
        say("Everything in it is invented: office, people, pages and posts."),
        say("Its key lies beside it in {file} and is no secret; put nothing real in there.", file=made.key_file.name),
        say("The PIN of every member is {pin}: {names}", pin=made.pin, names=names),
        say("Look at it with: {call}", call=f"{PROGRAM} --data {made.folder}"),
    )
    return "\n".join(lines)
