"""Who must have seen a post: the three ways, each with its consequence; and how the panel's size is judged. No Qt."""

from moderator_app.domain.panel import ApprovalPreset, PanelSize
from moderator_app.words import Speaker, mark

PRESET_WORDS = {
    ApprovalPreset.SELF_CHECK: mark("Self-check"),
    ApprovalPreset.ONE_OTHER: mark("One other member"),
    ApprovalPreset.TWO_OTHERS: mark("Two other members"),
}

PRESET_CONSEQUENCES = {
    ApprovalPreset.SELF_CHECK: mark(
        "For one appointed officer. Each post needs a written declaration, and the evaluation reports it as unchecked."
    ),
    ApprovalPreset.ONE_OTHER: mark("A post goes out when one member who did not write it has approved it."),
    ApprovalPreset.TWO_OTHERS: mark("A post goes out when two members who did not write it have approved it."),
}


def presets_for(members: int) -> tuple[ApprovalPreset, ...]:
    """The ways an office of so many members may choose; self-check only where there is exactly one."""
    return tuple(p for p in ApprovalPreset if p is not ApprovalPreset.SELF_CHECK or members == 1)


def size_notice(say: Speaker, size: PanelSize, members: int) -> str:
    """What the directive says about this number of members, "" where nothing need be said."""
    if size is PanelSize.TWO:
        return say("Two members: the directive asks for one appointed officer or three to five. You may go on.")
    if size is PanelSize.SIX_OR_MORE:
        return say("{n} members: the directive asks for three to five at most. You may go on.", n=members)
    return ""


def approvers_notice(say: Speaker, preset: ApprovalPreset | None, members: int) -> str:
    """A warning where the chosen way asks for more members than there are, "" otherwise."""
    needed = {ApprovalPreset.ONE_OTHER: 2, ApprovalPreset.TWO_OTHERS: 3}.get(preset, 0) if preset else 0
    if members >= needed:
        return ""
    return say("This needs at least {n} members in office; until then nothing can be approved.", n=needed)
