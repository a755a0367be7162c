"""What the convenor sets for the whole office: approval and slots."""

from dataclasses import dataclass, field

from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.slots import DEFAULT_SLOTS, Slot


@dataclass(frozen=True, slots=True)
class Settings:
    """What the convenor sets for the whole office; `slots_confirmed` tells that someone has looked at the slots."""

    preset: ApprovalPreset = ApprovalPreset.ONE_OTHER
    slots: tuple[Slot, ...] = field(default=DEFAULT_SLOTS)
    slots_confirmed: bool = False
    preset_confirmed: bool = False
