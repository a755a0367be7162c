"""The preview in the shape of each platform, with real widgets."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.pages import Platform
from moderator_app.domain.posts import Draft, MediaUse
from moderator_app.platforms.registry import KnownPlatforms
from moderator_app.services.drafting import Measure
from moderator_app.words import Language, Speaker
from tests.platforms.pages import page as page_on
from tests.ui.screens.writing_desk import TEXT
from ui.screens.composer.preview import PreviewCard
from ui.screens.composer.preview_state import handle_of, preview_state
from ui.screens.composer.writing import Writing
from ui.theme import Theme
from ui.widgets.page_face import PageFace

FACE = PageFace("জে", 1, "জেলা প্রশাসন, নমুনা জেলা")
KNOWN = KnownPlatforms()
SHAPED = (Platform.FACEBOOK, Platform.TELEGRAM, Platform.MASTODON, Platform.WORDPRESS, Platform.X, Platform.LINKEDIN)


def measured(page, content):
    plain, limit = KNOWN.text_limit(page), KNOWN.text_limit(page, pictures=bool(content.media))
    return Measure(KNOWN.text_length(page, KNOWN.message(page, content)), limit, caption=limit != plain)


def state(platform, text=TEXT, pictures=0, link="", language=Language.ENGLISH):
    page = page_on(platform)
    media = tuple(MediaUse(MediaHash(str(n))) for n in range(pictures))
    writing = Writing(Draft(text, link, None, (page.id,), media=media), (page.id,))
    return preview_state(Speaker(language), writing, page, FACE, measured)


def image(media_hash):
    if media_hash == "9":
        return QImage()
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(QColor("#6a8caf"))
    return made


@pytest.fixture
def card(qapp):
    made = []

    def show(one, theme=None, language=Language.ENGLISH):
        new = PreviewCard(theme or Theme(Scheme.LIGHT, 100), Speaker(language), image)
        new.setFixedWidth(440)
        new.show_state(one)
        new.show()
        settle()
        made.append(new)
        return new

    yield show
    for one in made:
        dispose(one)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("platform", SHAPED)
@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.LIGHT, 100), (Scheme.DARK, 150)])
def test_no_shape_clips_its_words(card, platform, language, scheme, scale):
    one = state(platform, TEXT * 3, pictures=3, link="https://sample.gov.bd/a", language=language)
    shown = card(one, Theme(scheme, scale), language)
    assert_nothing_clipped(shown)
    assert FACE.name == shown.shape.name.text()


def test_the_fold_is_opened_and_closed_by_a_press(card):
    shown = card(state(Platform.FACEBOOK, TEXT * 3))
    text = shown.shape.text
    assert text.text.plain.endswith(" …")
    QTest.mouseClick(text.more, Qt.MouseButton.LeftButton)
    assert text.text.plain == (TEXT * 3)
    assert text.more.text() == "See less"
    QTest.mouseClick(text.more, Qt.MouseButton.LeftButton)
    assert text.text.plain.endswith(" …")


def test_a_fold_that_was_opened_stays_open_while_the_writer_writes_on(card):
    shown = card(state(Platform.FACEBOOK, TEXT * 3))
    shown.shape.text.more.click()
    shown.show_state(state(Platform.FACEBOOK, TEXT * 3 + " আরও"))
    assert shown.shape.text.text.plain.endswith("আরও")


def test_another_platform_takes_another_shape(card):
    shown = card(state(Platform.FACEBOOK))
    first = shown.shape
    shown.show_state(state(Platform.TELEGRAM))
    assert shown.shape is not first
    shown.show_state(state(Platform.TELEGRAM, "অন্য লেখা"))
    assert shown.shape.text.text.plain == "অন্য লেখা"


def test_a_text_beyond_the_limit_is_marked_and_said(card):
    one = state(Platform.X, "ক" * 300)
    assert one.folded.fits == 280
    assert one.too_long == "What is marked does not fit on this page."
    assert "background" in card(one).shape.text.text.text()


def test_telegram_takes_less_under_a_picture():
    text = "ক" * 1_025
    assert state(Platform.TELEGRAM, text).too_long == ""
    under_a_picture = state(Platform.TELEGRAM, text, pictures=1)
    assert "1,024" in under_a_picture.too_long
    assert under_a_picture.folded.fits == 1_024


def test_a_link_takes_its_share_of_what_fits_where_it_stands_in_the_text():
    one = state(Platform.X, "ক" * 256, link="https://sample.gov.bd/a/long/way")
    assert (one.folded.fits, one.too_long) == (255, "What is marked does not fit on this page.")
    assert state(Platform.X, "ক" * 255, link="https://sample.gov.bd/a/long/way").too_long == ""
    within = f"{'ক' * 256} https://sample.gov.bd"
    assert state(Platform.X, within, link="https://sample.gov.bd").too_long == ""
    assert state(Platform.FACEBOOK, "ক" * 63_206, link="https://sample.gov.bd").too_long == ""


def test_a_site_takes_the_first_line_as_its_headline(card):
    one = state(Platform.WORDPRESS)
    assert one.title == TEXT.split("\n", 1)[0]
    assert one.title not in one.folded.whole
    assert card(one).shape.headline.plain == one.title


def test_a_site_with_one_line_still_has_a_text():
    one = state(Platform.WORDPRESS, "একটি লাইন")
    assert (one.title, one.folded.whole) == ("একটি লাইন", "একটি লাইন")


def test_a_link_has_its_card_where_no_picture_takes_its_place(card):
    link = "https://sample.gov.bd/notice"
    assert not card(state(Platform.MASTODON, link=link)).shape.link.isHidden()
    assert card(state(Platform.MASTODON, link=link, pictures=1)).shape.link.isHidden()
    assert card(state(Platform.FACEBOOK)).shape.link.isHidden()


def test_a_video_is_a_place_with_a_sign(card):
    one = state(Platform.FACEBOOK)
    with_video = card(replace(one, media=(MediaUse(MediaHash("9")),)))
    without = card(replace(one, media=(MediaUse(MediaHash("1")),)))
    photos = with_video.shape.photos
    middle = photos.grab().toImage().pixelColor(photos.width() // 2, photos.height() // 2)
    assert middle == QColor("white")
    other = without.shape.photos
    assert other.grab().toImage().pixelColor(other.width() // 2, other.height() // 2) == QColor("#6a8caf")


def test_accounts_are_named_as_their_platform_names_them():
    known = page_on(Platform.X)
    assert handle_of(replace(known, url="https://x.com/SamplePage")) == "@SamplePage"
    mastodon = replace(known, platform=Platform.MASTODON, url="https://social.example/@office")
    assert handle_of(mastodon) == "@office@social.example"
    assert handle_of(page_on(Platform.FACEBOOK)) == ""
