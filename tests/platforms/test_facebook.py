import pytest

from moderator_app.domain.pages import PageKind, Platform
from tests.platforms.pages import KNOWN, page, verdict

FB = Platform.FACEBOOK
BY_NUMBER = "https://www.facebook.com/profile.php?id=100064512345678"
NUMBERED_POST = "https://facebook.com/100064512345678/posts/9"
GROUP = "https://www.facebook.com/groups/sample.group/"
PFBID = "pfbid02abcDEF345ghi"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/sample.office/posts/1234567890",
        "https://www.facebook.com/SAMPLEOFFICE/posts/1234567890/",
        "https://m.facebook.com/sample.office/posts/1234567890?mibextid=abc",
        "https://mbasic.facebook.com/sample.office/posts/1234567890",
        "https://web.facebook.com/sample.office/posts/1234567890?_rdc=1&_rdr",
        "https://business.facebook.com/sample.office/posts/1234567890",
        "https://bn-in.facebook.com/sample.office/posts/1234567890",
        "http://fb.com/sample.office/posts/1234567890",
        "facebook.com/sample.office/posts/1234567890",
        "HTTPS://WWW.FACEBOOK.COM/sample.office/posts/1234567890#comments",
        f"https://www.facebook.com/sample.office/posts/{PFBID}?__cft__[0]=AZX&__tn__=%2CO",
        "https://www.facebook.com/sample.office/posts/টিকা-কেন্দ্র/1234567890",
        "https://www.facebook.com/sample.office/videos/1234567890/",
        "https://www.facebook.com/sample.office/videos/title-of-it/1234567890/",
        "https://www.facebook.com/sample.office/photos/a.111/1234567890/?type=3",
        "https://www.facebook.com/sample.office//posts/./1234567890",
        "https://www.facebook.com:443/sample.office/posts/1234567890",
    ],
)
def test_a_post_whose_path_names_the_page_shows_it(link):
    assert verdict(FB, link) == "shows_page"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/share/p/1AbCdEfGhI/?mibextid=wwXIfr",
        "https://www.facebook.com/share/v/1AbCdEfGhI/",
        "https://www.facebook.com/share/1AbCdEfGhI/",
        "https://www.facebook.com/photo/?fbid=1234567890&set=a.999",
        "https://www.facebook.com/photo.php?fbid=1234567890",
        "https://www.facebook.com/reel/1234567890",
        "https://www.facebook.com/watch/?v=1234567890",
        "https://fb.watch/abcDEF123/",
        "https://www.facebook.com/stories/1234567890/abc",
        # a number cannot be matched with a name
        "https://www.facebook.com/permalink.php?story_fbid=pfbid02abc&id=100064512345678",
        "https://m.facebook.com/story.php?story_fbid=pfbid02abc&id=100064512345678",
        "https://www.facebook.com/100064512345678/posts/1234567890",
    ],
)
def test_a_post_whose_address_does_not_tell_its_page_shows_none(link):
    assert verdict(FB, link) == "shows_no_page"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/other.office/posts/1234567890",
        f"https://www.facebook.com/other.office/posts/{PFBID}",
        "https://www.facebook.com/sample.office/../other.office/posts/1",
        "https://www.facebook.com/sample.office/%2e%2e/other.office/posts/1",
        "https://www.facebook.com/groups/sample.office/posts/1234567890",
        "https://www.facebook.com/other.office",
        "https://www.facebook.com/sample.office.evil/posts/1",
        "https://www.facebook.com/sample.office%2Fposts/posts/1",
    ],
)
def test_a_post_of_another_page_is_told_apart(link):
    reading = KNOWN.read_link(page(FB), link)
    assert reading.verdict.value == "other_page"
    assert reading.found


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://facebook.com.evil.example/sample.office/posts/1", "facebook.com.evil.example"),
        ("https://evil.example/facebook.com/sample.office/posts/1", "evil.example"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example", "l.facebook.com"),
        ("https://notfacebook.com/sample.office/posts/1", "notfacebook.com"),
        ("https://fаcebook.com/sample.office/posts/1", "xn--fcebook-2fg.com"),
        ("https://www.facebook.com:8443/sample.office/posts/1", "www.facebook.com:8443"),
        ("https://x.com/sample/status/1", "x.com"),
    ],
)
def test_another_host_is_named(link, host):
    reading = KNOWN.read_link(page(FB), link)
    assert (reading.verdict.value, reading.found) == ("other_host", host)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/sample.office", "https://www.facebook.com/sampleoffice/", "https://www.facebook.com/",
        "https://www.facebook.com/sample.office/posts", "https://www.facebook.com/sample.office/photos",
        "https://www.facebook.com/sample.office/about", "https://www.facebook.com/sample.office/videos/all",
        "https://www.facebook.com/login/?next=x", "https://www.facebook.com/watch/", "https://www.facebook.com/reel/",
        "https://www.facebook.com/share/p/", "https://www.facebook.com/photo/?fbid=", "https://fb.watch/",
        "https://www.facebook.com/permalink.php?id=100064512345678", "https://www.facebook.com/groups",
        "https://www.facebook.com/profile.php", "https://www.facebook.com/profile.php?id=100064512345678",
        "https://business.facebook.com/latest/composer?asset_id=1", "https://www.facebook.com/permalink.php?story_fbid=1",
    ],
)  # fmt: skip
def test_the_page_itself_or_a_list_is_not_a_post(link):
    assert verdict(FB, link) == "not_a_post"


