"""The heads of a file of posts: what is written, and what is understood when a file is read.

They belong to the file, not to the window: a file is taken in whatever language either speaks.
"""

from collections.abc import Mapping

from moderator_app.domain.fields import plain
from moderator_app.domain.importing import Column

HEADS: Mapping[Column, tuple[str, str]] = {
    Column.TEXT: ("লেখা", "text"),
    Column.TITLE: ("শিরোনাম", "title"),
    Column.PURPOSE: ("উদ্দেশ্য", "purpose"),
    Column.PAGES: ("পেজ", "pages"),
    Column.DATE: ("তারিখ", "date"),
    Column.TIME: ("সময়", "time"),
    Column.LINK: ("লিংক", "link"),
}
_OTHER_HEADS: Mapping[Column, tuple[str, ...]] = {
    Column.TEXT: ("পোস্ট", "পোস্টের লেখা", "বিষয়বস্তু", "ক্যাপশন", "post", "post text", "content", "caption", "message"),
    Column.TITLE: ("বিষয়", "headline", "subject"),
    Column.PURPOSE: ("purposes", "category"),
    Column.PAGES: ("পেইজ", "পেজের নাম", "পেজসমূহ", "page", "page name"),
    Column.DATE: ("দিন", "প্রকাশের তারিখ", "day", "planned date", "publish date"),
    Column.TIME: ("প্রকাশের সময়", "hour", "planned time", "publish time"),
    Column.LINK: ("লিঙ্ক", "ঠিকানা", "url", "web address"),
}
COLUMN_OF = {plain(head): column for column in Column for head in (*HEADS[column], *_OTHER_HEADS[column], column.value)}
REASON = ("কারণ", "reason")
ROW = ("সারি", "row")
"""Heads that are written beside what was left behind, and passed over without a word when it is read again."""
PASSED_OVER = {plain(head) for head in (*REASON, *ROW, "ক্রমিক", "ক্রম", "নং", "ক্রমিক নং", "no", "sl", "serial", "#")}
