"""The activity room over the real store: the list, its filters, the proof, the export."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text as sql

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.errors import WrongPin
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.log_kinds import LogKind
from moderator_app.domain.panel import Role
from moderator_app.events import OfficeChanged
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from tests.ui.screens.shown_screen import Shown
from ui.paged_model import PAGE, PAGES_KEPT
from ui.places import Place, Room
from ui.screens.activity import build
from ui.screens.activity.model import ActivityModel
from ui.screens.activity.presenter import ActivityPresenter, TypedFilter
from ui.screens.activity.view import ActivityScreen
from ui.theme import Theme

ACTIVITY = Place(Room.ACTIVITY)
ENGLISH = Speaker(Language.ENGLISH)


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


@pytest.fixture
def opened(bench):
    frames = []

    def make(by="uno", say=ENGLISH, theme=None, size=(1154, 700), screen=build):
        actor = bench.core.panel.member(bench.members[by])
        shown = Shown(screen, bench.core, ACTIVITY, actor, say, theme or Theme())
        frames.append(shown.frame)
        shown.at(*size)
        return shown

    yield make
    for frame in frames:
        dispose(frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def whats(screen):
    return [screen.model.index(row, 2).data() for row in range(screen.model.rowCount())]


def presenter(bench, by="uno", say=ENGLISH):
    return ActivityPresenter(bench.core, say, bench.core.panel.member(bench.members[by]))


# ---------------------------------------------------------------- the presenter


def test_typed_days_are_days_in_dhaka_the_last_one_whole(bench):
    query, troubles = presenter(bench).query(TypedFilter("system", LogKind.KEYS, "10/02/2026", "১০/০২/২০২৬", " x "))
    assert troubles == ()
    assert query.actor == "system"
    assert query.kind is LogKind.KEYS
    assert query.text == "x"
    assert query.since.isoformat() == "2026-02-10T00:00:00+06:00"
    assert query.before - query.since == timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "places"),
    [("31/02/2026", "", ["first"]), ("soon", "later", ["first", "last"]), ("10/02/2026", "09/02/2026", ["last"])],
)
def test_a_day_that_cannot_be_read_is_said_at_its_field(bench, first, last, places):
    _, troubles = presenter(bench).query(TypedFilter(first=first, last=last))
    assert [trouble.place for trouble in troubles] == places


def test_whoever_may_have_acted_can_be_chosen_who_left_included(bench):
    bench.core.panel.end(bench.members["uno"], bench.members["ict"], bench.clock.now().date())
    bench.clock.go_on(days=2)
    words = [name for _, name in presenter(bench).people()]
    assert words == ["Everyone", "First", "ict", "land", "the program", "the command line"]


def test_the_proof_of_a_changed_log_names_the_entry(bench):
    with bench.folder.store.writing_transaction() as transaction:
        for (trigger,) in transaction.pragma(sql("SELECT name FROM sqlite_master WHERE type='trigger'")):
            transaction.change(sql(f"DROP TRIGGER {trigger}"))
        transaction.change(sql("UPDATE activity_entry SET verb='post_written' WHERE seq=3"))
    proof = presenter(bench).proof(lambda _share: None)
    assert not proof.holds
    assert "3" in proof.sentence


def test_the_proof_says_since_when_how_many_and_the_head(bench):
    head = bench.core.activity.verify().head
    sentence = presenter(bench).proof(lambda _share: None).sentence
    assert sentence.startswith(f"The log is unbroken since 10 February 2026: {head.seq} entries.")
    assert f"number {head.seq}, {head.hash[:12]};" in sentence


# ---------------------------------------------------------------- the list


def test_the_newest_entry_stands_first_and_opens_what_it_is_about(bench, opened):
    post = bench.approved()
    shown = opened()
    screen = shown.screen
    assert whats(screen)[0] == "approved the post"
    assert screen.subtitle() == f"{len(bench.verbs())} entries"
    press(screen.open)
    assert shown.went == [Place(Room.POSTS, post.id)]


def test_entries_of_members_and_pages_lead_there_and_others_nowhere(bench, opened):
    shown = opened()
    screen = shown.screen
    for row in range(screen.model.rowCount()):
        screen.table.selectRow(row)
        screen.open.click()
    rooms = {place.room for place in shown.went}
    assert rooms == {Room.PANEL, Room.PAGES}
    with_pin = next(row for row, what in enumerate(whats(screen)) if what.startswith("chose who"))
    screen.table.selectRow(with_pin)
    assert not screen.open.isEnabled()
    assert screen.open.toolTip() == "This entry is about nothing that can be opened."


def test_member_and_kind_filter_at_once_and_all_comes_back(bench, opened):
    bench.approved()
    with pytest.raises(WrongPin):
        bench.core.sign_in.enter(bench.members["ict"], "000000")
    screen = opened().screen
    everything = screen.model.rowCount()
    screen.filters.kinds.choose(LogKind.REVIEW)
    settle()
    assert whats(screen) == ["approved the post"]
    screen.filters.people.choose("system")
    settle()
    assert screen.stack.currentIndex() == 1
    assert not screen.export.isEnabled()
    screen.filters.kinds.choose(None)
    settle()
    assert whats(screen) == ["refused a wrong PIN; 1 in a row"]
    press(screen.everything)
    assert screen.model.rowCount() == everything


def test_a_typed_text_filters_when_entered(bench, opened):
    bench.approved()
    screen = opened().screen
    screen.filters.text.setText("handed the post")
    QTest.keyClick(screen.filters.text, Qt.Key.Key_Return)
    settle()
    assert whats(screen) == ["handed the post in for review, version 1"]


def test_a_wrong_day_is_said_under_its_field_and_the_list_stays(bench, opened):
    screen = opened().screen
    before = screen.model.rowCount()
    screen.filters.first.setText("31/02/2026")
    QTest.keyClick(screen.filters.first, Qt.Key.Key_Return)
    settle()
    assert "31/02/2026" in screen.filters.first.accessibleDescription()
    assert screen.filters.first.property("invalid")
    assert screen.model.rowCount() == before
    screen.filters.first.setText("11/02/2026")
    QTest.keyClick(screen.filters.first, Qt.Key.Key_Return)
    settle()
    assert not screen.filters.first.property("invalid")
    assert screen.model.rowCount() == 0


def test_new_entries_come_on_top_unless_someone_reads_further_down(bench, opened):
    screen = opened(size=(1154, 420)).screen
    before = screen.model.rowCount()
    bench.core.sign_in.enter(bench.members["ict"], "246810")
    screen.heard(OfficeChanged())
    settle()
    assert screen.model.rowCount() == before + 1
    screen.table.selectRow(3)
    bench.core.sign_in.enter(bench.members["land"], "246810")
    screen.heard(OfficeChanged())
    settle()
    assert screen.model.rowCount() == before + 1


def test_a_long_log_is_fetched_as_it_comes_into_sight_and_forgotten_again(bench):
    entries = (PAGES_KEPT + 5) * PAGE
    with bench.folder.store.write() as unit:
        for number in range(entries):
            unit.activity.append(bench.clock.now(), "system", "pin_refused", ("member", "x"), {"failures": number})
    model = ActivityModel(presenter(bench), ENGLISH, None)
    model.ask(LogQuery())
    settle()
    assert model.rowCount() == len(bench.core.activity.find(bench.members["uno"], LogQuery(), ENGLISH))
    assert model.row_at(entries // 2) is None
    settle()
    assert model.row_at(entries // 2) is not None
    for page in range(PAGES_KEPT + 4):
        model.row_at(page * PAGE)
    settle()
    assert len(model._pages) == PAGES_KEPT
    dispose_model(model)


def dispose_model(model):
    model.deleteLater()
    settle()


# ---------------------------------------------------------------- proof and export


def test_the_proof_is_said_in_the_banner(bench, opened):
    screen = opened().screen
    press(screen.verify)
    (banner,) = screen.banners()
    assert banner.words.plain.startswith("The log is unbroken since 10 February 2026")
    assert screen.verify.isEnabled()
    assert screen.progress.isHidden()


def test_a_proof_that_is_stopped_says_nothing(bench, opened):
    screen = opened().screen
    screen.verify.click()
    assert not screen.verify.isEnabled()
    screen.progress.cancelled.emit()
    settle()
    assert screen.banners() == ()
    assert screen.verify.isEnabled()


def test_what_the_list_shows_is_exported_and_said(bench, opened, tmp_path):
    bench.approved()
    asked = []

    def ask(_parent, title, name):
        asked.append((title, name))
        return str(tmp_path / "log")

    screen = opened(screen=lambda context: ActivityScreen(context, ask)).screen
    screen.filters.kinds.choose(LogKind.REVIEW)
    settle()
    press(screen.export)
    assert asked == [("Where should the table stand?", "activity-log-2026-02-10.csv")]
    assert len((tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()) == 2
    assert screen.banners()[0].words.plain == "Exported: 1 entry, as log.csv. This was logged."


def test_an_export_that_fails_says_why_and_one_that_is_not_chosen_does_nothing(bench, opened, tmp_path):
    (tmp_path / "file").write_text("x")
    answers = ["", str(tmp_path / "file" / "log.csv")]
    screen = opened(screen=lambda context: ActivityScreen(context, lambda *_: answers.pop(0))).screen
    press(screen.export)
    assert screen.banners() == ()
    press(screen.export)
    (banner,) = screen.banners()
    assert str(tmp_path / "file") in banner.words.plain
    assert screen.export.isEnabled()


def test_an_auditor_proves_and_exports(bench, opened):
    bench.seat("auditor", Role.AUDITOR)
    screen = opened("auditor").screen
    assert screen.export.isEnabled()
    press(screen.verify)
    assert screen.banners()[0].words.plain.startswith("The log is unbroken")


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("scale", "size"), [(100, (1366, 768)), (150, (1366, 697)), (100, (1024, 697)), (150, (1024, 697))]
)
def test_the_room_is_well_shown(bench, opened, language, scale, size):
    bench.approved()
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    screen = opened(say=Speaker(language), theme=theme, size=size).screen
    screen.filters.first.setText("x")
    screen.filters.first.returnPressed.emit()
    press(screen.verify)
    assert_nothing_clipped(screen)
    assert_reachable(screen)
