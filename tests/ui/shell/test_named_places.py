"""Places by a plain name: what a notice or another process may name, and what leads nowhere."""

import pytest

from ui.places import Place, Room
from ui.shell.named_places import COMMAND_PLACES, place_of_notice

ID = "4f0c9a3e-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("target", "place"),
    [
        (f"kit:{ID}", Place(Room.POSTS, None, f"kit:{ID}")),
        (f"connect:{ID}", Place(Room.PAGES, ID, "connect")),
        (f"missed:{ID}", Place(Room.POSTS, None, f"decide:{ID}")),
        (f"post:{ID}", Place(Room.POSTS, ID)),
        (f"week:2026-02-08:{ID}", Place(Room.THIS_WEEK, ID, "week:2026-02-08")),
        ("week:2026-02-08", Place(Room.THIS_WEEK)),
        ("backups", Place(Room.BACKUPS)),
        ("drill", Place(Room.BACKUPS, None, "drill")),
        ("reminders", Place(Room.THIS_WEEK)),
        ("this-week", Place(Room.THIS_WEEK)),
    ],
)
def test_a_notice_names_its_place(target, place):
    assert place_of_notice(target) == place


@pytest.mark.parametrize(
    "target",
    [
        "",
        "kit:",
        "kit:a b",
        "kit:../../etc/passwd",
        f"kit:{ID}\n",
        "kit:" + "a" * 65,
        "week:2026-02-09",  # no Sunday
        "week:2026-02-30:x",
        "week:soon",
        "drill:now",
        "reminders:now",
        "security",
        "settings:x",
        "x" * 5_000,
    ],
)
def test_whatever_is_not_understood_leads_nowhere(target):
    assert place_of_notice(target) is None


def test_a_place_of_the_command_line_names_no_item_and_nobody_s_data():
    assert {place.item for place in COMMAND_PLACES.values()} == {None}
    assert {place.extra for place in COMMAND_PLACES.values()} == {"", "new"}
