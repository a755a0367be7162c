"""PINs: argon2id over one spelling of what is typed."""

import unicodedata

from moderator_app.system.pin_hasher import Argon2PinHasher
from tests.store_fixture import cheap_hasher

HASHER = cheap_hasher()


def test_a_pin_matches_itself_and_nothing_else():
    hashed = HASHER.hash("৭৩৯১৫৪")
    assert hashed.startswith("$argon2id$")
    assert HASHER.matches(hashed, "৭৩৯১৫৪")
    assert HASHER.matches(hashed, "739154")
    assert not HASHER.matches(hashed, "739155")
    assert hashed != HASHER.hash("৭৩৯১৫৪")


def test_spellings_of_a_bangla_word_are_one():
    word = "ভালো নিয়ম"
    hashed = HASHER.hash(word)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert HASHER.matches(hashed, unicodedata.normalize(form, word))
    assert HASHER.matches(hashed, word.replace("\u09df", "\u09af\u09bc"))


def test_an_empty_or_torn_hash_matches_nothing():
    for torn in ("", "x", "$argon2id$v=19$m=8,t=1,p=1$x"):
        assert not HASHER.matches(torn, "")


def test_a_code_is_eight_digits_in_two_groups_and_blanks_do_not_matter():
    codes = {HASHER.new_code() for _ in range(50)}
    assert len(codes) > 45
    assert all(len(code) == 9 and code[4] == " " and code.replace(" ", "").isdecimal() for code in codes)
    code = codes.pop()
    assert HASHER.matches(HASHER.hash(code), code.replace(" ", "-"))


def test_the_real_cost_is_the_librarys():
    hashed = Argon2PinHasher().hash("739154")
    assert "m=65536,t=3,p=4" in hashed
