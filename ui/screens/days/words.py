"""What the room says of days and of faults in a file. Knows no Qt."""

from moderator_app.domain.day_faults import DaysFileFault, FaultKind
from moderator_app.domain.day_merge import ChangeKind
from moderator_app.domain.days import DayClass, SpecialDay
from moderator_app.words import Speaker, mark
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook

CLASSES = {
    DayClass.KA: mark("Class Ka"),
    DayClass.KHA: mark("Class Kha"),
    DayClass.GA: mark("Class Ga"),
    DayClass.NONE: mark("no class"),
}
HOLIDAY = StateLook(Shape.SQUARE_SLASH, Role.INFO, mark("Holiday"))
OBSERVED = StateLook(Shape.SOLID_CIRCLE, Role.ACCENT, mark("Observed"))
PROVISIONAL = StateLook(Shape.CLOCK, Role.WARNING, mark("Provisional"))
GONE = StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Cancelled by the state"))
SHUT = StateLook(Shape.SQUARE_MINUS, Role.MUTED, mark("Office closed"))
CHANGES = {
    ChangeKind.NEW: StateLook(Shape.SOLID_CIRCLE, Role.ACCENT, mark("New")),
    ChangeKind.CHANGED: StateLook(Shape.CIRCLE_BACK, Role.WARNING, mark("Changed")),
    ChangeKind.SAME: StateLook(Shape.CIRCLE_TICK, Role.MUTED, mark("The same")),
}
FAULTS = {
    FaultKind.EMPTY_FILE: mark("The file is empty."),
    FaultKind.NOT_TEXT: mark("This is no text file. In the spreadsheet choose “Save as” and “CSV UTF-8”."),
    FaultKind.TOO_BIG: mark("More than 20,000 rows or 4 MB: no list of days is so long."),
    FaultKind.COLUMN_MISSING: mark("This column must be there."),
    FaultKind.COLUMN_UNKNOWN: mark("Nobody knows this column. Take it out, or give it a known head."),
    FaultKind.COLUMN_TWICE: mark("This column stands there twice. Take one out."),
    FaultKind.ROW_UNREADABLE: mark("From here on nothing can be read: look for an open quotation mark."),
    FaultKind.CELL_EMPTY: mark("Something must stand here."),
    FaultKind.CELL_TOO_LONG: mark("Too long; shorten it."),
    FaultKind.CELL_WITHOUT_HEAD: mark("This column has no head."),
    FaultKind.NOT_A_DATE: mark("A day is wanted, such as 16/12/2026 or 2026-12-16."),
    FaultKind.NOT_A_CLASS: mark("ক, খ or গ is wanted, or nothing."),
    FaultKind.NOT_YES_OR_NO: mark("Yes or no is wanted, or nothing."),
}


def class_word(say: Speaker, day: SpecialDay) -> str:
    """The day's class, "" for none."""
    return "" if day.day_class is DayClass.NONE else say(CLASSES[day.day_class])


def look_of(day: SpecialDay) -> StateLook:
    """How a day stands, the most telling first."""
    if day.cancelled:
        return GONE
    if day.provisional:
        return PROVISIONAL
    return HOLIDAY if day.closed else OBSERVED


def wanted(say: Speaker, fault: DaysFileFault) -> str:
    """What is wanted in place of what stands there."""
    if fault.kind is FaultKind.DAY_TWICE:
        return say("This day stands in row {row} already.", row=fault.earlier_row)
    return say(FAULTS[fault.kind])
