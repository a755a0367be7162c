from datetime import timedelta

import pytest

from moderator_app.domain.errors import OutOfBounds
from moderator_app.domain.publishing_settings import PublishingSettings, checked_publishing


def test_what_holds_where_nothing_was_set_is_allowed():
    assert checked_publishing(PublishingSettings()) == PublishingSettings(180, 10, hand_over=True)


@pytest.mark.parametrize(
    ("settings", "bounds"),
    [
        (PublishingSettings(fresh_minutes=14), (15, 2880)),
        (PublishingSettings(fresh_minutes=2881), (15, 2880)),
        (PublishingSettings(spacing_minutes=-1), (0, 120)),
        (PublishingSettings(spacing_minutes=121), (0, 120)),
    ],
)
def test_a_number_out_of_its_bounds_is_refused_with_them(settings, bounds):
    with pytest.raises(OutOfBounds) as refused:
        checked_publishing(settings)
    assert (refused.value.fields["least"], refused.value.fields["most"]) == bounds


def test_minutes_are_told_as_times():
    settings = PublishingSettings(fresh_minutes=60, spacing_minutes=5)
    assert (settings.fresh_for, settings.spacing) == (timedelta(hours=1), timedelta(minutes=5))
