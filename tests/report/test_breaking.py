import pytest

from moderator_app.report.breaking import breakable


def test_a_long_name_breaks_after_its_joining_signs():
    assert breakable("Namunapur_Upazila_Administration") == "Namunapur_\u200bUpazila_\u200bAdministrati\u200bon"


def test_a_long_bangla_run_never_breaks_inside_a_syllable():
    broken = breakable("ক্ষ্ম্যাদৃষ্টিপ্রতিবন্ধী" * 3)
    assert "\u200b" in broken
    assert all(part[0] in "কষমযদপরতবনধঐ" for part in broken.split("\u200b"))
    assert "\u09cd\u200b" not in broken


@pytest.mark.parametrize(
    "text",
    [
        "ঊর্ধ্বতন কর্তৃপক্ষের সংক্ষিপ্ত কর্মপরিকল্পনা",
        "https://www.facebook.com/namunapur/posts/pfbid0123456789",
        "",
        "👨\u200d👩\u200d👧" * 9,
    ],
)
def test_ordinary_words_links_and_pictures_stay_whole(text):
    assert breakable(text) == text
