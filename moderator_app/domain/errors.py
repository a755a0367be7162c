"""Every error the program raises on purpose, as one tree.

    ModeratorError
    ├── InputRefused            what was typed or given cannot be taken
    │   ├── EmptyField  FieldTooLong  TextTooLong (CaptionTooLong)  WrongLink  WrongEmail
    │   ├── RosterTooLong
    │   ├── ClosureOverlaps  NotADaysFile  DaysFileFaulty
    │   ├── NotAPostTable  TableUnread  TableOld  TableEmpty  TableTooBig  TableTooLong
    │   ├── TableWithoutText  TableHeadTwice
    │   ├── WrongDate  WrongTime  WrongOrderOfDays  TimeInFuture  TimeInPast  TimeBeforeApproval
    │   ├── WrongInterval  SeriesBeginsPast  SeriesNeedsEnd  SeriesTooFar  SeriesTooLong  SeriesGivesNothing
    │   ├── WrongQuarter  QuarterInFuture  QuarterBeforeOffice
    │   ├── PanelEmpty  LastConvenor  RoleMissing
    │   ├── PinTooShort  PinTooSimple  PassphraseTooShort  NotTheSame  OnlyRecoveryLeft  WrongLockMinutes
    │   ├── OutOfBounds
    │   ├── WrongMailHost  WrongPort
    │   ├── QuietAllDay  RemindInQuiet  RemindOutsideWork  WorkHoursReversed  SnoozeTooLate
    │   ├── DutyPast  DutyTwice  LeaveOverlaps  SwapWithSelf  SwapNotTheirs  SwapPast  SwapNotFree
    │   ├── LinkOtherHost  LinkOtherPage  LinkNotAPost  LinkNeedsWitness  LinkAlreadyUsed
    │   ├── QuoteNotThere  CheckNotSigned  FindingNotExplained  StopNotAnswered  PageNotLookedAt
    │   ├── WrongHashtag  TemplateNameTaken  BlankLeft
    │   ├── PictureRefused  PictureTooLarge  FileEmpty  FileTooBig  FileVanished  VideoNotWhole
    │   └── MediaMixed  TooManyVideos  VideoKindNotTaken  VideoTooBigForPage  VideoTooLongForPage
    ├── NotAllowed              the member may not do this
    │   ├── RoleNotAllowed  OwnPost  NotInOffice  NobodyInOffice  SelfCheckNotAllowed  AlreadyApproved
    │   ├── WrongPin  WrongCode  WrongRecovery  NoPinYet  PinAlreadySet
    │   ├── DutyNotForRole  NotOnDuty  LeaveNotYours  SwapNotYours  SwapNotForYou
    │   └── MemberUnknown
    ├── WrongMove               the thing is not in a state that allows it
    │   ├── PostTimeFixed  PostTimeMissed  GapTaken  SeriesStopped
    │   ├── PostIsOut  PostNotReady  ContentChanged  EditedMeanwhile  NothingThere
    │   ├── SwapAlreadyAsked  SwapAnswered  SwapOutdated
    │   ├── NotPaused
    ├── StoreRefused            the data folder or its store cannot be used
    │   ├── StoreMissing  StoreExists  FolderIsFile  FolderNotWritable  FolderNotEmpty  FolderHoldsOther
    │   ├── WrongKey  NoKey  BadKeyFile  BadRecoveryKey  RecoveryKeyFileUnread
    │   ├── StoreNewer  StoreDamaged  StoreBusy  DiskFull
    │   ├── LogBroken  MediaDamaged  FolderOnNetwork  NotADemo  ClockBackwards
    │   └── NotABackup  BackupDamaged  BackupNewer
    ├── VaultRefused            the system's own keyring cannot be used
    │   └── KeyringMissing  KeyringLocked  KeyNotInKeyring  SecretTooLong
    ├── MailRefused             the mail server, or the account on it, does not take a mail
    │   ├── MailHostUnknown  MailUnreachable  MailNotSecure  MailCertificate
    │   ├── MailLogin  MailSenderRefused  MailRecipientRefused  MailTextRefused  MailLater
    │   └── MailPasswordMissing  MailNotSetUp  MailAddressMissing  MailInDemo
    ├── ChannelRefused          a platform does not take what was typed, or cannot be asked; nothing was stored
    │   ├── ChannelUnreachable  ChannelNotProved  ChannelBusy  ChannelNotUnderstood
    │   ├── ChannelTokenUnreadable  ChannelTokenTooLong  ChannelTokenUnknown  ChannelTokenExpired
    │   ├── ChannelTokenEnded  ChannelTokenOfApp  ChannelOpensNoPage  ChannelListRightMissing
    │   └── ChannelAppSecretWrong  ChannelOtherApp
    ├── ConnectRefused          a page cannot be connected; nothing was stored
    │   ├── ConnectInDemo  ConnectByHandOnly  ConnectOtherPage  ConnectTaken
    │   └── ConnectRightsMissing  ConnectNotVisible  ConnectSecretMissing
    ├── ReportFailed            a paper could not be printed
    ├── Cancelled               someone stopped it
    └── Unexpected              a fault of the program itself

Each has a code; `words/errors.py` holds title, sentence and next step for every code.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Protocol


class BothNames(Protocol):
    """A name that the sentence says in the reader's language (`office.Bilingual`)."""

    @property
    def bn(self) -> str: ...
    @property
    def english(self) -> str: ...


