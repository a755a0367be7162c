"""Posts from a file in their states: good and faulty rows, drafts made of them, no table at all."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

HEADS = "ক্রমিক,শিরোনাম,লেখা,উদ্দেশ্য,পেজ,তারিখ,সময়,লিংক,মন্তব্য\n"
GOOD = (
    '১,বুধবার গণশুনানি,আগামী বুধবার সকাল ১০টায় গণশুনানি।,সিদ্ধান্ত গ্রহণ ও নীতি প্রণয়নে অংশগ্রহণ,"{page}",14/10/2026,১০:০০,,\n'
    '২,,হাটের দিন ভোক্তা অধিকার নিয়ে প্রচার।,,"{page}",২০/১০/২০২৬,17:30,https://www.example.gov.bd/hat,\n'
    "৩,,ই-নামজারির নতুন নিয়ম জেনে নিন।,,,,,,\n"
)
FAULTY = (
    '৪,,জন্মনিবন্ধন ক্যাম্প আগামী মাসে।,সভা,"{page}",৩১/১১/২০২৬,১১:০০,,\n'
    "৫,,,,অচেনা পেজ,2026-10-28,,,\n"
    '৬,,শীতের কম্বল বিতরণ।,,"{page}",২৫/১০/২০২৬,বিকাল ৫টা,example gov bd,\n'
    '৭,,গত সপ্তাহের কথা।,,"{page}",০১/১০/২০২৬,১১:০০,,\n'
)


def _file(text: str, core: "Core") -> Place:
    path = Path(tempfile.mkdtemp(prefix="moderator-desk-import-")) / "অক্টোবরের পোস্ট.csv"
    path.write_text(text.format(page=core.accounts.all()[0].name.bn), encoding="utf-8")
    return Place(Room.POSTS, None, f"import:{path}")


def faulty_file(core: "Core") -> Place:
    """Three good rows and four that cannot be taken."""
    return _file(HEADS + GOOD + FAULTY, core)


def no_table(_core: "Core") -> Place:
    """A picture under the name of a workbook."""
    path = Path(tempfile.mkdtemp(prefix="moderator-desk-import-")) / "posts.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return Place(Room.POSTS, None, f"import:{path}")


def _only_look(_page: Any) -> None:
    """Nothing is pressed."""


def _second_fault(page: Any) -> None:
    page.panel.table.selectRow(4)


def _make(page: Any) -> None:
    page.go.click()


STATES: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "import-choose": (lambda _core: Place(Room.POSTS, None, "import"), _only_look),
    "import-faults": (faulty_file, _second_fault),
    "import-made": (faulty_file, _make),
    "import-no-table": (no_table, _only_look),
}
"""Each picture is a place and what is pressed there."""
