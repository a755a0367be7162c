"""A pause holds until it is lifted; its stated end only asks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.domain.errors import EmptyField, TimeInPast
from moderator_app.domain.ids import MemberId
from moderator_app.domain.pauses import new_pause

NOW = datetime(2026, 2, 10, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHO = MemberId("a member")


def test_a_pause_holds_over_its_stated_end_until_somebody_lifts_it():
    pause = new_pause("  পেজ হ্যাক হয়েছে ", NOW, NOW + HOUR, WHO)
    assert pause.reason == "পেজ হ্যাক হয়েছে"
    assert (pause.holds, pause.is_over(NOW)) == (True, False)
    assert (pause.holds, pause.is_over(NOW + HOUR)) == (True, True)
    lifted = replace(pause, lifted_at=NOW, lifted_by=WHO)
    assert (lifted.holds, lifted.is_over(NOW + HOUR)) == (False, False)


def test_a_pause_wants_a_reason_and_an_end_that_lies_ahead():
    with pytest.raises(EmptyField):
        new_pause(" ", NOW, NOW + HOUR, WHO)
    with pytest.raises(TimeInPast):
        new_pause("কারণ", NOW, NOW, WHO)