FieldValue = str | int | date | datetime | BothNames


class ModeratorError(Exception):
    """An error with a code and the fields that its sentences name.

    A field called `field` carries the key of a form field (`words/errors.py` knows its label), never free text.
    """

    code: ClassVar[str] = "error"

    def __init__(self, **fields: FieldValue) -> None:
        """Keeps the fields by name."""
        super().__init__(self.code, fields)
        self.fields: Mapping[str, FieldValue] = fields


class InputRefused(ModeratorError):
    """What was typed or given cannot be taken."""

    code = "input_refused"


class EmptyField(InputRefused):
    """A field that must not be empty; field: `field`."""

    code = "empty_field"


class FieldTooLong(InputRefused):
    """Fields: `field`, `limit` in characters."""

    code = "field_too_long"


class TextTooLong(InputRefused):
    """A page takes less; fields: `page`, `length` and `limit` in the page's own unit."""

    code = "text_too_long"


class CaptionTooLong(TextTooLong):
    """A page takes less under pictures than without; fields: `page`, `length` and `limit` in its own unit."""

    code = "caption_too_long"


class WrongLink(InputRefused):
    """Not a web address; fields: `link`."""

    code = "wrong_link"


class WrongEmail(InputRefused):
    """Not an e-mail address; fields: `value`."""

    code = "wrong_email"


class WrongDate(InputRefused):
    """Not a day of the calendar; fields: `value`."""

    code = "wrong_date"


class WrongTime(InputRefused):
    """Not a time of the day; fields: `value`."""

    code = "wrong_time"


class WrongLockMinutes(InputRefused):
    """The desk cannot be set to lock after so long; fields: `minutes`."""

    code = "wrong_lock_minutes"


class OutOfBounds(InputRefused):
    """A number that can be set only within bounds; fields: `least`, `most`."""

    code = "out_of_bounds"


class QuietAllDay(InputRefused):
    """Quiet hours that begin when they end leave no hour to tell anything in."""

    code = "quiet_all_day"


class RemindInQuiet(InputRefused):
    """The steps of the ladder would come in the quiet hours."""

    code = "remind_in_quiet"


class RemindOutsideWork(InputRefused):
    """The steps of the ladder would come while nobody is at work."""

    code = "remind_outside_work"


class WorkHoursReversed(InputRefused):
    """The office's work would end before it begins."""

    code = "work_hours_reversed"


