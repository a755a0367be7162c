import pytest

from moderator_app.domain.pages import Platform
from tests.platforms.pages import KNOWN, page, verdict

TG, MA, WP, X = Platform.TELEGRAM, Platform.MASTODON, Platform.WORDPRESS, Platform.X
BANGLA_HOST = f"https://{'নমুনা.বাংলা'.encode('idna').decode()}/tika"
YT, IG, LI = Platform.YOUTUBE, Platform.INSTAGRAM, Platform.LINKEDIN


@pytest.mark.parametrize(
    ("platform", "link", "plain"),
    [
        (TG, "https://t.me/Sample_Office/42?single", "https://t.me/sample_office/42"),
        (TG, "https://t.me/s/sample_office/42", "https://t.me/sample_office/42"),
        (TG, "https://telegram.me/sample_office/7/42", "https://t.me/sample_office/7/42"),
        (TG, "https://sample_office.t.me/42", "https://t.me/sample_office/42"),
        (MA, "https://social.example/@sample/1122334455", "https://social.example/@sample/1122334455"),
        (MA, "https://social.example/users/Sample/statuses/1122334455", "https://social.example/@sample/1122334455"),
        (MA, "https://social.example/web/@sample/1122334455?x=1", "https://social.example/@sample/1122334455"),
        (MA, "https://social.example/@sample@social.example/11", "https://social.example/@sample/11"),
        (WP, "https://sample.example.org/news/tika/?utm_source=fb&fbclid=1", "https://sample.example.org/news/tika/"),
        (WP, "http://www.sample.example.org/news/2026/10/tika", "https://www.sample.example.org/news/2026/10/tika"),
        (WP, "https://sample.example.org/news/?p=123", "https://sample.example.org/news/?p=123"),
        (WP, "https://sample.example.org/news/টিকা", "https://sample.example.org/news/%E0%A6%9F%E0%A6%BF%E0%A6%95%E0%A6%BE"),
        (WP, "https://sample.example.org/news/%e0%a6%9f%E0%A6%BF", "https://sample.example.org/news/%E0%A6%9F%E0%A6%BF"),
        (X, "https://twitter.com/sampleoffice/status/99?s=20&t=abc", "https://x.com/SampleOffice/status/99"),
        (X, "https://mobile.twitter.com/SAMPLEOFFICE/status/99/photo/1", "https://x.com/SampleOffice/status/99"),
        (IG, "https://www.instagram.com/sample.office/p/Cabc12/?igsh=x", "https://www.instagram.com/sample.office/p/Cabc12"),
        (YT, "https://youtube.com/@sampleoffice/community?lb=Ugkx123", "https://www.youtube.com/@sampleoffice/community?lb=Ugkx123"),
        (LI, "https://bd.linkedin.com/posts/sample-office_tika-activity-7123-ab?trk=x", "https://www.linkedin.com/posts/sample-office_tika-activity-7123-ab"),
    ],
)  # fmt: skip
def test_a_post_that_names_its_page_shows_it_in_plain_form(platform, link, plain):
    reading = KNOWN.read_link(page(platform), link)
    assert (reading.verdict.value, reading.link) == ("shows_page", plain)


