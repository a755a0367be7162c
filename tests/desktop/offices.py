"""A small office with two members at the desk, for programs that run as processes of their own."""

from pathlib import Path

from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Member, Role
from tests.cli.desk import FIRST_ON, office_in, small_office

PIN = "135790"
FIRST = Bilingual("নমুনা কার্যালয়", "Sample Office")
SECOND = Bilingual("রোকেয়া বেগম", "Rokeya Begum")
DESIGNATION = Bilingual("কর্মকর্তা", "Officer")


def office_of_two(folder: Path) -> Path:
    """The folder; the second member's PIN is `PIN`."""
    office = small_office(folder)
    core = office_in(office)
    founder = core.sign_in.seats()[0].member
    roles = frozenset({Role.DRAFTER, Role.REVIEWER})
    added = core.panel.add(founder.id, Member(core.panel.new_id(), SECOND, DESIGNATION, roles, FIRST_ON))
    core.sign_in.set_first_pin(added.member.id, added.code, PIN, PIN)
    core.opening.close()
    return office
