"""Every use case × every role, compared with docs/permissions.md: the table says what really happens, and all of it."""

import functools
import inspect
import shutil
import tempfile
from dataclasses import fields, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.core import Core
from moderator_app.demo.posters import poster
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.delivery import DeliveryState, KitStep
from moderator_app.domain.errors import ModeratorError, NotInOffice, RoleNotAllowed
from moderator_app.domain.ids import PageId
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ApprovalPreset, Member, Role
from moderator_app.domain.papers import OrderText, PaperKind
from moderator_app.domain.posts import Draft
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.reminders import MailAccount, MailSecurity, ReminderKey, Rung, Told
from moderator_app.domain.roster import DutyKey
from moderator_app.domain.series import Every, Recurrence
from moderator_app.domain.templates import TemplateKind
from moderator_app.services.gaps import Proposal
from moderator_app.services.manual_kit import Claim
from moderator_app.services.papers import PrintedPaper
from moderator_app.services.posted_elsewhere import Found
from moderator_app.services.roster import RotationWish
from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.fakes.connecting import OURS, TYPED, FakeChannels, FakeConnecting
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.files.video_samples import mp4
from tests.services.bench import FIRST_ON, LINK, NAME, PIN, Bench, signed_for
from tests.services.permission_table import ROLES, read_table
from tests.services.sending_bench import cases_of_persons
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key

TABLE = read_table()
VARIANTS = {"board.note_week as an excuse": {"kind": NoteKind.EID}}
"""Where what is given decides who may: another row of the table."""
REFUSALS = (NotInOffice, RoleNotAllowed)


def _methods():
    """Every public use case of every service on the front desk."""
    for field in fields(Core):
        if getattr(field.type, "__module__", "").startswith("moderator_app.services"):
            for name, function in inspect.getmembers(field.type, inspect.isfunction):
                if not name.startswith("_"):
                    yield f"{field.name}.{name}", inspect.signature(function).parameters


WITH_ACTOR = {case for case, parameters in _methods() if "actor" in parameters} | set(VARIANTS)
WITHOUT_ACTOR = {case for case, parameters in _methods() if "actor" not in parameters}


# ---------------------------------------------------------------- one office, copied for every case


class Prepared:
    """An office with something to do for every use case, and one member of each role."""

    def __init__(self, folder: Path, given: dict, members: dict, pages: dict) -> None:
        self.place = folder
        self.given, self.members, self.pages = given, members, pages

    def opened(self, place: Path) -> Bench:
        """A copy of it, open."""
        folder = new_folder(Path(shutil.copytree(self.place, place / "office")), FakeKeyring())
        folder.open_with(PASSPHRASE)
        folder.keys.keep_secret(secret_name(self.given["health.check_now"]["page_id"], "token"), "EAA")
        clock = FakeClock()
        channels = FakeChannels(FakeConnecting())
        core = core_on(folder, clock=clock, ids=FakeIds(5), hasher=cheap_hasher(), channels=channels)
        return Bench(core, clock, folder, dict(self.members), dict(self.pages))


@functools.cache
def _prepared() -> Prepared:
    place = Path(tempfile.mkdtemp(prefix="moderator-desk-who-may-"))
    bench = Bench.working(place)
    for role in Role:
        bench.seat(role.value, role)
    bench.seat("left", *Role)
    uno = bench.members["uno"]
    gone = replace(bench.core.panel.member(bench.members["left"]), to_on=date(2026, 2, 9))
    bench.core.panel.change(uno, gone)
    given = _given(bench, place)
    bench.folder.close()
    return Prepared(bench.folder.path, given, bench.members, bench.pages)