class SnoozeTooLate(InputRefused):
    """A page's week cannot be put off beyond its own end; fields: `ends` (the week's last day)."""

    code = "snooze_too_late"


class WrongMailHost(InputRefused):
    """Not the name of a server; fields: `value`."""

    code = "wrong_mail_host"


class WrongPort(InputRefused):
    """Not a port of a server; fields: `value`."""

    code = "wrong_port"


class WrongOrderOfDays(InputRefused):
    """The last day lies before the first; fields: `first`, `last` (dates)."""

    code = "wrong_order_of_days"


class RosterTooLong(InputRefused):
    """A roster of more weeks than one paper holds; fields: `weeks`, `limit`."""

    code = "roster_too_long"


class ClosureOverlaps(InputRefused):
    """The office is closed already on one of the days; fields: `first`, `last` (dates), `reason` of that closure."""

    code = "closure_overlaps"


class NotADaysFile(InputRefused):
    """No table of days can be read from the file at all; fields: `name`."""

    code = "not_a_days_file"


class DaysFileFaulty(InputRefused):
    """The table has rows that cannot be taken, and nobody said to take the good ones; fields: `faults`."""

    code = "days_file_faulty"


class NotAPostTable(InputRefused):
    """Neither a CSV file nor a workbook, by its bytes; fields: `name`."""

    code = "not_a_post_table"


class TableUnread(InputRefused):
    """The file is not there, or was taken away while it was read; fields: `name`."""

    code = "table_unread"


class TableOld(InputRefused):
    """A workbook of the old kind (XLS), or one that a password locks; fields: `name`."""

    code = "table_old"


class TableEmpty(InputRefused):
    """Nothing stands in the file, or nothing under its heads; fields: `name`."""

    code = "table_empty"


class TableTooBig(InputRefused):
    """More bytes than are taken in, as they stand or unfolded; fields: `name`, `limit` in megabytes."""

    code = "table_too_big"


class TableTooLong(InputRefused):
    """Fields: `name`, `limit` in rows."""

    code = "table_too_long"


class TableWithoutText(InputRefused):
    """No head of the file names the text of the posts; fields: `name`."""

    code = "table_without_text"


class TableHeadTwice(InputRefused):
    """Two heads of the file mean the same; fields: `name`, `head` (the second of them)."""

    code = "table_head_twice"


class TimeInFuture(InputRefused):
    """A thing that has happened cannot lie in the future; fields: `at`."""

    code = "time_in_future"


class TimeInPast(InputRefused):
    """A thing still to come cannot lie in the past; fields: `at`."""

    code = "time_in_past"


class TimeBeforeApproval(InputRefused):
    """Nothing goes out before it is approved; fields: `at`, `approved` (both times)."""

    code = "time_before_approval"


class WrongInterval(InputRefused):
    """A recurring post cannot come at such a distance; fields: `value`, `limit`."""

    code = "wrong_interval"


class SeriesBeginsPast(InputRefused):
    """A recurring post would begin on a day that has gone by; fields: `first` (date)."""

    code = "series_begins_past"


class SeriesNeedsEnd(InputRefused):
    """A recurring post has neither a last day nor a number of times, or both."""

    code = "series_needs_end"


class SeriesTooFar(InputRefused):
    """A recurring post would go on for too long; fields: `latest` (date), the last day that it may reach."""

    code = "series_too_far"


class SeriesTooLong(InputRefused):
    """A recurring post would come too often; fields: `limit`."""

    code = "series_too_long"


class SeriesGivesNothing(InputRefused):
    """The rule of a recurring post has no day at all."""

    code = "series_gives_nothing"


class WrongQuarter(InputRefused):
    """No fiscal quarter is written so; fields: `value`."""

    code = "wrong_quarter"


class QuarterInFuture(InputRefused):
    """The quarter has not begun; fields: `quarter`, `first` (its first day)."""

    code = "quarter_in_future"


