"""Times of the day as people type them."""

from datetime import time

import pytest

from moderator_app.domain.errors import WrongTime
from moderator_app.domain.fields import clock_time


@pytest.mark.parametrize("typed", ["9:05", "09:05", "৯:০৫", " ০৯.০৫ ", "9 05"])
def test_a_time_is_read_in_every_usual_spelling(typed):
    assert clock_time(typed) == time(9, 5)


@pytest.mark.parametrize("typed", ["", "9", "24:00", "11:60", "এগারোটা", "11:00:00", "111:00", "-1:00"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(WrongTime):
        clock_time(typed)