def _given(bench: Bench, place: Path) -> dict:
    """Sound arguments: by parameter name, and by use case where one needs its own."""
    core, uno = bench.core, bench.members["uno"]
    live = bench.live(1)
    held = bench.handed_in(bench.draft("আটকানো"))
    core.reviewing.hold(bench.members["land"], held.id, "কারণ")
    opened = bench.opened(bench.approved(bench.draft("খোলা")).id)
    ready = bench.delivery(bench.approved(bench.draft("প্রস্তুত")).id).id
    missed = bench.delivery(bench.approved(bench.draft("মিস")).id)
    with bench.folder.store.write() as unit:
        unit.deliveries.save(missed.moved(DeliveryState.MISSED), missed)
    late = bench.delivery(bench.handed_in(bench.draft("মেয়াদ শেষ")).id)
    with bench.folder.store.write() as unit:
        unit.deliveries.save(late.moved(DeliveryState.EXPIRED), late)
    post = bench.handed_in(bench.draft("অপেক্ষমাণ"))
    recovery = core.keys.new_recovery_key(uno)
    new_member = Member(core.panel.new_id(), Bilingual("নতুন জন", "New"), NAME, frozenset({Role.DRAFTER}), FIRST_ON)
    roster = _roster(bench)
    moved = core.moving.move(uno, bench.handed_in(bench.draft("সরানো")).id, bench.clock.now() + timedelta(days=3))
    fixed, passing, closure, days_file = _days(bench, place)
    by_name = {
        "post_id": post.id,
        "seen_revision": post.revision,
        "moved": moved,
        "proposal": _gap(bench),
        "warned": core.likeness.of_post(uno, core.drafting.save(uno, None, 0, post.draft).id),
        "template_id": core.templates.save(uno, None, TemplateKind.EVENT, "দিবস", "[দিবস]").id,
        "series_id": core.series.start(uno, **_series(post.draft)).id,
        "draft": replace(post.draft, text="বদলানো"),
        "seen": core.reviewing.detail(bench.members["land"], post.id).hashes,
        "signed": signed_for(post.draft),
        "reason": "কারণ",
        "delivery_id": opened,
        "step": KitStep.LINK,
        "claim": Claim(LINK.format(n=77), bench.clock.now()),
        "office": core.office.get(),
        "preset": ApprovalPreset.ONE_OTHER,
        "slots": core.office.settings().slots,
        "minutes": 5,
        "member": replace(core.panel.member(bench.members["ict"]), name=NAME),
        "member_id": bench.members["ict"],
        "last_on": date(2026, 3, 1),
        "page": core.accounts.get(bench.pages["facebook"]),
        "page_id": bench.pages["facebook"],
        "week": Week(date(2026, 2, 1)),
        "kind": NoteKind.MISSED,
        "data": poster("sun", 1),
        "name": "x.png",
        "chosen": _poster_file(place),
        "media_hash": core.drafting.attach(uno, poster("sun", 1), "x.png").hash,
        "search": "",
        "at": bench.clock.now() + timedelta(days=2),
        "copy": core.backups.back_up(uno, place / "made.desk-backup").path,
        "typed_recovery_key": recovery_key().text,
        "passphrase": PASSPHRASE,
        "repeated": PASSPHRASE,
        "recovery": recovery,
        "typed_group": recovery.last_group,
        "query": LogQuery(),
        "account": MailAccount("127.0.0.1", 465, MailSecurity.TLS, "office", "office@example.org"),
        "password": "geheim",
        "numbers": (1, 2),
        "say": Speaker(),
        "day": fixed,
        "day_id": fixed.id,
        "on": fixed.on,
        "source": "গেজেট",
        "closure": closure,
        "closure_id": closure.id,
        "first_year": 2025,
        "last_year": 2025,
        "fiscal_year": 2025,
        "language": Language.BANGLA,
        "file": days_file,
        "typed": TYPED,
        "offered": OURS,
        "preview": core.days.read_file(uno, days_file),
        "text": OrderText("১১"),
        "first": Week(date(2026, 2, 8)),
        "last": Week(date(2026, 2, 15)),
        "paper": PrintedPaper(PaperKind.REGISTER, Language.BANGLA, "register.pdf", b"%PDF-", 1),
    }
    by_case = {
        "commenting.add": {"text": "তারিখটি দেখুন"},
        "commenting.settle": {"comment_id": core.commenting.add(uno, post.id, "তারিখ?").id},
        "reviewing.release": {"post_id": held.id},
        **_imports(bench, place),
        "manual_kit.open": {"delivery_id": ready},
        "manual_kit.removed": {"delivery_id": bench.delivery(live.id).id},
        "assigning.assign": {"owner_id": bench.members["land"]},
        "elsewhere.look": {"link": LINK.format(n=88)},
        "elsewhere.record": {
            "found": Found(
                bench.pages["facebook"], LINK.format(n=88), bench.clock.now(), Purpose.AWARENESS, "ফোন থেকে দেওয়া"
            )
        },
        "expiring.let_go": {"delivery_id": late.id},
        "watching.lay_out": {"media_hash": core.attaching.attach_file(uno, _film_file(place)).hash},
        "missed.by_hand": {"delivery_id": missed.id},
        "missed.drop": {"delivery_id": missed.id},
        "missed.new_time": {"delivery_id": missed.id},
        "office.set_publishing": {"settings": PublishingSettings()},
        "panel.add": {"member": new_member},
        "days.remove_day": {"day_id": passing.id},
        "reminding.set_settings": {"settings": core.reminding.settings()},
        "reminding.snooze": {"week": _reminded(bench), "until": bench.clock.now() + timedelta(hours=1)},
        "media.describe": {"photographer": "তথ্য শাখা", "consent": "মৌখিক", "alt_text": "পোস্টার"},
        "templates.save": {"template_id": None, "kind": TemplateKind.NOTICE, "name": "সভা", "text": "[তারিখ] সভা"},
        "series.start": _series(post.draft),
        "series.change": _series(post.draft),
        "series.preview": _series(post.draft),
    }
    by_case |= cases_of_persons(bench)
    connected = {"page_id": _connected(bench)}
    by_case |= {"connecting.disconnect": connected, "health.check_now": connected}
    by_name |= roster[""]
    by_case |= {case: own for case, own in roster.items() if case}
    return {"": by_name} | {case: by_name | own for case, own in by_case.items()}


