"""What the convenor sets for the whole office: approval, slots, and when the desk locks itself."""

from dataclasses import dataclass, field

from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.slots import DEFAULT_SLOTS, Slot

LOCK_MINUTES = (2, 5, 10, 20, 30)
"""After how many minutes without a key or a mouse the desk may lock itself; never is no choice on a shared PC."""
LOCK_MINUTES_DEFAULT = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What the convenor sets for the whole office; `slots_confirmed` tells that someone has looked at the slots."""

    preset: ApprovalPreset = ApprovalPreset.ONE_OTHER
    slots: tuple[Slot, ...] = field(default=DEFAULT_SLOTS)
    slots_confirmed: bool = False
    preset_confirmed: bool = False
    lock_minutes: int = LOCK_MINUTES_DEFAULT
