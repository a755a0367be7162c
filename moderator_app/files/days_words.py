"""The heads and words of a file of days: what is written, and what is understood when a file is read.

They belong to the file, not to the window: an office reads what another one wrote, whatever language either speaks.
"""

from collections.abc import Mapping

from moderator_app.domain.day_merge import Column
from moderator_app.domain.days import DayClass
from moderator_app.domain.fields import plain

HEADS: Mapping[Column, tuple[str, str]] = {
    Column.DATE: ("তারিখ", "date"),
    Column.NAME_BN: ("নাম", "name"),
    Column.NAME_EN: ("ইংরেজি নাম", "english name"),
    Column.DAY_CLASS: ("শ্রেণি", "class"),
    Column.CLOSED: ("ছুটি", "holiday"),
    Column.MOON: ("চাঁদনির্ভর", "moon"),
    Column.PROVISIONAL: ("সম্ভাব্য", "provisional"),
    Column.CANCELLED: ("বাতিল", "cancelled"),
    Column.SOURCE: ("উৎস", "source"),
}
_OTHER_HEADS: Mapping[Column, tuple[str, ...]] = {
    Column.DATE: ("দিন", "day", "on"),
    Column.NAME_BN: ("বাংলা নাম", "দিবস", "দিবসের নাম", "bangla name", "name bn", "bn"),
    Column.NAME_EN: ("নাম ইংরেজি", "name en", "en"),
    Column.DAY_CLASS: ("শ্রেণী", "category"),
    Column.CLOSED: ("বন্ধ", "সরকারি ছুটি", "closed", "public holiday"),
    Column.MOON: ("চাঁদ", "চাঁদ নির্ভর"),
    Column.PROVISIONAL: ("সাময়িক", "estimated"),
    Column.CANCELLED: ("বাতিলকৃত", "canceled"),
    Column.SOURCE: ("সূত্র",),
}
CLASSES = {DayClass.KA: "ক", DayClass.KHA: "খ", DayClass.GA: "গ", DayClass.NONE: ""}
YES = ("হ্যাঁ", "হ্যা", "হাঁ", "yes", "y", "true", "1", "১")
NO = ("না", "no", "n", "false", "0", "০", "-", "")

COLUMN_OF = {plain(head): column for column in Column for head in (*HEADS[column], *_OTHER_HEADS[column], column.value)}
CLASS_OF = {
    plain(text): day_class
    for day_class, letter in CLASSES.items()
    for text in (letter, f"{letter} শ্রেণি", f"{letter} শ্রেণী", f"{letter}-শ্রেণি", day_class.value)
} | {"-": DayClass.NONE, "": DayClass.NONE}
FLAG_OF = {plain(text): True for text in YES} | {plain(text): False for text in NO}
