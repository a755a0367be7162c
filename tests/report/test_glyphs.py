import unicodedata

from moderator_app.report.glyphs import MISSING_SIGN, drawable, tidy, uncovered


def test_bangla_latin_and_emoji_are_covered():
    assert uncovered(["ঊর্ধ্বতন কর্তৃপক্ষ ৳ ১২,৩৪৫ – “Namunapur” ⚠️ 🙏🏽 👨‍👩‍👧 ✔"]) == ()


def test_what_no_font_has_is_named_in_order():
    assert uncovered(["سلام", "漢"]) == tuple(sorted("سلام漢"))


def test_the_missing_sign_can_itself_be_drawn():
    assert uncovered([MISSING_SIGN]) == ()


def test_missing_characters_become_the_sign_one_by_one():
    assert drawable("ক漢字খ", {"漢", "字"}) == f"ক{MISSING_SIGN * 2}খ"


def test_text_is_composed_and_loses_control_characters():
    assert tidy("e\u0301\x00\n\ufeff") == "é  "
    assert tidy("\u09af\u09bc") == unicodedata.normalize("NFC", "য়")


def test_joiners_that_shape_bangla_stay():
    assert tidy("র\u200d্যা ক্\u200cষ") == "র\u200d্যা ক্\u200cষ"


def test_half_a_surrogate_pair_is_dropped():
    assert tidy("a\ud800b") == "ab"


def test_a_vowel_sign_behind_a_picture_is_parted_from_it():
    assert drawable("👍িক", set()) == "👍\u200bিক"
    assert drawable("漢\u0301", {"漢"}) == f"{MISSING_SIGN}\u200b\u0301"
    assert drawable("ক🏽", set()) == "ক\u200b🏽"


def test_syllables_of_one_font_stay_whole():
    for text in ("👍🏽 ❤️ 1️⃣ 👨\u200d👩\u200d👧 ✔", "ক্ষ্ম্য র\u200d্যা", "e\u0301q\u0301 ✔"):
        assert drawable(text, set()) == tidy(text)
