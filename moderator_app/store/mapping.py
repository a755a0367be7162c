"""Rows to domain objects and back: the office, its panel, accounts, media, weeks and log."""

from collections.abc import Iterable
from datetime import time

from moderator_app.domain.activity import ActivityEntry
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import WeekNote
from moderator_app.domain.ids import MediaHash, MemberId, OfficeId, PageId
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Administrator, Page
from moderator_app.domain.panel import Member, Role
from moderator_app.domain.reminders import MailAccount, ReminderSettings
from moderator_app.domain.settings import Settings
from moderator_app.domain.slots import Slot
from moderator_app.ports import Credential
from moderator_app.store.questions import AnyRow
from moderator_app.store.reminder_tables import MailAccountRow, ReminderSettingsRow
from moderator_app.store.tables import (
    ActivityEntryRow,
    CredentialRow,
    MediaFileRow,
    MemberRow,
    OfficeRow,
    PageRow,
    SettingsRow,
    WeekNoteRow,
)


def office_row(office: Office) -> OfficeRow:
    signatory = office.signatory
    return OfficeRow(
        id=office.id,
        name_bn=office.name.bn,
        name_en=office.name.en,
        place_bn=office.place.bn,
        place_en=office.place.en,
        signatory_name_bn=signatory.name.bn,
        signatory_name_en=signatory.name.en,
        designation_bn=signatory.designation.bn,
        designation_en=signatory.designation.en,
        phone=signatory.phone,
        email=signatory.email,
        first_on=office.first_on,
        web=office.web,
        memo_prefix=office.memo_prefix,
        forwarding=list(office.forwarding),
        weekly_minimum=office.weekly_minimum,
        reply_days=office.reply_days,
        solve_days=office.solve_days,
    )


def office_of(row: AnyRow) -> Office:
    return Office(
        id=OfficeId(row.id),
        name=Bilingual(row.name_bn, row.name_en),
        place=Bilingual(row.place_bn, row.place_en),
        signatory=Signatory(
            name=Bilingual(row.signatory_name_bn, row.signatory_name_en),
            designation=Bilingual(row.designation_bn, row.designation_en),
            phone=row.phone,
            email=row.email,
        ),
        first_on=row.first_on,
        web=row.web,
        memo_prefix=row.memo_prefix,
        forwarding=tuple(row.forwarding),
        weekly_minimum=row.weekly_minimum,
        reply_days=row.reply_days,
        solve_days=row.solve_days,
    )


def settings_row(settings: Settings) -> SettingsRow:
    return SettingsRow(
        id=1,
        preset=settings.preset,
        slots=[[slot.day, slot.at.isoformat()] for slot in settings.slots],
        slots_confirmed=settings.slots_confirmed,
        preset_confirmed=settings.preset_confirmed,
        lock_minutes=settings.lock_minutes,
    )


def settings_of(row: AnyRow) -> Settings:
    return Settings(
        preset=row.preset,
        slots=tuple(Slot(day, time.fromisoformat(at)) for day, at in row.slots),
        slots_confirmed=row.slots_confirmed,
        preset_confirmed=row.preset_confirmed,
        lock_minutes=row.lock_minutes,
    )


def reminder_settings_row(settings: ReminderSettings) -> ReminderSettingsRow:
    return ReminderSettingsRow(
        id=1,
        remind_at=settings.remind_at.isoformat(),
        quiet_from=settings.quiet_from.isoformat(),
        quiet_until=settings.quiet_until.isoformat(),
        works_from=settings.works_from.isoformat(),
        works_until=settings.works_until.isoformat(),
    )


def reminder_settings_of(row: AnyRow) -> ReminderSettings:
    return ReminderSettings(
        remind_at=time.fromisoformat(row.remind_at),
        quiet_from=time.fromisoformat(row.quiet_from),
        quiet_until=time.fromisoformat(row.quiet_until),
        works_from=time.fromisoformat(row.works_from),
        works_until=time.fromisoformat(row.works_until),
    )


def mail_account_row(account: MailAccount) -> MailAccountRow:
    return MailAccountRow(
        id=1,
        host=account.host,
        port=account.port,
        security=account.security,
        user=account.user,
        sender=account.sender,
    )


def mail_account_of(row: AnyRow) -> MailAccount:
    return MailAccount(row.host, row.port, row.security, row.user, row.sender)


