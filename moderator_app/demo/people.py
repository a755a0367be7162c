"""Sets the demo office up: founder, office, panel with PINs, accounts; keys of the data become ids of the store."""

from dataclasses import replace
from datetime import date, timedelta
from typing import final

from moderator_app.core import Core
from moderator_app.demo.calendar import DemoCalendar
from moderator_app.demo.texts import Table, bilingual
from moderator_app.domain.bd_calendar import FiscalQuarter, week_of
from moderator_app.domain.days import Closure
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.office import Office, Signatory
from moderator_app.domain.pages import Administrator, Naming, Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, Member, Role
from moderator_app.services.sign_in import Founder

_ORDER = "০৫.০০.০০০০.০০০.১৬.০০১-১১"


@final
class People:
    """The demo's members and pages by the keys of its data."""

    def __init__(self, core: Core, data: Table, calendar: DemoCalendar) -> None:
        """Nobody is there yet."""
        self._core = core
        self._data = data
        self._calendar = calendar
        self.members: dict[str, MemberId] = {}
        self.pages: dict[str, PageId] = {}

    @property
    def pin(self) -> str:
        """The PIN of every member; it guards nothing."""
        return self._data["pin"]

    @property
    def founder(self) -> MemberId:
        return self.members[self._data["member"][0]["key"]]

    def found(self) -> None:
        """The first member sits down in the fresh store."""
        row = self._data["member"][0]
        founder = Founder(bilingual(row["name"]), bilingual(row["designation"]), self.pin, self.pin)
        self.members[row["key"]] = self._core.sign_in.found(founder).id

    def set_up(self) -> None:
        """Office, panel, preset, usual times and the first accounts."""
        self._core.office.save(self.founder, self._office())
        for row in self._data["member"]:
            self._seat(row)
        self._core.office.set_preset(self.founder, ApprovalPreset.ONE_OTHER)
        self._core.office.set_slots(self.founder, self._core.office.settings().slots)
        for row in self._data["page"][:-1]:
            self._register(row, self._calendar.first_on)

    def open_channel(self) -> None:
        """The newest account begins later than the others."""
        self._register(self._data["page"][-1], self._calendar.channel_first_on)

    def put_days(self) -> None:
        """The known days of every fiscal year of the demo, and one closure to come."""
        first, today = self._calendar.first_on, self._calendar.today
        self._core.days.seed(self.founder, FiscalQuarter.of(first).year, FiscalQuarter.of(today).year + 1)
        begins = week_of(self._calendar.ahead(28)).first_on
        reason = "কার্যালয় ভবনের বিদ্যুৎ লাইন মেরামত"
        closure = Closure(self._core.days.new_closure_id(), begins, begins + timedelta(days=1), reason)
        self._core.days.save_closure(self.founder, closure)

    def _office(self) -> Office:
        row = self._data["office"]
        signs = row["signatory"]
        return Office(
            id=self._core.office.new_id(),
            name=bilingual(row["name"]),
            place=bilingual(row["place"]),
            signatory=Signatory(
                bilingual(signs["name"]), bilingual(signs["designation"]), signs["phone"], signs["email"]
            ),
            first_on=self._calendar.first_on,
            web=row["web"],
            memo_prefix=row["memo_prefix"],
            forwarding=tuple(row["forwarding"]),
        )

    def _seat(self, row: Table) -> None:
        key, roles = row["key"], frozenset(Role(role) for role in row["roles"])
        known = self.members.get(key)
        if known is not None:
            member = replace(self._core.panel.member(known), roles=roles, order_no=_ORDER, order_on=self._since)
            self._core.panel.change(self.founder, member)
            return
        member = Member(
            self._core.panel.new_id(),
            bilingual(row["name"]),
            bilingual(row["designation"]),
            roles,
            self._since,
            order_no=_ORDER,
            order_on=self._since,
        )
        added = self._core.panel.add(self.founder, member)
        self._core.sign_in.set_first_pin(added.member.id, added.code, self.pin, self.pin)
        self.members[key] = added.member.id

    def _register(self, row: Table, first_on: date) -> None:
        page = Page(
            id=self._core.accounts.new_id(),
            name=bilingual(row["name"]),
            platform=Platform(row["platform"]),
            kind=PageKind(row["kind"]),
            url=row["url"],
            first_on=first_on,
            order_no=_ORDER,
            order_on=first_on,
            owner_profile=row["owner_profile"],
            naming=Naming(row["naming"]),
            administrators=tuple(Administrator(*fields) for fields in row["administrators"]),
            mark=len(self.pages),
            rename_plan=row.get("rename_plan", ""),
            portal_linked=row.get("portal_linked"),
            portal_checked_on=first_on if "portal_linked" in row else None,
            recovery_contacts=tuple(row.get("recovery_contacts", ())),
            reviewed_on=first_on,
        )
        self.pages[row["key"]] = self._core.accounts.save(self.founder, page).id

    @property
    def _since(self) -> date:
        return self._calendar.first_on
