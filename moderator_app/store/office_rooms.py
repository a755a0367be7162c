"""Repositories of the office: profile and settings, panel, account register."""

from collections.abc import Iterable
from typing import final

from sqlalchemy import delete, select

from moderator_app.domain.errors import NothingThere
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.office import Office
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Member
from moderator_app.domain.reminders import MailAccount, ReminderSettings
from moderator_app.domain.settings import Settings
from moderator_app.ports import Credential
from moderator_app.store import mapping
from moderator_app.store.questions import AnyRow
from moderator_app.store.reminder_tables import MailAccountRow, ReminderSettingsRow
from moderator_app.store.tables import (
    CredentialRow,
    MemberRoleRow,
    MemberRow,
    OfficeRow,
    PageRow,
    SettingsRow,
    table,
)
from moderator_app.store.transaction import Transaction

_OFFICE, _SETTINGS, _MEMBER = table(OfficeRow), table(SettingsRow), table(MemberRow)
_REMINDERS, _ACCOUNT = table(ReminderSettingsRow), table(MailAccountRow)
_ROLE, _CREDENTIAL, _PAGE = table(MemberRoleRow), table(CredentialRow), table(PageRow)


@final
class OfficeRows:
    """The one office; putting another replaces it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self) -> Office | None:
        row = self._transaction.first(select(_OFFICE))
        return None if row is None else mapping.office_of(row)

    def put(self, office: Office) -> None:
        self._transaction.change(delete(_OFFICE).where(_OFFICE.c.id != office.id))
        self._transaction.put(mapping.office_row(office))

    def settings(self) -> Settings:
        """What was set, or the defaults."""
        row = self._transaction.first(select(_SETTINGS))
        return Settings() if row is None else mapping.settings_of(row)

    def put_settings(self, settings: Settings) -> None:
        self._transaction.put(mapping.settings_row(settings))

    def reminder_settings(self) -> ReminderSettings:
        """What was set, or the defaults."""
        row = self._transaction.first(select(_REMINDERS))
        return ReminderSettings() if row is None else mapping.reminder_settings_of(row)

    def put_reminder_settings(self, settings: ReminderSettings) -> None:
        self._transaction.put(mapping.reminder_settings_row(settings))

    def mail_account(self) -> MailAccount | None:
        """Without its password, which the store never holds."""
        row = self._transaction.first(select(_ACCOUNT))
        return None if row is None else mapping.mail_account_of(row)

    def put_mail_account(self, account: MailAccount | None) -> None:
        if account is None:
            self._transaction.change(delete(_ACCOUNT))
        else:
            self._transaction.put(mapping.mail_account_row(account))


@final
class MemberRows:
    """The members in the order in which they were added."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def all(self) -> tuple[Member, ...]:
        rows = self._transaction.rows(select(_MEMBER).order_by(_MEMBER.c.position))
        return self._with_roles(rows, self._transaction.rows(select(_ROLE)))

    def get(self, member_id: MemberId) -> Member:
        """Raises NothingThere for an unknown id."""
        row = self._transaction.first(select(_MEMBER).where(_MEMBER.c.id == member_id))
        if row is None:
            raise NothingThere(id=member_id)
        return self._with_roles([row], self._transaction.rows(select(_ROLE).where(_ROLE.c.member_id == member_id)))[0]

    def put(self, member: Member) -> None:
        position = self._transaction.first(select(_MEMBER.c.position).where(_MEMBER.c.id == member.id))
        place = self._transaction.next_position(_MEMBER) if position is None else int(position[0])
        self._transaction.put(mapping.member_row(member, place))
        self._transaction.change(delete(_ROLE).where(_ROLE.c.member_id == member.id))
        self._transaction.add_all(MemberRoleRow(member_id=member.id, role=role) for role in sorted(member.roles))

    def with_pin(self) -> frozenset[MemberId]:
        """Those who have set a PIN."""
        rows = self._transaction.rows(select(_CREDENTIAL.c.member_id).where(_CREDENTIAL.c.pin_hash != ""))
        return frozenset(MemberId(row.member_id) for row in rows)

    def credential(self, member_id: MemberId) -> Credential:
        """An empty credential for a member who has none yet."""
        row = self._transaction.first(select(_CREDENTIAL).where(_CREDENTIAL.c.member_id == member_id))
        return Credential(member_id) if row is None else mapping.credential_of(row)

    def put_credential(self, credential: Credential) -> None:
        self._transaction.put(mapping.credential_row(credential))

    @staticmethod
    def _with_roles(rows: Iterable[AnyRow], roles: Iterable[AnyRow]) -> tuple[Member, ...]:
        pairs = [(role.member_id, role.role) for role in roles]
        return tuple(mapping.member_of(row, (role for owner, role in pairs if owner == row.id)) for row in rows)


@final
class PageRows:
    """The account register in the order in which accounts were added."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def all(self) -> tuple[Page, ...]:
        rows = self._transaction.rows(select(_PAGE).order_by(_PAGE.c.position))
        return tuple(mapping.page_of(row) for row in rows)

    def get(self, page_id: PageId) -> Page:
        """Raises NothingThere for an unknown id."""
        row = self._transaction.first(select(_PAGE).where(_PAGE.c.id == page_id))
        if row is None:
            raise NothingThere(id=page_id)
        return mapping.page_of(row)

    def put(self, page: Page) -> None:
        position = self._transaction.first(select(_PAGE.c.position).where(_PAGE.c.id == page.id))
        place = self._transaction.next_position(_PAGE) if position is None else int(position[0])
        self._transaction.put(mapping.page_row(page, place))
