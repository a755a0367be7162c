"""Wires the program: the only file that names the concrete classes behind the ports."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moderator_app import __version__
from moderator_app.checker import EMPTY_PACK, Rule
from moderator_app.core import Core
from moderator_app.demo.clock import DemoClock, StillTicker
from moderator_app.demo.marker import stands_at
from moderator_app.domain.pc_time import zone_of_dhaka
from moderator_app.events import EventBus
from moderator_app.files.chosen_file import PlainChosenFiles
from moderator_app.files.csv_out import posts_csv, table_csv
from moderator_app.files.days_file import CsvDaysFiles
from moderator_app.files.ical import ical_file
from moderator_app.files.kit_folders import PlainKitFolders, private_kit_root
from moderator_app.files.pictures import PillowCleaner
from moderator_app.files.post_table import CsvAndXlsxPosts
from moderator_app.files.template_samples import TomlTemplateSamples
from moderator_app.files.writing import AtomicFileWriter
from moderator_app.platforms.registry import KnownPlatforms, known_channels
from moderator_app.ports import Channels, Clock, Ids, Lanes, Mailer, PinHasher, Sender
from moderator_app.report.evaluation_printer import TypstEvaluationPrinter
from moderator_app.report.paper_viewer import PdfiumPaperViewer
from moderator_app.report.papers_printer import TypstPaperPrinter
from moderator_app.services.absence import Absences
from moderator_app.services.accounts import Accounts
from moderator_app.services.activity import ActivityDesk
from moderator_app.services.assigning import Assigning
from moderator_app.services.attaching import Attaching
from moderator_app.services.backups import Backups
from moderator_app.services.board import Board
from moderator_app.services.calendar import CalendarDesk
from moderator_app.services.checking import Checking
from moderator_app.services.commenting import Commenting
from moderator_app.services.connecting import ConnectingDesk
from moderator_app.services.days import DaysDesk
from moderator_app.services.deciding import Deciding
from moderator_app.services.drafting import Drafting
from moderator_app.services.evaluations import Evaluations
from moderator_app.services.expiring import Expiring
from moderator_app.services.gaps import Gaps
from moderator_app.services.heartbeat import Heartbeat
from moderator_app.services.importing import Importing
from moderator_app.services.journal import Journal
from moderator_app.services.keys import KeysDesk
from moderator_app.services.leaves import LeaveDesk
from moderator_app.services.likeness import LikenessDesk
from moderator_app.services.mail import MailDesk
from moderator_app.services.manual_kit import ManualKit
from moderator_app.services.media import MediaDesk
from moderator_app.services.missed import MissedTimes
from moderator_app.services.moving import Moving
from moderator_app.services.notices import NoticeDesk
from moderator_app.services.office import OfficeDesk
from moderator_app.services.opening import Opening
from moderator_app.services.page_health import HealthDesk
from moderator_app.services.panel import PanelDesk
from moderator_app.services.papers import PapersDesk
from moderator_app.services.pausing import Pausing
from moderator_app.services.pc_clock import PcClock, ZoneOfPc
from moderator_app.services.posted_elsewhere import PostedElsewhere
from moderator_app.services.publishing.desk import Publishing
from moderator_app.services.queue_reading import QueueDesk
from moderator_app.services.reminding import Reminding
from moderator_app.services.restoring import Restoring
from moderator_app.services.reviewing import Reviewing
from moderator_app.services.roster import RosterDesk
from moderator_app.services.series import SeriesDesk
from moderator_app.services.series_making import SeriesMaking
from moderator_app.services.sign_in import SignIn
from moderator_app.services.stuck_telling import StuckTelling
from moderator_app.services.swaps import SwapDesk
from moderator_app.services.templates import TemplateDesk
from moderator_app.services.watching import WatchingDesk
from moderator_app.services.workroom import Workroom
from moderator_app.store.store_files import SqlStoreFiles
from moderator_app.system.autostart import autostart_here, program_command
from moderator_app.system.backups import FolderBackups
from moderator_app.system.clock import SystemClock, seconds_with_sleep
from moderator_app.system.data_folder import EncryptedDataFolder
from moderator_app.system.holiday_seed import LibraryDays
from moderator_app.system.ids import RandomIds
from moderator_app.system.lanes import SenderLanes
from moderator_app.system.mail.sender import ThreadSender
from moderator_app.system.mail.smtp_mailer import SmtpMailer
from moderator_app.system.notices import NoNotices, notices_here
from moderator_app.system.paths import default_data_folder
from moderator_app.system.pc_zone import pc_zone
from moderator_app.system.pin_hasher import Argon2PinHasher
from moderator_app.system.recurrence import LibraryRecurrenceRules
from moderator_app.system.restoring import FolderRestorer
from moderator_app.system.ticker import SchedulerTicker
from moderator_app.system.vault.keyring_vault import KeyringVault
from moderator_app.words import Language, Speaker

if TYPE_CHECKING:
    from moderator_app.demo.making import DemoOffice

PROGRAM = f"Moderator Desk {__version__}"


def build_core(
    data_dir: Path | None = None, *, clock: Clock | None = None, ids: Ids | None = None, hasher: PinHasher | None = None
) -> Core:
    """The front desk of a data folder; nothing is opened, and nothing on the disk is touched but read.

    Args:
        data_dir: the folder; without it, this login's own.
        clock: without it, the PC's; in a demo office's folder the one that stands still there.
        ids: without them, random ones.
        hasher: of PINs; without it, the one with today's honest cost.
    """
    path = data_dir or default_data_folder()
    folder = EncryptedDataFolder(path, SqlStoreFiles(), keyring=KeyringVault())
    return core_on(folder, clock=clock or _clock_of(path), ids=ids, hasher=hasher)


def core_on(
    folder: EncryptedDataFolder,
    *,
    clock: Clock,
    ids: Ids | None = None,
    hasher: PinHasher | None = None,
    mailer: Mailer | None = None,
    sender: Sender | None = None,
    zone: ZoneOfPc | None = None,
    pack: Sequence[Rule] = EMPTY_PACK,
    channels: Channels | None = None,
    lanes: Lanes | None = None,
) -> Core:
    """The front desk on a data folder that somebody else made; `pack` holds the rules of the content check."""
    room = Workroom(folder, clock, ids or RandomIds(), EventBus())
    pins = hasher or Argon2PinHasher()
    platforms = KnownPlatforms()
    vault = folder.vault
    folders = PlainKitFolders(private_kit_root(folder.path))
    backups = Backups(room, FolderBackups(folder.path, SqlStoreFiles(), folder.keys.held))
    # A demo office speaks to nobody outside its window.
    in_demo = isinstance(clock, DemoClock)
    desktop = NoNotices() if in_demo else notices_here(_names()["bn"])
    mail = MailDesk(room, None if in_demo else mailer or SmtpMailer(), sender or ThreadSender())
    notices = NoticeDesk(room, desktop, backups.standing)
    room.bus.subscribe(notices.hear)
    reminding = Reminding(room, notices.tell, to_nobody=in_demo)
    room.bus.subscribe(reminding.hear)
    expiring = Expiring(room, notices.tell, to_nobody=in_demo)
    room.bus.subscribe(expiring.hear)
    channels = None if in_demo else channels or known_channels(clock)
    health = HealthDesk(room, channels, sender or ThreadSender(), notices.tell)
    pausing = Pausing(room, notices.tell)
    stuck = StuckTelling(room, notices.tell)
    moving = Moving(room)
    checking = Checking(pack)
    publishing = Publishing(room, channels, vault, lanes or SenderLanes(), checking)
    drafting = Drafting(room, PillowCleaner(), vault, platforms, checking)
    rules = LibraryRecurrenceRules()
    making = SeriesMaking(room, rules)
    after_beats = (
        notices.after,
        health.after,
        pausing.after,
        stuck.after,
        making.after,
        expiring.after,
        reminding.after,
        mail.send_soon,
        publishing.after,
    )
    return Core(
        opening=Opening(room),
        sign_in=SignIn(room, pins),
        office=OfficeDesk(room),
        panel=PanelDesk(room, pins),
        accounts=Accounts(room),
        connecting=ConnectingDesk(room, channels),
        health=health,
        drafting=drafting,
        attaching=Attaching(room, vault, PlainChosenFiles(), platforms, drafting.attach),
        importing=Importing(room, CsvAndXlsxPosts(), AtomicFileWriter()),
        journal=Journal(room),
        reviewing=Reviewing(room, checking),
        commenting=Commenting(room),
        checking=checking,
        likeness=LikenessDesk(room),
        expiring=expiring,
        manual_kit=ManualKit(room, platforms, vault, folders, checking),
        missed=MissedTimes(room),
        deciding=Deciding(room, platforms, channels),
        publishing=publishing,
        pausing=pausing,
        queue=QueueDesk(room),
        elsewhere=PostedElsewhere(room, platforms),
        assigning=Assigning(room),
        moving=moving,
        gaps=Gaps(room, moving),
        series=SeriesDesk(room, rules, making),
        templates=TemplateDesk(room, TomlTemplateSamples()),
        media=MediaDesk(room),
        watching=WatchingDesk(room, vault, folders),
        board=Board(room),
        absence=Absences(room),
        calendar=CalendarDesk(room),
        days=DaysDesk(room, LibraryDays(), CsvDaysFiles(), AtomicFileWriter()),
        evaluations=Evaluations(
            room, TypstEvaluationPrinter(posts_csv), PdfiumPaperViewer(), AtomicFileWriter(), PROGRAM
        ),
        roster=RosterDesk(room, ical_file, AtomicFileWriter()),
        leaves=LeaveDesk(room),
        swaps=SwapDesk(room),
        papers=PapersDesk(room, TypstPaperPrinter(), PdfiumPaperViewer(), AtomicFileWriter()),
        keys=KeysDesk(room),
        activity=ActivityDesk(room, vault, AtomicFileWriter(), table_csv),
        autostart=autostart_here((*program_command(folder.path), "--hidden"), _names()),
        heartbeat=Heartbeat(room, backups.copy_if_due, *after_beats),
        notices=notices,
        reminding=reminding,
        mail=mail,
        # A clock that is not the PC's has no zone of its own either.
        pc_clock=PcClock(room, zone or (pc_zone if isinstance(clock, SystemClock) else zone_of_dhaka)),
        ticker=StillTicker() if isinstance(clock, DemoClock) else SchedulerTicker(clock),
        backups=backups,
        restoring=Restoring(room, FolderRestorer(folder.path, SqlStoreFiles(), folder.keys)),
        bus=room.bus,
        clock=clock,
    )


def make_demo(folder: Path, today: date) -> "DemoOffice":
    """Makes the demo office of a day in a folder that is empty or missing; see `DemoMaker.make`."""
    from moderator_app.demo.making import DemoMaker
    from moderator_app.demo.shared_pin import SharedPins

    maker = DemoMaker(today)
    pins = SharedPins(Argon2PinHasher())
    return maker.make(build_core(folder, clock=maker.clock, ids=maker.ids, hasher=pins))


def _clock_of(path: Path) -> Clock:
    at = stands_at(path)
    return SystemClock() if at is None else DemoClock(at, seconds_with_sleep)


def _names() -> dict[str, str]:
    """The program's name by language, as a desktop entry has it."""
    return {"": Speaker(Language.ENGLISH)("Moderator Desk"), "bn": Speaker(Language.BANGLA)("Moderator Desk")}
