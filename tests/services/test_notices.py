"""What the desktop is told: one notice a beat, titles only, in the office's language."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.demo.clock import DemoClock, looked_at
from moderator_app.domain.appearance import Appearance
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import StoreBusy
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.posts import ReviewStage
from moderator_app.events import CopyFailed, PostChanged
from moderator_app.services.heartbeat import Beat
from moderator_app.services.notices import NoticeDesk
from moderator_app.services.workroom import Workroom
from tests.desktop.private_bus import desktop_on, private_bus
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds

AT = datetime(2026, 2, 10, 5, 0, tzinfo=UTC)


@dataclass
class FakeDesktop:
    """Keeps what it was told, while it takes notices."""

    takes: bool = True
    closed: bool = False

    def __post_init__(self):
        self.shown = []
        self.leads = []

    def show(self, title, body, key, target="", press=""):
        self.shown.append((title, body, key))
        self.leads.append((target, press))
        return self.takes

    def hears_on(self):
        return 7

    def pressed(self):
        return ("kit:1",)

    def close(self):
        self.closed = True


@dataclass
class Folder:
    """A data folder, as far as notices look at it."""

    look: Appearance = field(default_factory=Appearance)

    def appearance(self):
        return self.look


@dataclass(frozen=True)
class Standing:
    backup_due: bool = False
    drill_due: bool = False


@pytest.fixture
def desktop():
    return FakeDesktop()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def folder():
    return Folder()


@pytest.fixture
def desk(desktop, clock, folder):
    return NoticeDesk(Workroom(folder, clock, FakeIds(), None), desktop)


def line(title, post="", page="main"):
    delivery = Delivery(
        DeliveryId(f"{title}-{page}"), PostId(post or title), PageId(page), DeliveryState.MANUAL_READY, due_at=AT
    )
    return DeliveryLine(delivery, title, ReviewStage.SUBMITTED, MemberId("a"), MemberId("a"), AT)


def test_what_a_beat_found_due_is_one_notice(desk, desktop):
    desk.after(Beat(AT, due=(line("টিকা ক্যাম্প"), line("গণশুনানি"))))
    ((title, body, _key),) = desktop.shown
    assert title == "২টি পোস্টের সময় হয়েছে"
    assert body == "“টিকা ক্যাম্প”, “গণশুনানি”"


def test_the_notice_speaks_the_office_s_language(desk, desktop, folder):
    folder.look = Appearance(language="en", digits="latin")
    desk.after(Beat(AT, due=(line("Vaccination camp"),)))
    desk.after(Beat(AT, missed=(line("Vaccination camp"), line("Hearing"))))
    (due, missed) = desktop.shown
    assert due[:2] == ("The time of 1 post has come", "“Vaccination camp”")
    assert missed[0] == "The time of 2 posts was missed"
    assert missed[1].endswith("Nothing went out. Decide at the desk what happens to it.")


def test_a_post_for_several_pages_is_one_post(desk, desktop):
    desk.after(Beat(AT, due=(line("গণশুনানি", page="main"), line("গণশুনানি", page="land"))))
    assert desktop.shown[0][:2] == ("১টি পোস্টের সময় হয়েছে", "“গণশুনানি”")


def test_what_is_due_and_what_was_missed_are_told_together(desk, desktop):
    desk.after(Beat(AT, due=(line("টিকা ক্যাম্প"),), missed=(line("গণশুনানি"),)))
    ((title, body, _key),) = desktop.shown
    assert title == "১টি পোস্টের সময় হয়েছে"
    assert body.splitlines() == ["“টিকা ক্যাম্প”", "১টি পোস্টের সময় পেরিয়ে গেছে: “গণশুনানি”"]


def test_many_titles_are_counted_and_a_missing_one_is_said_so(desk, desktop):
    desk.after(Beat(AT, due=(line("", post="1"), *(line(name) for name in "কখগঘ"))))
    assert desktop.shown[0][1] == "“(শিরোনাম নেই)”, “ক”, “খ”, আরও ২টি"


def test_a_beat_that_found_nothing_says_nothing(desk, desktop):
    desk.after(Beat(AT, jumped=timedelta(hours=2), copied=True))
    assert desktop.shown == []


def test_each_beat_has_a_notice_of_its_own(desk, desktop):
    for minutes in (0, 1):
        desk.after(Beat(AT + timedelta(minutes=minutes), due=(line("গণশুনানি"),)))
    assert len({key for _title, _body, key in desktop.shown}) == 2


def test_where_the_desktop_takes_none_the_tray_is_asked(desk, desktop):
    lent = []
    desk.show_elsewhere(lambda *notice: lent.append(notice))
    desk.after(Beat(AT, due=(line("গণশুনানি"),)))
    assert lent == []
    desktop.takes = False
    desk.after(Beat(AT, due=(line("গণশুনানি"),)))
    assert lent == [("১টি পোস্টের সময় হয়েছে", "“গণশুনানি”", "kit:গণশুনানি-main")]
    desk.close()
    desk.after(Beat(AT, due=(line("গণশুনানি"),)))
    assert len(lent) == 1
    assert desktop.closed


def test_each_notice_leads_to_what_it_speaks_of(desk, desktop):
    desk.after(Beat(AT, due=(line("ক"),)))
    desk.after(Beat(AT, missed=(line("ক"), line("খ"))))
    desk.after(Beat(AT, due=(line("ক"),), missed=(line("খ"),)))
    desk.hear(CopyFailed("disk_full"))
    assert desktop.leads == [(target, "খুলুন") for target in ("kit:ক-main", "missed:ক", "this-week", "backups")]


def test_whoever_listens_is_told_after_each_notice_and_asks_what_was_pressed(desk, desktop):
    told = []
    desk.when_told(lambda: told.append(desktop.shown[-1][0]))
    desk.after(Beat(AT, due=(line("ক"),)))
    assert told == ["১টি পোস্টের সময় হয়েছে"]
    assert (desk.hears_on(), desk.pressed()) == (7, ("kit:1",))
    desk.close()
    desk.hear(CopyFailed("disk_full"))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("standing", "title"),
    [
        (Standing(backup_due=True, drill_due=True), "ব্যাকআপ নেওয়ার সময় হয়েছে"),
        (Standing(drill_due=True), "ফেরানোর মহড়ার সময় হয়েছে"),
    ],
)
def test_a_backup_that_is_due_is_told_once_a_day(standing, title, desktop, clock, folder):
    asked = []

    def stands():
        asked.append(clock.now())
        return standing

    desk = NoticeDesk(Workroom(folder, clock, FakeIds(), None), desktop, stands)
    for _ in range(3):
        desk.after(Beat(clock.now()))
        clock.go_on(minutes=1)
    assert [shown[0] for shown in desktop.shown] == [title]
    clock.go_on(minutes=24 * 60)
    desk.after(Beat(clock.now()))
    assert len(asked) == len(desktop.shown) == 2


def test_backups_in_order_are_not_spoken_of(desktop, clock, folder):
    desk = NoticeDesk(Workroom(folder, clock, FakeIds(), None), desktop, Standing)
    desk.after(Beat(clock.now()))
    assert desktop.shown == []


def test_backups_that_cannot_be_looked_at_stop_no_beat(desktop, clock, folder):
    answers = [Standing(backup_due=True), StoreBusy(path="desk")]

    def stands():
        answer = answers.pop()
        if isinstance(answer, StoreBusy):
            raise answer
        return answer

    desk = NoticeDesk(Workroom(folder, clock, FakeIds(), None), desktop, stands)
    desk.after(Beat(clock.now()))
    assert desktop.shown == []
    desk.after(Beat(clock.now()))
    assert [shown[0] for shown in desktop.shown] == ["ব্যাকআপ নেওয়ার সময় হয়েছে"]


def test_a_copy_that_failed_is_told(desk, desktop):
    desk.hear(PostChanged("post"))
    desk.hear(CopyFailed("disk_full"))
    assert [shown[0] for shown in desktop.shown] == ["আজকের কপি রাখা যায়নি"]


def test_the_real_program_tells_a_real_desktop(bench, tmp_path, monkeypatch):
    bench.approved(bench.draft("গণশুনানি", planned_at=bench.clock.now() + timedelta(minutes=3)))
    with private_bus(tmp_path) as address, desktop_on(address) as real:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        for _ in range(5):
            bench.clock.go_on(minutes=1)
            bench.core.heartbeat.beat()
        bench.core.notices.close()
    assert ("১টি পোস্টের সময় হয়েছে", "“গণশুনানি”") in [(body[3], body[4]) for body in real.notices]
    assert len(real.notices) == 2  # the other one reminds of the weeks that this office lost


def test_a_demo_office_speaks_to_nobody(bench, tmp_path, monkeypatch):
    demo = core_on(bench.folder, clock=DemoClock(looked_at(date(2026, 2, 10))))
    with private_bus(tmp_path) as address, desktop_on(address) as real:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        demo.notices.after(Beat(AT, due=(line("গণশুনানি"),)))
        assert real.asked == []
        bench.core.notices.after(Beat(AT, due=(line("গণশুনানি"),)))
        bench.core.notices.close()
    assert len(real.notices) == 1