class QuarterBeforeOffice(InputRefused):
    """The quarter ended before the office began to record; fields: `quarter`, `first` (the office's first day)."""

    code = "quarter_before_office"


class PanelEmpty(InputRefused):
    """A panel of nobody."""

    code = "panel_empty"


class LastConvenor(InputRefused):
    """The change would leave the panel without a convenor in office."""

    code = "last_convenor"


class RoleMissing(InputRefused):
    """A member without any role."""

    code = "role_missing"


class PinTooShort(InputRefused):
    """Fields: `minimum` in characters."""

    code = "pin_too_short"


class PinTooSimple(InputRefused):
    """One character repeated, or a plain row such as 123456."""

    code = "pin_too_simple"


class PassphraseTooShort(InputRefused):
    """Fields: `minimum` in characters."""

    code = "passphrase_too_short"


class NotTheSame(InputRefused):
    """Typed twice, and the two differ; field: `field`."""

    code = "not_the_same"


class OnlyRecoveryLeft(InputRefused):
    """The keyring would be given up, and nobody set a passphrase."""

    code = "only_recovery_left"


class LinkOtherHost(InputRefused):
    """The link leads to another site; fields: `host`, `page`."""

    code = "link_other_host"


class LinkOtherPage(InputRefused):
    """The link leads to another page of the platform; fields: `found`, `page`."""

    code = "link_other_page"


class LinkNotAPost(InputRefused):
    """The link leads to the page itself or to a list, not to one post; fields: `page`."""

    code = "link_not_a_post"


class LinkNeedsWitness(InputRefused):
    """The link does not show its page: a person must say "I saw it there"; fields: `page`."""

    code = "link_needs_witness"


class LinkAlreadyUsed(InputRefused):
    """Another post was already confirmed with this link; fields: `title`."""

    code = "link_already_used"


class PictureRefused(InputRefused):
    """Not a picture the program can read; fields: `name`."""

    code = "picture_refused"


class PictureTooLarge(InputRefused):
    """Fields: `name`, `limit` in megapixels."""

    code = "picture_too_large"


class FileEmpty(InputRefused):
    """There is nothing in it; fields: `name`."""

    code = "file_empty"


class FileTooBig(InputRefused):
    """Larger than the library takes; fields: `name`, `limit` in megabytes."""

    code = "file_too_big"


class FileVanished(InputRefused):
    """It could not be read to its end, as when a stick is pulled out, or changed meanwhile; fields: `name`."""

    code = "file_vanished"


class VideoNotWhole(InputRefused):
    """It begins as a video, but no player could play it, as when it was copied in part; fields: `name`."""

    code = "video_not_whole"


class MediaMixed(InputRefused):
    """A page takes pictures or a video in one post, not both; fields: `page`."""

    code = "media_mixed"


class TooManyVideos(InputRefused):
    """Fields: `page`, `limit`."""

    code = "too_many_videos"


class VideoKindNotTaken(InputRefused):
    """Fields: `page`, `kind` of the video, `kinds` that the page takes."""

    code = "video_kind_not_taken"


class VideoTooBigForPage(InputRefused):
    """Fields: `page`, `limit` in megabytes."""

    code = "video_too_big_for_page"


class VideoTooLongForPage(InputRefused):
    """Fields: `page`, `limit` in seconds."""

    code = "video_too_long_for_page"


class QuoteNotThere(InputRefused):
    """The words that a comment is about do not stand in the post."""

    code = "quote_not_there"


class CheckNotSigned(InputRefused):
    """A point of the checklist was not signed."""

    code = "check_not_signed"


class FindingNotExplained(InputRefused):
    """The writer gave no reason for what the content check found; fields: `words`, `clause`, `rule`."""

    code = "finding_not_explained"


class StopNotAnswered(InputRefused):
    """The approver gave no reason for what the content check stopped at; fields: `words`, `clause`, `rule`."""

    code = "stop_not_answered"


