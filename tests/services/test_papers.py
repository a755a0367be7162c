"""Printing the office's papers: from the store as it stands, by everyone in office, logged when it is saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import (
    EmptyField,
    FolderNotWritable,
    NothingThere,
    NotInOffice,
    RosterTooLong,
    WrongOrderOfDays,
)
from moderator_app.domain.ids import LeaveId, PageId
from moderator_app.domain.panel import Role
from moderator_app.domain.papers import OrderText, PaperKind
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.services.papers import PapersDesk
from moderator_app.services.workroom import Workroom
from moderator_app.words import Language
from tests.services.bench import Bench

FIRST = Week(date(2026, 2, 8))
EN = Language.ENGLISH


class NotedPrinter:
    """Prints nothing; remembers what was handed to it."""

    def __init__(self):
        self.given = []

    def _print(self, tree, language):
        self.given.append(tree)
        return f"{type(tree).__name__} {language}".encode()

    office_order = roster = register = _print


class OnePageViewer:
    def page_count(self, pdf):
        return 1

    def page_png(self, pdf, page, width):
        return f"{page} {width}".encode() + pdf


class KeptFiles:
    def __init__(self):
        self.kept = {}

    def write(self, path, data):
        if path.parent.name == "full":
            raise FolderNotWritable(path=str(path))
        self.kept[path] = data


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


@pytest.fixture
def desk(bench):
    room = Workroom(bench.folder, bench.clock, None, bench.core.bus)
    return PapersDesk(room, NotedPrinter(), OnePageViewer(), KeptFiles())


@pytest.fixture
def printed(desk):
    return desk._printer.given


def keep(bench, *duties, leave=None):
    with bench.folder.store.write() as unit:
        for duty in duties:
            unit.roster.put_duty(duty)
        if leave:
            unit.roster.put_leave(leave)


def test_the_order_is_drawn_from_the_panel_as_it_stands(bench, desk, printed):
    uno = bench.members["uno"]
    bench.core.panel.end(uno, bench.members["land"], date(2026, 2, 9))
    paper = desk.office_order(bench.members["ict"], EN, OrderText("১১"))
    (order,) = printed
    assert (paper.kind, paper.name, paper.pages) == (PaperKind.OFFICE_ORDER, "office-order-en.pdf", 1)
    assert [m.id for m in order.members] == [uno, bench.members["ict"]]
    assert (order.dated_on, order.printed_at, order.draft) == (date(2026, 2, 10), bench.clock.now(), False)


def test_the_members_own_orders_fill_the_form(bench, desk):
    uno = bench.members["uno"]
    assert desk.usual_order(uno) == OrderText()
    ict = bench.core.panel.member(bench.members["ict"])
    bench.core.panel.change(uno, replace(ict, order_no="০৫.২৬-১১", order_on=date(2026, 1, 18)))
    assert desk.usual_order(uno) == OrderText("০৫.২৬-১১", date(2026, 1, 18))


def test_the_time_of_a_paper_can_be_given_from_outside(bench, desk, printed, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    desk.office_order(bench.members["uno"], EN, OrderText())
    assert printed[0].printed_at.timestamp() == 1780000000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    desk.office_order(bench.members["uno"], EN, OrderText())
    assert printed[1].printed_at == bench.clock.now()


def test_the_roster_tells_duties_leave_and_gaps_of_its_weeks(bench, desk, printed):
    uno, ict, land = (bench.members[key] for key in ("uno", "ict", "land"))
    away = Leave(LeaveId("l"), land, date(2026, 2, 16), date(2026, 2, 17))
    keep(bench, Duty(DutyKey(FIRST), ict, land), Duty(DutyKey(FIRST.next), land, None), leave=away)
    paper = desk.roster(uno, EN, FIRST, FIRST.next.next)
    (roster,) = printed
    names = [line.cells[0].main.en if line.cells[0].main else None for line in roster.lines]
    assert (paper.name, roster.columns) == ("duty-roster-2026-02-08-en.pdf", (None,))
    assert names == ["ict", "land", None]
    assert [(one.name.en, one.first_on) for one in roster.leaves] == [("land", date(2026, 2, 16))]
    assert {line.kind.value for line in roster.faults} >= {"vacant", "on_leave"}


def test_a_roster_of_named_pages_or_of_a_fiscal_year(bench, desk, printed):
    uno, land = bench.members["uno"], bench.members["land"]
    other = bench.register("other")
    closed = bench.register("closed", last_on=date(2025, 12, 31))
    keep(bench, Duty(DutyKey(FIRST, other.id), land))
    span = desk.fiscal_span(uno)
    paper = desk.roster(uno, EN, span.first, span.last)
    assert paper.name == "duty-roster-2025-26-en.pdf"
    assert [page.id for page in printed[0].columns] == [bench.pages["facebook"], other.id, closed.id]
    desk.roster(uno, EN, FIRST, FIRST, (other.id,))
    assert [page.id for page in printed[1].columns] == [other.id]
    desk.roster(uno, EN, FIRST, FIRST)
    assert closed.id not in [page.id for page in printed[2].columns]


def test_a_span_that_is_none_and_a_page_that_is_not_there_are_refused(bench, desk):
    uno = bench.members["uno"]
    with pytest.raises(WrongOrderOfDays):
        desk.roster(uno, EN, FIRST.next, FIRST)
    with pytest.raises(RosterTooLong):
        desk.roster(uno, EN, FIRST, Week(FIRST.first_on + timedelta(weeks=200)))
    with pytest.raises(NothingThere):
        desk.roster(uno, EN, FIRST, FIRST, (PageId("gone"),))
    with pytest.raises(NothingThere):
        desk.register_card(uno, EN, PageId("gone"))


def test_the_register_holds_what_is_kept_and_a_card_also_what_was_given_up(bench, desk, printed):
    uno = bench.members["uno"]
    closed = bench.register("closed", last_on=date(2026, 2, 9))
    whole = desk.register_card(uno, EN)
    card = desk.register_card(uno, EN, closed.id)
    assert (whole.name, [page.id for page in printed[0].pages]) == (
        "account-register-en.pdf",
        [bench.pages["facebook"]],
    )
    assert (card.page_id, printed[1].pages, printed[1].whole) == (closed.id, (closed,), False)
    assert card.name == f"register-card-{closed.id[:8]}-en.pdf"


def test_an_office_without_a_profile_prints_nothing(tmp_path, desk):
    bench = Bench.founded(tmp_path / "new")
    bare = PapersDesk(Workroom(bench.folder, bench.clock, None, bench.core.bus), NotedPrinter(), OnePageViewer(), None)
    with pytest.raises(EmptyField):
        bare.office_order(bench.members["uno"], EN, OrderText())
    bench.folder.close()


def test_looking_is_not_logged_and_saving_is(bench, desk, tmp_path):
    ict, before = bench.members["ict"], bench.verbs()
    paper = desk.office_order(ict, EN, OrderText("১১"))
    assert desk.page_png(paper, 0, 300) == b"0 300OfficeOrder en"
    assert bench.verbs() == before
    path = tmp_path / "আদেশ.pdf"
    assert desk.save(ict, paper, path) == path
    assert desk._files.kept == {path: paper.pdf}
    entry = bench.core.activity.entries(0, 5000)[-1]
    assert (entry.verb, entry.actor, dict(entry.data)) == (
        "paper_printed",
        ict,
        {"file": "আদেশ.pdf", "paper": "office_order"},
    )


def test_a_card_is_logged_with_its_account(bench, desk, tmp_path):
    uno, page_id = bench.members["uno"], bench.pages["facebook"]
    desk.save(uno, desk.register_card(uno, EN, page_id), tmp_path / "card.pdf")
    entry = bench.core.activity.entries(0, 5000)[-1]
    assert (entry.subject_kind, entry.subject_id) == ("page", page_id)


def test_what_cannot_be_written_is_not_logged(bench, desk, tmp_path):
    uno, before = bench.members["uno"], bench.verbs()
    paper = desk.register_card(uno, EN)
    with pytest.raises(FolderNotWritable):
        desk.save(uno, paper, tmp_path / "full" / "x.pdf")
    assert bench.verbs() == before


def test_who_left_prints_nothing(bench, desk, tmp_path):
    uno, land = bench.members["uno"], bench.members["land"]
    paper = desk.register_card(land, EN)
    bench.core.panel.end(uno, land, date(2026, 2, 9))
    with pytest.raises(NotInOffice):
        desk.register_card(land, EN)
    with pytest.raises(NotInOffice):
        desk.save(land, paper, tmp_path / "x.pdf")
    assert desk._files.kept == {}


def test_nothing_of_a_member_who_leaves_is_deleted(bench, desk, printed):
    uno, ict, land = (bench.members[key] for key in ("uno", "ict", "land"))
    post = bench.live(1)
    keep(
        bench,
        Duty(DutyKey(FIRST), ict, land, "চাবি ড্রয়ারে"),
        Duty(DutyKey(FIRST.next), ict, land),
        leave=Leave(LeaveId("l"), ict, date(2026, 2, 12), date(2026, 2, 12)),
    )
    before = bench.core.drafting.open(uno, post.id).post
    left = bench.core.panel.end(uno, ict, date(2026, 2, 12))
    assert bench.core.drafting.open(uno, post.id).post == before
    assert bench.core.panel.member(ict) == left
    assert left.roles == frozenset({Role.DRAFTER, Role.PUBLISHER})
    with bench.folder.store.read() as unit:
        duties = unit.roster.duties(FIRST, FIRST.next)
        leaves = unit.roster.leaves(FIRST.first_on, FIRST.last_on)
    assert [(duty.main_id, duty.note) for duty in duties] == [(ict, "চাবি ড্রয়ারে"), (ict, "")]
    assert len(leaves) == 1
    desk.roster(uno, EN, FIRST, FIRST.next)
    assert [line.cells[0].main for line in printed[0].lines] == [left.name, None]