def _connected(bench: Bench) -> PageId:
    """A page of its own on which the program may publish."""
    page = bench.register("connected")
    with bench.folder.store.write() as unit:
        unit.connections.put(Connection(page.id, "900", "Connected", bench.members["uno"], bench.clock.now()))
    return bench.pages.pop("connected")


def _reminded(bench: Bench) -> Week:
    """A running week of which the drafter was told."""
    week = Week(date(2026, 2, 8))
    key = ReminderKey(Rung.DUTY, bench.pages["facebook"], week, bench.members["drafter"])
    with bench.folder.store.write() as unit:
        unit.reminders.add_told(Told(key, bench.clock.now()))
    return week


def _roster(bench: Bench) -> dict:
    """A roster in which the drafter is on duty this week and in two, and `ict` in the week between."""
    core, uno = bench.core, bench.members["uno"]
    drafter, reviewer, ict = (bench.members[k] for k in ("drafter", "reviewer", "ict"))
    now = DutyKey(Week(date(2026, 2, 8)))
    later, last = DutyKey(now.week.next), DutyKey(now.week.next.next)
    for key, main in ((now, drafter), (later, ict), (last, drafter)):
        core.roster.set_duty(uno, key, main, None)
    asked = core.swaps.ask(ict, drafter, later)
    own = core.swaps.ask(drafter, ict, last)
    leave = core.leaves.add(drafter, drafter, date(2026, 5, 3), date(2026, 5, 5))
    wish = RotationWish(2025)
    by_name = {"key": now, "main_id": reviewer, "standby_id": None, "note": "কথা", "wish": wish}
    by_name |= {"leave": leave, "leave_id": leave.id, "swap_id": asked.id, "plan": core.roster.preview(uno, wish)}
    return {
        "": by_name,
        "leaves.add": {"member_id": drafter, "first_on": date(2026, 6, 7), "last_on": date(2026, 6, 8)},
        "swaps.ask": {"other_id": reviewer, "give": now},
        "swaps.withdraw": {"swap_id": own.id},
    }


def _series(draft: Draft) -> dict:
    """A recurring post that comes on three days in a row."""
    rule = Recurrence(Every.DAY, date(2026, 2, 15), count=3)
    return {"draft": draft, "rule": rule, "at": time(11), "skip_holidays": True}


def _days(bench: Bench, place: Path) -> tuple[SpecialDay, SpecialDay, Closure, Path]:
    """Two days, a closure, and a file with a third day."""
    core, uno = bench.core, bench.members["uno"]
    fixed, passing = (
        core.days.save_day(uno, SpecialDay(core.days.new_day_id(), date(2026, 3, day), Bilingual(f"দিন {day}")))
        for day in (1, 2)
    )
    shut = Closure(core.days.new_closure_id(), date(2026, 3, 10), date(2026, 3, 11), "রং")
    file = place / "days.csv"
    file.write_text("date,name\n2026-03-03,তৃতীয়\n", encoding="utf-8")
    return fixed, passing, core.days.save_closure(uno, shut), file


def _film_file(place: Path) -> Path:
    path = place / "film.mp4"
    path.write_bytes(mp4())
    return path


def _poster_file(place: Path) -> Path:
    path = place / "poster-file.png"
    path.write_bytes(poster("sun", 1))
    return path


def _imports(bench: Bench, place: Path) -> dict:
    """A file with one good row and one that has no text."""
    file = place / "posts.csv"
    file.write_text("text,date\nপোস্ট,\n,03/03/2026\n", encoding="utf-8")
    preview = bench.core.importing.look(bench.members["uno"], file)
    given = {"file": file, "preview": preview, "reasons": {3: "লেখা নেই"}}
    return {f"importing.{case}": given for case in ("look", "look_again", "make", "save_faulty")}


def _gap(bench: Bench) -> Proposal:
    """An approved post without a time, and the next usual time for it."""
    bench.approved(bench.draft("মজুত", planned_at=None))
    found = bench.core.gaps.proposal(bench.members["uno"], bench.pages["facebook"])
    assert found.post is not None
    return found