def member_row(member: Member, position: int) -> MemberRow:
    return MemberRow(
        id=member.id,
        position=position,
        name_bn=member.name.bn,
        name_en=member.name.en,
        designation_bn=member.designation.bn,
        designation_en=member.designation.en,
        from_on=member.from_on,
        to_on=member.to_on,
        order_no=member.order_no,
        order_on=member.order_on,
        email=member.email,
    )


def member_of(row: AnyRow, roles: Iterable[Role]) -> Member:
    return Member(
        id=MemberId(row.id),
        name=Bilingual(row.name_bn, row.name_en),
        designation=Bilingual(row.designation_bn, row.designation_en),
        roles=frozenset(roles),
        from_on=row.from_on,
        to_on=row.to_on,
        order_no=row.order_no,
        order_on=row.order_on,
        email=row.email,
    )


def credential_row(credential: Credential) -> CredentialRow:
    return CredentialRow(
        member_id=credential.member_id,
        pin_hash=credential.pin_hash,
        code_hash=credential.code_hash,
        failures=credential.failures,
    )


def credential_of(row: AnyRow) -> Credential:
    return Credential(MemberId(row.member_id), row.pin_hash, row.code_hash, row.failures)


def page_row(page: Page, position: int) -> PageRow:
    return PageRow(
        id=page.id,
        position=position,
        name_bn=page.name.bn,
        name_en=page.name.en,
        platform=page.platform,
        kind=page.kind,
        url=page.url,
        first_on=page.first_on,
        last_on=page.last_on,
        order_no=page.order_no,
        order_on=page.order_on,
        owner_profile=page.owner_profile,
        naming=page.naming,
        administrators=[[a.name, a.in_order, a.on_page, a.two_factor] for a in page.administrators],
        mark=page.mark,
        rename_plan=page.rename_plan,
        portal_linked=page.portal_linked,
        portal_checked_on=page.portal_checked_on,
        recovery_contacts=list(page.recovery_contacts),
        reviewed_on=page.reviewed_on,
    )


def page_of(row: AnyRow) -> Page:
    return Page(
        id=PageId(row.id),
        name=Bilingual(row.name_bn, row.name_en),
        platform=row.platform,
        kind=row.kind,
        url=row.url,
        first_on=row.first_on,
        last_on=row.last_on,
        order_no=row.order_no,
        order_on=row.order_on,
        owner_profile=row.owner_profile,
        naming=row.naming,
        administrators=tuple(Administrator(*fields) for fields in row.administrators),
        mark=row.mark,
        rename_plan=row.rename_plan,
        portal_linked=row.portal_linked,
        portal_checked_on=row.portal_checked_on,
        recovery_contacts=tuple(row.recovery_contacts),
        reviewed_on=row.reviewed_on,
    )


def media_row(media: MediaFile) -> MediaFileRow:
    return MediaFileRow(
        hash=media.hash,
        kind=media.kind,
        width=media.width,
        height=media.height,
        size=media.size,
        name=media.name,
        added_by=media.added_by,
        added_at=media.added_at,
        photographer=media.photographer,
        consent=media.consent,
        alt_text=media.alt_text,
        seconds=media.seconds,
    )


def media_of(row: AnyRow) -> MediaFile:
    return MediaFile(
        MediaHash(row.hash),
        row.kind,
        row.width,
        row.height,
        row.size,
        row.name,
        MemberId(row.added_by),
        row.added_at,
        row.photographer,
        row.consent,
        row.alt_text,
        row.seconds,
    )


def week_note_row(note: WeekNote) -> WeekNoteRow:
    return WeekNoteRow(
        page_id=note.page_id,
        week=note.week.first_on,
        kind=note.kind,
        reason=note.reason,
        member_id=note.member_id,
        at=note.at,
    )


def week_note_of(row: AnyRow) -> WeekNote:
    return WeekNote(PageId(row.page_id), Week(row.week), row.kind, row.reason, MemberId(row.member_id), row.at)


def activity_row(entry: ActivityEntry) -> ActivityEntryRow:
    return ActivityEntryRow(
        seq=entry.seq,
        at=entry.at,
        actor=entry.actor,
        verb=entry.verb,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        data=dict(entry.data),
        previous=entry.previous,
        hash=entry.hash,
    )


def activity_of(row: AnyRow) -> ActivityEntry:
    return ActivityEntry(
        row.seq,
        row.at,
        row.actor,
        row.verb,
        row.subject_kind,
        row.subject_id,
        row.data,
        row.previous,
        row.hash,
    )