@pytest.mark.parametrize(
    ("platform", "link", "plain"),
    [
        (TG, "https://t.me/c/1234567890/42", "https://t.me/c/1234567890/42"),
        (MA, "https://social.example/notice/AbC123", "https://social.example/notice/AbC123"),
        (X, "https://x.com/i/web/status/99", "https://x.com/i/status/99"),
        (X, "https://x.com/i/status/99", "https://x.com/i/status/99"),
        (YT, "https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        (YT, "https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=10s", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        (YT, "https://www.youtube.com/shorts/abcDEF123", "https://www.youtube.com/shorts/abcDEF123"),
        (YT, "https://www.youtube.com/embed/abcDEF123", "https://www.youtube.com/watch?v=abcDEF123"),
        (YT, "https://www.youtube.com/post/Ugkx123", "https://www.youtube.com/post/Ugkx123"),
        (YT, "https://www.youtube.com/channel/UC123456/community?lb=Ugkx1", "https://www.youtube.com/channel/UC123456/community?lb=Ugkx1"),
        (IG, "https://www.instagram.com/p/Cabc12/?igsh=x", "https://www.instagram.com/p/Cabc12"),
        (IG, "https://instagram.com/reel/Cabc12/", "https://www.instagram.com/reel/Cabc12"),
        (IG, "https://www.instagram.com/share/p/abc", "https://www.instagram.com/share/p/abc"),
        (LI, "https://www.linkedin.com/feed/update/urn:li:activity:7123/", "https://www.linkedin.com/feed/update/urn:li:activity:7123"),
        (LI, "https://www.linkedin.com/embed/feed/update/urn:li:share:7", "https://www.linkedin.com/feed/update/urn:li:share:7"),
        (LI, "https://www.linkedin.com/pulse/some-article", "https://www.linkedin.com/pulse/some-article"),
    ],
)  # fmt: skip
def test_a_post_that_does_not_name_its_page_shows_none(platform, link, plain):
    reading = KNOWN.read_link(page(platform), link)
    assert (reading.verdict.value, reading.link) == ("shows_no_page", plain)


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        (TG, "https://t.me/other_office/42"), (TG, "https://t.me/other_office"), (MA, "https://social.example/@other/11"),
        (MA, "https://social.example/@sample@far.example/11"), (MA, "https://social.example/@other"),
        (WP, "https://sample.example.org/blog/tika"), (WP, "https://sample.example.org/"), (WP, "https://sample.example.org/news/../x"),
        (X, "https://x.com/other/status/99"), (X, "https://x.com/other"), (YT, "https://www.youtube.com/@other"),
        (IG, "https://www.instagram.com/other/p/Cabc12/"), (IG, "https://www.instagram.com/stories/other/123/"),
        (IG, "https://www.instagram.com/other/"), (LI, "https://www.linkedin.com/posts/other_tika-activity-7123-ab"),
        (LI, "https://www.linkedin.com/company/other/"),
    ],
)  # fmt: skip
def test_another_page_is_told_apart_and_named(platform, link):
    reading = KNOWN.read_link(page(platform), link)
    assert reading.verdict.value == "other_page"
    assert reading.found


@pytest.mark.parametrize(
    ("platform", "link", "host"),
    [
        (TG, "https://t.me.evil.example/sample_office/42", "t.me.evil.example"),
        (TG, "https://t.me:444/sample_office/42", "t.me:444"),
        (MA, "https://far.example/@sample@social.example/11", "far.example"),
        (MA, "https://social.example:3000/@sample/11", "social.example:3000"),
        (WP, "https://sample.example.org.evil.example/news/tika", "sample.example.org.evil.example"),
        (WP, "https://sample.example.org:8080/news/tika", "sample.example.org:8080"),
        (X, "https://t.co/abc", "t.co"),
        (X, "https://fixupx.com/sampleoffice/status/99", "fixupx.com"),
        (YT, "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "youtube.com.evil.example"),
        (IG, "https://evilinstagram.com/p/Cabc12/", "evilinstagram.com"),
        (LI, "https://lnkd.in/abc", "lnkd.in"),
    ],
)
def test_another_host_is_named(platform, link, host):
    reading = KNOWN.read_link(page(platform), link)
    assert (reading.verdict.value, reading.found) == ("other_host", host)


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        (TG, "https://t.me/"), (TG, "https://t.me/s/sample_office"), (TG, "https://t.me/share/url?url=x"),
        (TG, "https://t.me/sample_office/boost"), (TG, "https://t.me/+AbCdEf"), (TG, "https://t.me/c/123"), (TG, "https://t.me/s"),
        (MA, "https://social.example/"), (MA, "https://social.example/@sample"), (MA, "https://social.example/@sample/media"),
        (MA, "https://social.example/users/sample"), (MA, "https://social.example/explore"),
        (WP, "https://sample.example.org/news"), (WP, "https://sample.example.org/news/?utm_source=x"),
        (WP, "https://sample.example.org/news/index.php"), (WP, "https://sample.example.org/news/wp-admin/post.php?post=1"),
        (WP, "https://sample.example.org/news/category/x"), (WP, "https://sample.example.org/news/2026/10/"),
        (WP, "https://sample.example.org/news/?s=tika"), (X, "https://x.com/"), (X, "https://x.com/home"),
        (X, "https://x.com/sampleoffice/with_replies"), (X, "https://x.com/i/lists/1"), (YT, "https://www.youtube.com/"),
        (YT, "https://www.youtube.com/@SAMPLEOFFICE/videos"), (YT, "https://www.youtube.com/watch"), (YT, "https://youtu.be/a"),
        (YT, "https://www.youtube.com/channel/UC123456"), (IG, "https://www.instagram.com/"), (IG, "https://www.instagram.com/p/"),
        (IG, "https://www.instagram.com/SAMPLE.OFFICE"), (LI, "https://www.linkedin.com/feed/"), (LI, "https://www.linkedin.com/"),
        (LI, "https://www.linkedin.com/company/Sample-Office/posts/"), (LI, "https://www.linkedin.com/company/123456"),
    ],
)  # fmt: skip
def test_the_page_itself_or_a_list_is_not_a_post(platform, link):
    assert verdict(platform, link) == "not_a_post"