class WrongHashtag(InputRefused):
    """Not a hashtag; fields: `value`."""

    code = "wrong_hashtag"


class TemplateNameTaken(InputRefused):
    """Another template of this kind has this name; fields: `name`."""

    code = "template_name_taken"


class BlankLeft(InputRefused):
    """A blank of a template was not filled; fields: `blank` (its name), `line` (from 1), `page`."""

    code = "blank_left"


class DutyPast(InputRefused):
    """A duty of a week that is over stays as it was; fields: `first`, `last` (dates)."""

    code = "duty_past"


class DutyTwice(InputRefused):
    """The same person would be main and stand-by; fields: `name`."""

    code = "duty_twice"


class LeaveOverlaps(InputRefused):
    """The member is on leave then already; fields: `first`, `last` of that other leave."""

    code = "leave_overlaps"


class SwapWithSelf(InputRefused):
    """A swap needs two people."""

    code = "swap_with_self"


class SwapNotTheirs(InputRefused):
    """What is wanted in return is not the other's duty; fields: `name`, `day` (the week's Sunday)."""

    code = "swap_not_theirs"


class SwapPast(InputRefused):
    """One of the weeks is over; fields: `first`, `last` (dates)."""

    code = "swap_past"


class SwapNotFree(InputRefused):
    """Somebody would take a week in which they are away; fields: `name`, `first`, `last` (dates)."""

    code = "swap_not_free"


class PageNotLookedAt(InputRefused):
    """A post whose outcome is not known goes out once more only when a person looked at the page."""

    code = "page_not_looked_at"


class NotAllowed(ModeratorError):
    """The member may not do this."""

    code = "not_allowed"


class RoleNotAllowed(NotAllowed):
    """None of the member's roles allows the action; fields: `action` (a key of `panel.Action`)."""

    code = "role_not_allowed"


class OwnPost(NotAllowed):
    """Nobody checks their own writing."""

    code = "own_post"


class NotInOffice(NotAllowed):
    """The member's time in the panel has not begun or is over; fields: `name`."""

    code = "not_in_office"


class NobodyInOffice(NotAllowed):
    """The store has members, but none of them is in office on the day that the PC's clock says; fields: `day`."""

    code = "nobody_in_office"


class SelfCheckNotAllowed(NotAllowed):
    """Self-check belongs to a panel of exactly one; fields: `members`."""

    code = "self_check_not_allowed"


class AlreadyApproved(NotAllowed):
    """The member has approved this content already."""

    code = "already_approved"


class WrongPin(NotAllowed):
    """Fields: `wait` in seconds until the next try."""

    code = "wrong_pin"


class WrongCode(NotAllowed):
    """The one-time code is wrong or was used."""

    code = "wrong_code"


class WrongRecovery(NotAllowed):
    """A sound recovery key, but not this office's; fields: `wait` in seconds until the next try."""

    code = "wrong_recovery"


class NoPinYet(NotAllowed):
    """The member has not set a PIN; fields: `name`."""

    code = "no_pin_yet"


class PinAlreadySet(NotAllowed):
    """A one-time code is only for a member without a PIN; fields: `name`."""

    code = "pin_already_set"


class DutyNotForRole(NotAllowed):
    """Whoever may not draft keeps no page; fields: `name`."""

    code = "duty_not_for_role"


class NotOnDuty(NotAllowed):
    """The hand-over note is written by whoever is on duty in that week, or the convenor; fields: `day` (its Sunday)."""

    code = "not_on_duty"


class LeaveNotYours(NotAllowed):
    """Leave is put down by the member, or the convenor; fields: `name`."""

    code = "leave_not_yours"


class SwapNotYours(NotAllowed):
    """Only one's own duty can be given away; fields: `day` (the week's Sunday)."""

    code = "swap_not_yours"


class SwapNotForYou(NotAllowed):
    """Only who was asked answers a swap, and only who asked takes it back."""

    code = "swap_not_for_you"


