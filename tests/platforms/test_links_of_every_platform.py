import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moderator_app.domain.errors import WrongLink
from moderator_app.domain.pages import Platform
from moderator_app.ports import LinkVerdict
from tests.platforms.pages import KNOWN, URLS, page

platforms = st.sampled_from(list(Platform))
hosts = st.sampled_from(
    [
        "www.facebook.com",
        "fb.watch",
        "t.me",
        "x.t.me",
        "social.example",
        "sample.example.org",
        "x.com",
        "youtu.be",
        "www.youtube.com",
        "www.instagram.com",
        "www.linkedin.com",
        "evil.example",
    ]
)
parts = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        [
            "posts", "groups", "photo", "share", "p", "c", "s", "@sample", "users", "statuses", "status", "i", "..",
            "%2e%2e", "1", "feed", "update", "urn:li:x", "watch", "permalink.php", "profile.php", "?id=1", "?v=১", "#",
            "sample.office", "%ff",
        ]
    ),
)  # fmt: skip


@given(platforms, st.text())
def test_no_text_at_all_is_more_than_refused(platform, text):
    try:
        assert KNOWN.read_link(page(platform), text).verdict in LinkVerdict
    except WrongLink:
        return


@given(platforms, hosts, st.lists(parts, max_size=6))
@example(Platform.FACEBOOK, "www.facebook.com", ["profile.php", "?id=²"])
@example(Platform.YOUTUBE, "youtu.be", ["%80"])
def test_a_plain_link_reads_again_as_itself(platform, host, path):
    try:
        first = KNOWN.read_link(page(platform), f"https://{host}/{'/'.join(path)}")
    except WrongLink:
        return
    first.link.encode("ascii")
    first.found.encode("utf-8")
    assert KNOWN.read_link(page(platform), first.link) == first


@given(platforms, st.lists(parts, max_size=5))
def test_a_host_that_only_looks_alike_never_shows_the_page(platform, path):
    tail = "/".join(path)
    own = URLS[platform].split("/")[2]
    for host in (f"{own}.evil.example", f"evil-{own}", f"{own}@evil.example", f"evil.example\\.{own}", f"{own}:8443"):
        try:
            reading = KNOWN.read_link(page(platform), f"https://{host}/{tail}")
        except WrongLink:
            continue
        assert reading.verdict is LinkVerdict.OTHER_HOST


@pytest.mark.parametrize("platform", list(Platform))
def test_the_pages_own_address_is_never_a_post(platform):
    for link in (URLS[platform], URLS[platform].rstrip("/"), URLS[platform] + "?fbclid=x#top"):
        assert KNOWN.read_link(page(platform), link).verdict is LinkVerdict.NOT_A_POST


@pytest.mark.parametrize("platform", list(Platform))
@pytest.mark.parametrize(
    "link",
    ["", "  ", "কাল খোলা", "javascript:alert(1)", "ftp://t.me/x/1", "https://facebook.com@evil.example/x",
     "https://a b.com/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused_on_every_platform(platform, link):
    with pytest.raises(WrongLink):
        KNOWN.read_link(page(platform), link)


@pytest.mark.parametrize("platform", list(Platform))
def test_every_platform_has_composer_length_and_limit(platform):
    assert KNOWN.composer_link(page(platform), "লেখা").startswith("https://")
    assert KNOWN.text_length(page(platform), "লেখা") in {2, 4}
    limit = KNOWN.text_limit(page(platform))
    assert limit is None or limit >= 280
