"""The front desk: every service of the program, by name."""

from dataclasses import dataclass

from moderator_app.events import EventBus
from moderator_app.ports import Autostart, Clock, Ticker
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
from moderator_app.services.pc_clock import PcClock
from moderator_app.services.posted_elsewhere import PostedElsewhere
from moderator_app.services.publishing.desk import Publishing
from moderator_app.services.queue_reading import QueueDesk
from moderator_app.services.reminding import Reminding
from moderator_app.services.restoring import Restoring
from moderator_app.services.reviewing import Reviewing
from moderator_app.services.roster import RosterDesk
from moderator_app.services.series import SeriesDesk
from moderator_app.services.sign_in import SignIn
from moderator_app.services.swaps import SwapDesk
from moderator_app.services.templates import TemplateDesk
from moderator_app.services.watching import WatchingDesk


@dataclass(frozen=True, slots=True)
class Core:
    """What a face of the program is handed; `clock` is only for showing the time, `ticker` for the window's start and
    stop.
    """

    opening: Opening
    sign_in: SignIn
    office: OfficeDesk
    panel: PanelDesk
    accounts: Accounts
    connecting: ConnectingDesk
    health: HealthDesk
    drafting: Drafting
    attaching: Attaching
    importing: Importing
    journal: Journal
    reviewing: Reviewing
    commenting: Commenting
    checking: Checking
    likeness: LikenessDesk
    expiring: Expiring
    manual_kit: ManualKit
    missed: MissedTimes
    deciding: Deciding
    pausing: Pausing
    queue: QueueDesk
    publishing: Publishing
    elsewhere: PostedElsewhere
    assigning: Assigning
    moving: Moving
    gaps: Gaps
    series: SeriesDesk
    templates: TemplateDesk
    media: MediaDesk
    watching: WatchingDesk
    board: Board
    absence: Absences
    calendar: CalendarDesk
    days: DaysDesk
    evaluations: Evaluations
    papers: PapersDesk
    roster: RosterDesk
    leaves: LeaveDesk
    swaps: SwapDesk
    keys: KeysDesk
    activity: ActivityDesk
    backups: Backups
    restoring: Restoring
    autostart: Autostart
    heartbeat: Heartbeat
    notices: NoticeDesk
    reminding: Reminding
    mail: MailDesk
    pc_clock: PcClock
    ticker: Ticker
    bus: EventBus
    clock: Clock