class MemberUnknown(NotAllowed):
    """Nobody of the panel has this name; fields: `name`."""

    code = "member_unknown"


class WrongMove(ModeratorError):
    """The thing is not in a state that allows it; fields: `state`, `wished`."""

    code = "wrong_move"


class PostIsOut(WrongMove):
    """The post is being published or is on the page: its content cannot change any more."""

    code = "post_is_out"


class GapTaken(WrongMove):
    """The empty time or the approved post that was proposed for it is taken meanwhile."""

    code = "gap_taken"


class SeriesStopped(WrongMove):
    """The recurring post was stopped: it comes no more."""

    code = "series_stopped"


class PostTimeFixed(WrongMove):
    """The post is on its way out, on a page, or rejected: it can be given no other time."""

    code = "post_time_fixed"


class PostTimeMissed(WrongMove):
    """The post's time was missed on a page, and a publisher decides what becomes of it first."""

    code = "post_time_missed"


class PostNotReady(WrongMove):
    """Something is missing before the post can be handed in; field: `field`."""

    code = "post_not_ready"


class ContentChanged(WrongMove):
    """The content is not what was approved."""

    code = "content_changed"


class EditedMeanwhile(WrongMove):
    """Someone else saved the same thing in the meantime."""

    code = "edited_meanwhile"


class NothingThere(WrongMove):
    """No such thing in the store; fields: `id`."""

    code = "nothing_there"


class SwapAlreadyAsked(WrongMove):
    """Another swap of the same duty waits for its answer."""

    code = "swap_already_asked"


class SwapAnswered(WrongMove):
    """The swap was accepted, declined or withdrawn already."""

    code = "swap_answered"


class SwapOutdated(WrongMove):
    """Since the swap was asked, one of the two duties got another main."""

    code = "swap_outdated"


class NotPaused(WrongMove):
    """Publishing is not paused, or somebody lifted the pause already."""

    code = "not_paused"


class StoreRefused(ModeratorError):
    """The data folder or its store cannot be used."""

    code = "store_refused"


class StoreMissing(StoreRefused):
    """No store in the data folder yet; fields: `path`."""

    code = "store_missing"


class StoreExists(StoreRefused):
    """A store stands there already; fields: `path`."""

    code = "store_exists"


class FolderIsFile(StoreRefused):
    """The data folder is a file; fields: `path`."""

    code = "folder_is_file"


class FolderNotWritable(StoreRefused):
    """Fields: `path`."""

    code = "folder_not_writable"


class FolderNotEmpty(StoreRefused):
    """A demo office needs an empty folder; fields: `path`."""

    code = "folder_not_empty"


class FolderHoldsOther(StoreRefused):
    """The data folder holds something that is not ours; fields: `path`, `found` (a file name)."""

    code = "folder_holds_other"


class WrongKey(StoreRefused):
    """The key does not open the store."""

    code = "wrong_key"


class NoKey(StoreRefused):
    """No key was given and none could be asked for."""

    code = "no_key"


class BadKeyFile(StoreRefused):
    """The key file is not 64 hexadecimal digits; fields: `path`."""

    code = "bad_key_file"


class BadRecoveryKey(StoreRefused):
    """What was typed is no recovery key."""

    code = "bad_recovery_key"


class RecoveryKeyFileUnread(StoreRefused):
    """The file that should hold the recovery key is not there, cannot be read or holds no text; fields: `path`."""

    code = "recovery_key_file_unread"


class StoreNewer(StoreRefused):
    """The store was written by a newer version; fields: `found`."""

    code = "store_newer"


class StoreDamaged(StoreRefused):
    """The store's file is damaged; fields: `path`."""

    code = "store_damaged"


class StoreBusy(StoreRefused):
    """Another window or command holds the data folder; fields: `path`."""

    code = "store_busy"


class DiskFull(StoreRefused):
    """Nothing could be written, the disk is full; fields: `path`."""

    code = "disk_full"


