"""One random key, and the wrappings that open it."""

import json
import os
import unicodedata

import pytest

from moderator_app.domain.errors import BadKeyFile, PassphraseTooShort, StoreDamaged, WrongKey
from moderator_app.system.key_wrapping import (
    WrappingCost,
    new_key,
    passphrase_wrapping,
    read_key_file,
    read_wrappings,
    recovery_wrapping,
    wrappings_text,
)
from moderator_app.system.recovery_key import new_recovery_key
from tests.store_fixture import CHEAP

KEY = new_key()
RECOVERY = new_recovery_key()
PASSPHRASE = "নিয়মিত ১২৩"


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "desk.keys"
    both = passphrase_wrapping(KEY, PASSPHRASE, CHEAP), recovery_wrapping(KEY, RECOVERY.recipient)
    place.write_text(wrappings_text(KEY, *both), encoding="utf-8")
    return place


def test_each_wrapping_opens_the_same_key(path):
    wrappings = read_wrappings(path)
    assert wrappings.by_passphrase(PASSPHRASE) == wrappings.by_recovery_key(RECOVERY.text) == KEY
    assert wrappings.fits(KEY)
    assert not wrappings.fits(new_key())


def test_both_spellings_of_a_bangla_word_are_one_passphrase(path):
    spellings = {unicodedata.normalize(form, PASSPHRASE) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    spellings.add(PASSPHRASE.replace("\u09df", "\u09af\u09bc"))
    assert len(spellings) > 1 or "\u09df" not in PASSPHRASE
    for spelling in spellings:
        assert read_wrappings(path).by_passphrase(spelling) == KEY


def test_a_wrong_passphrase_opens_nothing(path):
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE[:-1], KEY.hex()):
        with pytest.raises(WrongKey):
            read_wrappings(path).by_passphrase(wrong)


def test_the_file_does_not_hold_the_key(path):
    text = path.read_text(encoding="utf-8")
    assert KEY.hex() not in text
    assert PASSPHRASE not in text
    assert RECOVERY.recipient in text


def test_a_short_passphrase_is_refused():
    with pytest.raises(PassphraseTooShort) as refused:
        passphrase_wrapping(KEY, "১২৩৪৫৬৭", CHEAP)
    assert refused.value.fields == {"minimum": 8}


def test_a_passphrase_costs_what_the_standard_says():
    assert WrappingCost() == WrappingCost(passes=3, memory=65536, lanes=4)


@pytest.mark.parametrize("torn", ["", "{}", "[]", '{"format": 2}', '{"format": 1, "key_id": "x", "wrappings": 1}'])
def test_a_torn_file_is_told_as_damage(path, torn):
    path.write_text(torn, encoding="utf-8")
    with pytest.raises(StoreDamaged):
        read_wrappings(path)


def test_a_store_without_a_recovery_wrapping_takes_no_recovery_key(path):
    tree = json.loads(path.read_text(encoding="utf-8"))
    tree["wrappings"] = []
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(WrongKey):
        read_wrappings(path).by_recovery_key(RECOVERY.text)


def test_a_key_file_is_64_hexadecimal_digits(tmp_path):
    path = tmp_path / "key"
    path.write_text(f"{KEY.hex().upper()}\r\n", encoding="utf-8")
    assert read_key_file(path) == KEY
    for wrong in ("", KEY.hex()[:-1], KEY.hex() + "00", "x" * 64, "০" * 64, " ".join([KEY.hex()[:32], KEY.hex()[32:]])):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(BadKeyFile):
            read_key_file(path)
    os.truncate(path, 1 << 40)
    with pytest.raises(BadKeyFile):
        read_key_file(path)
    with pytest.raises(BadKeyFile):
        read_key_file(tmp_path / "none")
    with pytest.raises(BadKeyFile):
        read_key_file(tmp_path)