@pytest.mark.parametrize(
    ("platform", "url", "link", "wanted"),
    [
        (TG, "https://t.me/c/1234567890", "https://t.me/c/1234567890/42", "shows_page"),
        (TG, "https://t.me/c/1234567890", "https://t.me/c/99/42", "other_page"),
        (TG, "https://t.me/c/1234567890", "https://t.me/sample_office/42", "shows_no_page"),
        (TG, "https://t.me/+AbCdEf", "https://t.me/c/1234567890/42", "shows_no_page"),
        (WP, "http://sample.example.org", "http://sample.example.org/tika", "shows_page"),
        (WP, "https://নমুনা.বাংলা/", BANGLA_HOST, "shows_page"),
        (LI, "https://www.linkedin.com/company/123456", "https://linkedin.com/posts/sample_x-1", "shows_no_page"),
        (YT, "https://www.youtube.com/channel/UCabc", "https://www.youtube.com/channel/UCABC", "other_page"),
        (X, "https://x.com/", "https://x.com/sample/status/1", "other_page"),
    ],
)  # fmt: skip
def test_the_registered_address_decides_what_is_the_page(platform, url, link, wanted):
    assert verdict(platform, link, url) == wanted


def test_a_site_without_https_keeps_its_own_scheme():
    reading = KNOWN.read_link(page(WP, "http://sample.example.org"), "http://sample.example.org/tika")
    assert reading.link == "http://sample.example.org/tika"


def test_composers_that_take_a_text_get_it():
    assert KNOWN.composer_link(page(X), "টিকা & কেন্দ্র") == (
        "https://x.com/intent/post?text=%E0%A6%9F%E0%A6%BF%E0%A6%95%E0%A6%BE%20%26%20"
        "%E0%A6%95%E0%A7%87%E0%A6%A8%E0%A7%8D%E0%A6%A6%E0%A7%8D%E0%A6%B0"
    )
    assert KNOWN.composer_link(page(MA), "a b") == "https://social.example/share?text=a%20b"


def test_a_text_too_long_for_an_address_is_left_to_the_clipboard():
    assert KNOWN.composer_link(page(X), "ক" * 400) == "https://x.com/intent/post"


def test_a_channel_opens_in_telegram_and_the_rest_open_their_page():
    assert KNOWN.composer_link(page(TG, "https://t.me/s/sample_office"), "ক") == "https://t.me/sample_office"
    assert KNOWN.composer_link(page(TG, "https://t.me/c/123"), "ক") == "https://t.me/c/123"
    for platform in (WP, YT, IG, LI):
        assert KNOWN.composer_link(page(platform), "ক") == page(platform).url


@pytest.mark.parametrize(
    ("platform", "links"),
    [
        (X, ("https://x.com/SampleOffice/status/12", "https://mobile.twitter.com/SAMPLEOFFICE/status/12?s=20")),
        (IG, ("https://instagram.com/sample.office/p/AbC/", "https://www.instagram.com/Sample.Office/p/AbC")),
        (MA, ("https://social.example/@sample/12", "https://social.example/@Sample/12")),
        (TG, ("https://t.me/sample_office/12", "https://t.me/s/SAMPLE_office/12")),
    ],
)
def test_one_post_has_one_address_however_its_account_is_spelt(platform, links):
    assert len({KNOWN.read_link(page(platform), link).link for link in links}) == 1
