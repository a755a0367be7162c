"""What a passphrase of the store must be."""

import pytest

from moderator_app.domain.errors import PassphraseTooShort
from moderator_app.domain.passphrases import check_long_enough, plain_passphrase


def test_eight_characters_are_enough():
    check_long_enough("boat tea")
    with pytest.raises(PassphraseTooShort) as refused:
        check_long_enough("boat te")
    assert refused.value.fields["minimum"] == 8


def test_length_is_counted_in_the_form_that_opens_the_store():
    assert plain_passphrase("e\u0301") == "\u00e9"
    with pytest.raises(PassphraseTooShort):
        check_long_enough("e\u0301" * 7)
    check_long_enough("e\u0301" * 8)
