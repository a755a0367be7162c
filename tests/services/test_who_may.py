"""Every use case that takes an actor refuses one who left, and one whose roles do not allow it."""

import inspect
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from moderator_app.core import Core
from moderator_app.demo.posters import poster
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.delivery import KitStep
from moderator_app.domain.errors import NotInOffice, RoleNotAllowed
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.ports import LinkReading
from moderator_app.services.manual_kit import Claim
from tests.services.bench import LINK, NAME
from tests.store_fixture import PASSPHRASE, recovery_key

pytestmark = pytest.mark.slow

READING = {
    "drafting.open", "drafting.versions", "reviewing.queue", "reviewing.detail", "board.needs", "manual_kit.look",
    "manual_kit.pictures_folder", "journal.offered",
}  # fmt: skip

FOR_EVERYONE = {"backups.back_up", "backups.drill"}
"""Logged, and open to every member in office: only the keys open a backup."""


def _services():
    """Name and class of every service on the front desk."""
    return [
        (f.name, f.type) for f in fields(Core) if getattr(f.type, "__module__", "").startswith("moderator_app.services")
    ]


def _cases():
    return sorted(
        f"{name}.{method}"
        for name, kind in _services()
        for method, function in inspect.getmembers(kind, inspect.isfunction)
        if not method.startswith("_") and "actor" in inspect.signature(function).parameters
    )


@dataclass
class Given:
    """A sound argument for every parameter name of a use case."""

    bench: object
    folder: Path

    def values(self):
        bench = self.bench
        backup = bench.core.backups.back_up(bench.members["uno"], self.folder / "made.desk-backup").path
        post = bench.handed_in(bench.draft("অপেক্ষমাণ"))
        opened = bench.opened(bench.approved(bench.draft("খোলা")).id)
        page = bench.core.accounts.get(bench.pages["facebook"])
        return SimpleNamespace(
            post_id=post.id,
            seen_revision=post.revision,
            draft=replace(post.draft, text="বদলানো"),
            seen=bench.core.reviewing.detail(bench.members["land"], post.id).hashes,
            reason="কারণ",
            delivery_id=opened,
            step=KitStep.LINK,
            claim=Claim(LINK.format(n=77), bench.clock.now()),
            folder=self.folder,
            office=bench.core.office.get(),
            preset=ApprovalPreset.ONE_OTHER,
            slots=bench.core.office.settings().slots,
            member=replace(bench.core.panel.member(bench.members["ict"]), name=NAME),
            member_id=bench.members["ict"],
            last_on=date(2026, 3, 1),
            at=bench.clock.now() + timedelta(days=1),
            page=page,
            page_id=page.id,
            passphrase=PASSPHRASE,
            repeated=PASSPHRASE,
            recovery=recovery_key(),
            typed_group=recovery_key().last_group,
            week=Week(date(2026, 2, 1)),
            kind=NoteKind.MISSED,
            data=b"",
            target=self.folder / "more.desk-backup",
            copy=backup,
            name="x.png",
            reading=LinkReading(LINK.format(n=77), "shows_page"),
        )


def _call(bench, case, actor, folder):
    service, _, method = case.partition(".")
    bound = getattr(getattr(bench.core, service), method)
    given = Given(bench, folder).values()
    if case == "drafting.attach":
        given.data = poster("sun", 1)
    wanted = [p for p in inspect.signature(bound).parameters.values() if p.name != "actor" and p.default is p.empty]
    before = bench.verbs()
    try:
        bound(bench.members[actor], **{p.name: getattr(given, p.name) for p in wanted})
    finally:
        after = bench.verbs()
        bench.unchanged = before == after


def test_the_walk_finds_the_use_cases():
    assert len(_cases()) >= 28
    assert {"panel.add", "drafting.submit", "reviewing.approve", "manual_kit.claim", "journal.note"} <= set(_cases())
    assert set(_cases()) >= READING


@pytest.mark.parametrize("case", _cases())
def test_who_left_is_refused(case, bench, tmp_path):
    bench.seat("left", Role.CONVENOR, Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER)
    bench.core.panel.change(
        bench.members["uno"], replace(bench.core.panel.member(bench.members["left"]), to_on=date(2026, 2, 9))
    )
    with pytest.raises(NotInOffice):
        _call(bench, case, "left", tmp_path)
    assert bench.unchanged


@pytest.mark.parametrize("case", sorted(set(_cases()) - READING - FOR_EVERYONE))
def test_a_role_without_the_right_is_refused(case, bench, tmp_path):
    bench.seat("auditor", Role.AUDITOR)
    with pytest.raises(RoleNotAllowed):
        _call(bench, case, "auditor", tmp_path)
    assert bench.unchanged


@pytest.mark.parametrize("case", sorted(READING))
def test_an_auditor_may_look(case, bench, tmp_path):
    bench.seat("auditor", Role.AUDITOR)
    _call(bench, case, "auditor", tmp_path)
    assert bench.unchanged


@pytest.mark.parametrize("case", sorted(FOR_EVERYONE))
def test_every_member_in_office_may(case, bench, tmp_path):
    bench.seat("auditor", Role.AUDITOR)
    _call(bench, case, "auditor", tmp_path)
    assert not bench.unchanged
