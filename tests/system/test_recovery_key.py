"""The recovery key: on paper in groups of four, typed back in any way a person types."""

import pytest

from moderator_app.domain.errors import BadRecoveryKey, WrongKey
from moderator_app.system.recovery_key import looks_like_recovery_key, new_recovery_key, seal_for, unseal_with

KEY = new_recovery_key()
SEALED = seal_for(KEY.recipient, b"secret")


def test_it_is_printed_in_groups_of_four():
    prefix, first, *groups = KEY.text.split()
    assert prefix == "AGE-SECRET-KEY-1"
    assert 0 < len(first) <= 4
    assert {len(group) for group in groups} == {4}
    assert KEY.last_group == groups[-1]


@pytest.mark.parametrize(
    "typed",
    [
        KEY.text,
        KEY.text.lower(),
        KEY.text.replace(" ", ""),
        KEY.text.replace(" ", "-"),
        f"  {KEY.text}\n",
        KEY.text.replace(" ", "\u00a0\n"),
        KEY.text.replace("-", "").replace(" ", ""),
        KEY.text.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")),
    ],
    # The key is another one in every process; the names of the tests must not be.
    ids=["as printed", "small", "run together", "dashes", "blanks around", "other blanks", "bare", "Bangla digits"],
)
def test_it_is_known_however_it_is_typed(typed):
    assert looks_like_recovery_key(typed)
    assert unseal_with(typed, SEALED) == b"secret"


def test_a_mistyped_one_is_told_from_a_wrong_one():
    last = "Q" if KEY.text[-1] != "Q" else "P"
    for mistyped in (KEY.text[:-1] + last, KEY.text[:-4], "AGE-SECRET-KEY-1"):
        with pytest.raises(BadRecoveryKey):
            unseal_with(mistyped, SEALED)
    with pytest.raises(WrongKey):
        unseal_with(new_recovery_key().text, SEALED)


def test_a_passphrase_does_not_look_like_one():
    assert not looks_like_recovery_key("age of secret keys")


def test_a_recipient_that_is_none_is_refused():
    with pytest.raises(BadRecoveryKey):
        seal_for("age1nobody", b"secret")
