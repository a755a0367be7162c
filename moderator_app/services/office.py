"""The office profile and what the convenor sets; the five first steps and which of them are done."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import final

from moderator_app.domain.errors import WrongLockMinutes
from moderator_app.domain.ids import MemberId, OfficeId
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.office import Office, checked_office
from moderator_app.domain.panel import Action, ApprovalPreset, check_panel, check_preset
from moderator_app.domain.publishing_settings import PublishingSettings, checked_publishing
from moderator_app.domain.settings import LOCK_MINUTES, Settings
from moderator_app.domain.slots import Slot
from moderator_app.events import OfficeChanged
from moderator_app.services.workroom import Workroom


class WelcomeStep(StrEnum):
    """The five first steps, in their order."""

    OFFICE = "office"
    PANEL = "panel"
    PAGE = "page"
    SLOTS = "slots"
    FIRST_POST = "first_post"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Which first steps are done; the steps tick themselves from what stands in the store."""

    done: frozenset[WelcomeStep]

    @property
    def next_step(self) -> WelcomeStep | None:
        """The first step still open, or None when all five are done."""
        return next((step for step in WelcomeStep if step not in self.done), None)


@final
class OfficeDesk:
    """Office profile and settings."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def get(self) -> Office | None:
        """The office, or None before its first step."""
        with self._room.store.read() as unit:
            return unit.office.get()

    def settings(self) -> Settings:
        """What the convenor set."""
        with self._room.store.read() as unit:
            return unit.office.settings()

    def new_id(self) -> OfficeId:
        """An id for the office of a fresh store."""
        return OfficeId(self._room.ids.new())

    def save(self, actor: MemberId, office: Office) -> Office:
        """Keeps the profile; the id of the first one stays.

        Raises:
            InputRefused: a field cannot be taken.
            NotAllowed: only the convenor changes settings.
        """
        clean = checked_office(office, self._room.today())
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            present = acting.unit.office.get()
            kept = replace(clean, id=present.id) if present else clean
            acting.unit.office.put(kept)
            acting.log("office_saved", "office", kept.id, weekly_minimum=kept.weekly_minimum)
        self._room.bus.publish(OfficeChanged(initiator=actor))
        return kept

    def set_preset(self, actor: MemberId, preset: ApprovalPreset) -> None:
        """Chooses who must have seen a post, and says that the panel stands.

        Raises:
            SelfCheckNotAllowed: self-check with another number of members than one.
            PanelEmpty, LastConvenor: the panel cannot work.
            NotAllowed: only the convenor changes settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            members = acting.unit.members.all()
            check_panel(members, acting.today)
            check_preset(preset, sum(1 for m in members if m.in_office(acting.today)))
            settings = acting.unit.office.settings()
            acting.unit.office.put_settings(replace(settings, preset=preset, preset_confirmed=True))
            acting.log("preset_chosen", "office", "settings", preset=preset.value)
        self._room.bus.publish(OfficeChanged(initiator=actor))

    def set_slots(self, actor: MemberId, slots: tuple[Slot, ...]) -> None:
        """Keeps the office's usual publishing times, sorted, each once.

        Raises:
            NotAllowed: only the convenor changes settings.
        """
        kept = tuple(sorted(set(slots)))
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            settings = acting.unit.office.settings()
            acting.unit.office.put_settings(replace(settings, slots=kept, slots_confirmed=True))
            acting.log("slots_chosen", "office", "settings", slots=len(kept))
        self._room.bus.publish(OfficeChanged(initiator=actor))

    def set_lock_minutes(self, actor: MemberId, minutes: int) -> None:
        """After how many minutes without a key or a mouse the desk locks itself; one of `LOCK_MINUTES`.

        Raises:
            WrongLockMinutes: another number; a desk that never locks is no choice on a shared PC.
            NotAllowed: only the convenor changes settings.
        """
        if minutes not in LOCK_MINUTES:
            raise WrongLockMinutes(minutes=minutes)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            settings = acting.unit.office.settings()
            acting.unit.office.put_settings(replace(settings, lock_minutes=minutes))
            acting.log("lock_minutes_chosen", "office", "settings", minutes=minutes)
        self._room.bus.publish(OfficeChanged(initiator=actor))

    def publishing(self) -> PublishingSettings:
        """What was set about what the program brings out by itself."""
        with self._room.store.read() as unit:
            return unit.publishing.get()

    def set_publishing(self, actor: MemberId, settings: PublishingSettings) -> None:
        """How late a post may still go out, what lies between late ones, and whether platforms keep posts for us.

        Raises:
            OutOfBounds: a number outside its bounds.
            NotAllowed: only the convenor changes settings.
        """
        kept = checked_publishing(settings)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            acting.unit.publishing.put(kept)
            fresh, spacing, hand_over = kept.fresh_minutes, kept.spacing_minutes, kept.hand_over
            acting.log("publishing_set", "office", "settings", fresh=fresh, spacing=spacing, hand_over=hand_over)
        self._room.bus.publish(OfficeChanged(initiator=actor))

    def welcome(self) -> Welcome:
        """The first steps and which are done."""
        with self._room.store.read() as unit:
            settings = unit.office.settings()
            checks = {
                WelcomeStep.OFFICE: unit.office.get() is not None,
                WelcomeStep.PANEL: settings.preset_confirmed,
                WelcomeStep.PAGE: bool(unit.pages.all()),
                WelcomeStep.SLOTS: settings.slots_confirmed,
                WelcomeStep.FIRST_POST: unit.posts.count(PostQuery()) > 0,
            }
        return Welcome(frozenset(step for step, done in checks.items() if done))