def _call(bench: Bench, case: str, role: str, folder: Path):
    service, _, method = case.partition(" ")[0].partition(".")
    bound = getattr(getattr(bench.core, service), method)
    given = _prepared().given
    values = given.get(case, given[""]) | VARIANTS.get(case, {})
    values |= {"folder": folder, "target": folder / "mine.desk-backup", "path": folder / "log.csv"}
    wanted = inspect.signature(bound).parameters.values()
    optional = {"typed_recovery_key"}
    named = [p.name for p in wanted if p.name != "actor" and (p.default is p.empty or p.name in optional)]
    return bound(bench.members[role], **{name: values[name] for name in named})


# ---------------------------------------------------------------- the table and the services name the same


def test_every_use_case_of_a_member_stands_in_the_table():
    assert WITH_ACTOR - TABLE.cases == set()


def test_every_row_of_the_table_is_a_use_case():
    assert TABLE.cases - WITH_ACTOR == set()


def test_every_use_case_without_a_member_is_justified_and_nothing_else_is():
    assert set(TABLE.without_actor) == WITHOUT_ACTOR


def test_who_left_may_nothing():
    assert [case for case in TABLE.cases if TABLE.cells[case, "left"]] == []


def test_an_auditor_changes_nothing_but_the_log():
    allowed = {case for case in TABLE.cases if TABLE.cells[case, "auditor"]}
    assert allowed == {
        "activity.export", "activity.find", "activity.read", "backups.back_up", "backups.drill", "board.needs",
        "commenting.of_post", "days.export",
        "deciding.card", "deciding.evidence", "deciding.look",
        "drafting.open", "drafting.versions", "elsewhere.look", "gaps.proposal", "journal.offered", "likeness.of_draft",
        "likeness.of_post", "manual_kit.look", "media.count", "media.find", "media.lines", "media.uses",
        "missed.waiting",
        "papers.fiscal_span", "papers.office_order", "papers.register_card",
        "papers.roster", "papers.save", "papers.usual_order",
        "pausing.pause", "pausing.standing", "pausing.take_back", "queue.read", "reminding.standing",
        "reviewing.detail", "reviewing.queue", "reviewing.explanations", "reviewing.voided",
        "roster.export_ical", "roster.fiscal_year", "roster.on_duty", "series.all", "series.preview",
        "templates.all", "watching.lay_out",
    }  # fmt: skip


# ---------------------------------------------------------------- what the table says is what happens


@pytest.fixture(scope="module")
def refusing(tmp_path_factory):
    """One office for every refusal: what is refused changes nothing."""
    bench = _prepared().opened(tmp_path_factory.mktemp("refusing"))
    yield bench
    bench.folder.close()


@pytest.mark.slow
def test_whoever_may_not_is_refused_and_nothing_is_changed(refusing, tmp_path):
    head, files = refusing.verbs(), _files(refusing.folder.path)
    for case, role in sorted(TABLE.cells):
        if not TABLE.cells[case, role]:
            with pytest.raises(REFUSALS) as refusal:
                _call(refusing, case, role, tmp_path)
            expected = NotInOffice if role == "left" else RoleNotAllowed
            assert type(refusal.value) is expected, (case, role)
            assert refusing.verbs() == head, (case, role)
            assert list(tmp_path.iterdir()) == [], (case, role)
    assert _files(refusing.folder.path) == files


def _files(folder: Path) -> list[str]:
    """The kept pictures; what SQLite keeps beside its file comes and goes."""
    return sorted(path.name for path in (folder / "media").rglob("*") if path.is_file())


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(TABLE.cases))
def test_whoever_may_does_it(case, tmp_path):
    """The first one does it whole; for the others it may be done already, but nobody's role is refused."""
    bench = _prepared().opened(tmp_path)
    results = [_result(bench, case, role, tmp_path) for role in ROLES if TABLE.cells[case, role]]
    bench.folder.close()
    assert results[0] is None
    assert [type(result).__name__ for result in results if isinstance(result, REFUSALS)] == []


def _result(bench, case, role, folder):
    try:
        _call(bench, case, role, folder)
    except ModeratorError as error:
        return error
    return None


# ---------------------------------------------------------------- those that ask nobody who it is


def test_who_left_sets_no_pin_with_a_code_still_at_hand(bench):
    member = Member(bench.core.panel.new_id(), Bilingual("নতুন জন"), NAME, frozenset({Role.DRAFTER}), FIRST_ON)
    code = bench.core.panel.add(bench.members["uno"], member).code
    bench.core.panel.end(bench.members["uno"], member.id, date(2026, 2, 10))
    bench.clock.go_on(days=1)
    before = bench.verbs()
    with pytest.raises(NotInOffice):
        bench.core.sign_in.set_first_pin(member.id, code, PIN, PIN)
    assert bench.verbs() == before


def test_nobody_unknown_gets_up_from_the_desk(bench):
    before = bench.verbs()
    with pytest.raises(ModeratorError):
        bench.core.sign_in.leave("nobody")
    assert bench.verbs() == before
