"""The annexes of the evaluation in their order: letter and heading."""

from dataclasses import dataclass

from moderator_app.words import Speaker, mark


@dataclass(frozen=True, slots=True)
class AnnexName:
    """Letter ("Annex A") and heading; English sources."""

    letter: str
    heading: str

    def full(self, say: Speaker) -> str:
        """ "Annex A: Definitions used"."""
        return f"{say(self.letter)}: {say(self.heading)}"


DEFINITIONS = AnnexName(mark("Annex A"), mark("Definitions used"))
WEEKS = AnnexName(mark("Annex B"), mark("Weeks by page"))
SHORT_WEEKS = AnnexName(mark("Annex C"), mark("Weeks that fell short, with reasons"))
PURPOSES = AnnexName(mark("Annex D"), mark("Posts by purpose"))
PANEL = AnnexName(mark("Annex E"), mark("Panel and checking"))
RECORD = AnnexName(mark("Annex F"), mark("What this paper rests on"))
POSTS = AnnexName(mark("Annex G"), mark("Every post"))