class LogBroken(StoreRefused):
    """The activity log was changed from outside; fields: `seq` (the first entry that does not hold)."""

    code = "log_broken"


class MediaDamaged(StoreRefused):
    """A kept picture is missing or changed; fields: `name`."""

    code = "media_damaged"


class FolderOnNetwork(StoreRefused):
    """The data folder lies on a network share, where a database of this kind breaks; fields: `path`, `kind`."""

    code = "folder_on_network"


class NotADemo(StoreRefused):
    """Only a demo office's clock can be moved; fields: `path`."""

    code = "not_a_demo"


class ClockBackwards(StoreRefused):
    """A demo office's clock goes forwards only; fields: `at` (the wish), `now` (where it stands)."""

    code = "clock_backwards"


class NotABackup(StoreRefused):
    """The file is no backup of this program; fields: `path`."""

    code = "not_a_backup"


class BackupDamaged(StoreRefused):
    """The backup is cut short or changed; nothing was brought back; fields: `path`."""

    code = "backup_damaged"


class BackupNewer(StoreRefused):
    """A newer version made the backup; fields: `path`, `found` (its form)."""

    code = "backup_newer"


class VaultRefused(ModeratorError):
    """The system's own keyring cannot be used."""

    code = "vault_refused"


class KeyringMissing(VaultRefused):
    """No keyring of the system answers, or what answers is not the system's own."""

    code = "keyring_missing"


class KeyringLocked(VaultRefused):
    """The keyring is locked, and nobody unlocked it in time; fields: `seconds` that are waited at most."""

    code = "keyring_locked"


class KeyNotInKeyring(VaultRefused):
    """The keyring works and does not hold the store's key: another login, another PC, or it was made anew."""

    code = "key_not_in_keyring"


class SecretTooLong(VaultRefused):
    """An entry of the keyring holds less; fields: `limit` and `length` in characters."""

    code = "secret_too_long"


class MailRefused(ModeratorError):
    """The mail server does not serve this PC; fields: `host`, `detail` (its own words)."""

    code = "mail_refused"


class MailHostUnknown(MailRefused):
    """No server of that name was found; fields: `host`."""

    code = "mail_host_unknown"


class MailUnreachable(MailRefused):
    """The server did not answer in time, or not at all; fields: `host`, `port`, `detail`."""

    code = "mail_unreachable"


class MailNotSecure(MailRefused):
    """The server does not speak the chosen kind of encryption at this port; fields: `host`, `port`, `detail`."""

    code = "mail_not_secure"


class MailCertificate(MailRefused):
    """The certificate does not prove the server: its name, its issuer or its dates; fields: `host`, `detail`."""

    code = "mail_certificate"


class MailLogin(MailRefused):
    """The server does not take user and password; fields: `host`, `user`, `detail`."""

    code = "mail_login"


class MailSenderRefused(MailRefused):
    """The account may not send from this address; fields: `sender`, `detail`."""

    code = "mail_sender_refused"


class MailRecipientRefused(MailRefused):
    """The server knows no such address, or may not deliver there; fields: `address`, `detail`."""

    code = "mail_recipient_refused"


class MailTextRefused(MailRefused):
    """The server looked at the mail and does not want it; fields: `host`, `detail`."""

    code = "mail_text_refused"


class MailLater(MailRefused):
    """The server does not take it just now, or went away in the midst; fields: `host`, `detail`."""

    code = "mail_later"


class MailPasswordMissing(MailRefused):
    """This login's keyring does not hold the account's password; fields: `user`."""

    code = "mail_password_missing"


class MailNotSetUp(MailRefused):
    """There is no mail account."""

    code = "mail_not_set_up"


class MailAddressMissing(MailRefused):
    """The panel's register holds no address of the member; fields: `name`."""

    code = "mail_address_missing"


class MailInDemo(MailRefused):
    """A demo office speaks to nobody outside its window."""

    code = "mail_in_demo"


