from dataclasses import FrozenInstanceError

import pytest

from moderator_app.domain.appearance import TEXT_SIZES, Appearance, Scheme
from moderator_app.domain.lines import PostFilter, PostLine, PostQuery
from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.settings import Settings
from moderator_app.domain.slots import DEFAULT_SLOTS
from moderator_app.words import Digits, Language
from tests.domain.samples import NASRIN, NOW


def test_a_new_office_wants_one_other_approver_and_has_two_slots_a_week():
    settings = Settings()
    assert (settings.preset, settings.slots) == (ApprovalPreset.ONE_OTHER, DEFAULT_SLOTS)
    assert not settings.slots_confirmed
    assert not settings.preset_confirmed


def test_a_new_desk_speaks_bangla_in_light_colours_at_plain_size():
    look = Appearance()
    assert (look.language, look.digits, look.scheme) == (Language.BANGLA, Digits.BANGLA, Scheme.LIGHT)
    assert look.text_size == TEXT_SIZES[0] == 100


def test_a_list_asks_for_all_posts_newest_edit_first():
    assert PostQuery() == PostQuery(which=PostFilter.ALL, page_id=None, by_plan=False)


def test_lines_cannot_be_changed_after_they_were_read():
    line = PostLine("p", "শিরোনাম", None, NASRIN, NASRIN, ReviewStage.DRAFT, 1, None, NOW, "", None)
    assert line.deliveries == ()
    with pytest.raises(FrozenInstanceError):
        line.title = "অন্য"