@pytest.mark.parametrize(
    ("url", "link", "wanted"),
    [
        (BY_NUMBER, "https://www.facebook.com/permalink.php?story_fbid=1&id=100064512345678", "shows_page"),
        (BY_NUMBER, "https://www.facebook.com/100064512345678/posts/99", "shows_page"),
        (BY_NUMBER, "https://www.facebook.com/permalink.php?story_fbid=1&id=100099999999999", "other_page"),
        (BY_NUMBER, "https://www.facebook.com/sample.office/posts/99", "shows_no_page"),
        (BY_NUMBER, BY_NUMBER, "not_a_post"),
        ("https://www.facebook.com/p/Sample-Office-100064512345678/", NUMBERED_POST, "shows_page"),
        ("https://www.facebook.com/pages/Sample/100064512345678", NUMBERED_POST, "shows_page"),
        ("https://www.facebook.com/people/Sample/100064512345678/", "https://facebook.com/10009/posts/9", "other_page"),
        (GROUP, "https://www.facebook.com/groups/samplegroup/posts/99/", "shows_page"),
        (GROUP, "https://www.facebook.com/groups/sample.group/permalink/99/", "shows_page"),
        (GROUP, "https://www.facebook.com/groups/123456/posts/99/", "shows_no_page"),
        (GROUP, "https://www.facebook.com/groups/other/posts/99/", "other_page"),
        (GROUP, GROUP, "not_a_post"),
        ("https://www.facebook.com/", "https://www.facebook.com/sample.office/posts/99", "shows_no_page"),
    ],
)  # fmt: skip
def test_ids_numbers_and_groups_are_matched_by_what_both_addresses_give(url, link, wanted):
    assert verdict(FB, link, url) == wanted


@pytest.mark.parametrize(
    ("link", "plain"),
    [
        (
            "http://m.facebook.com/sample.office/posts/12/?fbclid=IwAR0&__cft__[0]=A&mibextid=Z#x",
            "https://www.facebook.com/Sample.Office/posts/12",
        ),
        ("https://www.facebook.com/photo?set=a.1&fbid=12", "https://www.facebook.com/photo?fbid=12"),
        (
            "https://m.facebook.com/story.php?refid=1&id=34&story_fbid=12",
            "https://www.facebook.com/permalink.php?story_fbid=12&id=34",
        ),
        ("https://fb.watch/abc/?ref=x", "https://fb.watch/abc"),
        ("https://web.facebook.com/sample.office/posts/টিকা/12", "https://www.facebook.com/Sample.Office/posts/12"),
    ],
)  # fmt: skip
def test_the_plain_form_carries_no_tracking(link, plain):
    assert KNOWN.read_link(page(FB), link).link == plain
    assert KNOWN.read_link(page(FB), plain).link == plain


def test_one_post_has_one_address_however_its_page_is_spelt_in_it():
    spelt = (
        "https://www.facebook.com/sample.office/posts/12",
        "https://m.facebook.com/SAMPLEOFFICE/posts/12/?mibextid=Z",
        "https://www.facebook.com/pg/Sample.Office/posts/টিকা-কেন্দ্র/12",
        "facebook.com/sampleoffice-100064512345678/posts/12",
    )
    assert {KNOWN.read_link(page(FB), link).link for link in spelt} == {
        "https://www.facebook.com/Sample.Office/posts/12"
    }
    group = KNOWN.read_link(page(FB, GROUP), "https://m.facebook.com/groups/SampleGroup/permalink/7/")
    assert group.link == "https://www.facebook.com/groups/sample.group/permalink/7"
    other = KNOWN.read_link(page(FB), "https://www.facebook.com/Other.Office/posts/12")
    assert other.link == "https://www.facebook.com/Other.Office/posts/12"


def test_the_composer_opens_where_the_number_of_a_page_is_known_else_the_page():
    composer = "https://business.facebook.com/latest/composer/?asset_id=100064512345678"
    assert KNOWN.composer_link(page(FB, BY_NUMBER), "লেখা") == composer
    assert KNOWN.composer_link(page(FB, BY_NUMBER, PageKind.PROFILE), "লেখা") == BY_NUMBER
    assert KNOWN.composer_link(page(FB), "লেখা") == page(FB).url
    assert KNOWN.composer_link(page(FB, GROUP, PageKind.GROUP), "লেখা") == GROUP