class ChannelRefused(ModeratorError):
    """A platform does not take what was typed, or cannot be asked; fields: `detail`, its own words without secrets."""

    code = "channel_refused"


class ChannelUnreachable(ChannelRefused):
    """The platform did not answer, or nothing of it was reached; fields: `detail`."""

    code = "channel_unreachable"


class ChannelNotProved(ChannelRefused):
    """Whoever answered could not prove to be the platform; nothing was sent; fields: `detail`."""

    code = "channel_not_proved"


class ChannelBusy(ChannelRefused):
    """The platform has been asked too much for now; fields: `detail`."""

    code = "channel_busy"


class ChannelNotUnderstood(ChannelRefused):
    """The platform answered what nobody understands; fields: `detail`."""

    code = "channel_not_understood"


class ChannelTokenUnreadable(ChannelRefused):
    """What was typed is empty, or holds signs that no token has."""

    code = "channel_token_unreadable"


class ChannelTokenTooLong(ChannelRefused):
    """A secret is longer than an entry of the keyring; fields: `limit` and `length` in characters."""

    code = "channel_token_too_long"


class ChannelTokenUnknown(ChannelRefused):
    """The platform does not know this token; fields: `detail`."""

    code = "channel_token_unknown"


class ChannelTokenExpired(ChannelRefused):
    """The token's time is over; fields: `detail`."""

    code = "channel_token_expired"


class ChannelTokenEnded(ChannelRefused):
    """The token was ended: password, sign-out, app removed, role lost; fields: `fault` (its code), `detail`."""

    code = "channel_token_ended"


class ChannelTokenOfApp(ChannelRefused):
    """The token stands for an app, not for a person or a page."""

    code = "channel_token_of_app"


class ChannelOpensNoPage(ChannelRefused):
    """Whoever the token stands for keeps no page that it opens."""

    code = "channel_opens_no_page"


class ChannelListRightMissing(ChannelRefused):
    """Without this right nobody learns which pages a token opens; fields: `rights`."""

    code = "channel_list_right_missing"


class ChannelAppSecretWrong(ChannelRefused):
    """App secret and app do not belong together; fields: `detail`."""

    code = "channel_app_secret_wrong"


class ChannelOtherApp(ChannelRefused):
    """The token was made through another app; fields: `typed`, `found` (numbers of apps)."""

    code = "channel_other_app"


class ConnectRefused(ModeratorError):
    """A page is not connected for publishing by the program; nothing was stored."""

    code = "connect_refused"


class ConnectInDemo(ConnectRefused):
    """A demo office speaks to nobody outside its window."""

    code = "connect_in_demo"


class ConnectByHandOnly(ConnectRefused):
    """The program cannot publish on this platform; fields: `name` of the page."""

    code = "connect_by_hand_only"


class ConnectOtherPage(ConnectRefused):
    """The secrets open another page than the one of the register; fields: `name`, `found`."""

    code = "connect_other_page"


class ConnectTaken(ConnectRefused):
    """The page on the platform is connected under another entry of the register already; fields: `found`, `name`."""

    code = "connect_taken"


class ConnectRightsMissing(ConnectRefused):
    """The secrets lack rights; fields: `rights`, their names in a row."""

    code = "connect_rights_missing"


class ConnectNotVisible(ConnectRefused):
    """Nothing could be made on the page and taken away again; fields: `fault` (its code), `detail`."""

    code = "connect_not_visible"


class ConnectSecretMissing(ConnectRefused):
    """The keyring of this login holds no secret of the connected page: another login, another PC."""

    code = "connect_secret_missing"


class ReportFailed(ModeratorError):
    """A paper could not be printed; fields: `detail`."""

    code = "report_failed"


class Cancelled(ModeratorError):
    """Someone stopped the work before it was done."""

    code = "cancelled"


class Unexpected(ModeratorError):
    """A fault of the program itself; fields: `detail`, the raw words for "technical detail"."""

    code = "unexpected"
