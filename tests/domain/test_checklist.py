import pytest

from moderator_app.domain.checklist import CheckItem, Signed, asked_of, check_signed
from moderator_app.domain.errors import CheckNotSigned
from tests.domain.samples import draft

ALL = tuple(Signed(item, item.value) for item in CheckItem)


def test_the_pictures_are_asked_for_only_where_there_are_some():
    assert asked_of(draft()) == tuple(CheckItem)
    assert asked_of(draft(media=())) == (CheckItem.PLACE, CheckItem.TRUTH, CheckItem.PRIVATE)


def test_signed_points_are_kept_once_and_in_their_order():
    assert check_signed(draft(), (*reversed(ALL), ALL[0])) == ALL
    assert check_signed(draft(media=()), ALL) == ALL[:3]


@pytest.mark.parametrize("left_out", list(CheckItem))
def test_a_point_left_out_or_without_words_is_refused(left_out):
    with pytest.raises(CheckNotSigned):
        check_signed(draft(), [s for s in ALL if s.item is not left_out])
    with pytest.raises(CheckNotSigned):
        check_signed(draft(), [Signed(s.item, " ") if s.item is left_out else s for s in ALL])
