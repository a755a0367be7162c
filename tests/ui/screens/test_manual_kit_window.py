"""The manual kit walked with real widgets on a real store."""

from datetime import timedelta
from pathlib import Path

import pytest
from inspection import application, assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.delivery import DeliveryState, KitStep
from moderator_app.words import Language, Speaker
from tests.ui.screens.writing_desk import ADMIN, FARHANA, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import manual_kit
from ui.theme import Theme, dress

POST_LINK = "https://www.facebook.com/namunapur.upazila/posts/1234567890"


class Opened(QObject):
    """Takes what would go to the browser or the file manager."""

    def __init__(self):
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url):
        self.urls.append(url)


@pytest.fixture
def opened():
    taker = Opened()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, taker, "take")
    yield taker
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.core.manual_kit.clear_left_over()
    made.close()


@pytest.fixture
def kit(office):
    made = []

    def show(delivery_id, language=Language.BANGLA, theme=None, member=TANVIR):
        theme = theme or Theme()
        dress(application(), theme)
        context = office.context(theme, Speaker(language), Place(Room.POSTS), member)
        window = manual_kit.build(context, delivery_id)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        window.show()
        settle()
        made.append(window)
        return window

    yield show
    settle()
    for window in made:
        dispose(window)


def ready(office, *alts, link=""):
    media = tuple(office.attach(number, alt) for number, alt in enumerate(alts, start=1))
    due = office.clock.now() + timedelta(minutes=5)
    post = office.hand_in(office.draft(media=media, page_ids=(ADMIN,), link=link, planned_at=due))
    office.approve(post)
    office.clock.go_on(minutes=10)
    return delivery_of(office, post.id).id


def delivery_of(office, post_id):
    return office.core.drafting.open(TANVIR, post_id).deliveries[0]


def stands(office, delivery_id):
    with office.folder.store.read() as unit:
        return unit.deliveries.get(delivery_id)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def give_link(window, link):
    window.link_step.link.setText(link)
    press(window.link_step.check)


def test_the_whole_kit_is_walked_and_the_post_is_live(office, kit, opened):
    delivery_id = ready(office, "পোস্টার", "ভবন", link="https://example.gov.bd/notice")
    window = kit(delivery_id)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    press(window.copy)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("জন্ম ও মৃত্যু নিবন্ধন")
    assert copied.endswith("\n\nhttps://example.gov.bd/notice")
    press(window.alts[1])
    assert QGuiApplication.clipboard().text() == "ভবন"
    press(window.folder)
    folder = Path(opened.urls[0].toLocalFile())
    assert sorted(path.stem for path in folder.iterdir()) == ["01", "01-alt", "02", "02-alt", "text"]
    press(window.open_page)
    assert opened.urls[1].host().endswith("facebook.com")
    assert stands(office, delivery_id).step is KitStep.LINK
    give_link(window, POST_LINK)
    wait_for(lambda: stands(office, delivery_id).state is DeliveryState.VERIFIED)
    assert stands(office, delivery_id).permalink == POST_LINK
    assert not folder.exists()
    press(window.done)
    assert not window.isVisible()


def test_closing_midway_keeps_the_step_and_clears_the_plain_folder(office, kit, opened):
    delivery_id = ready(office, "পোস্টার")
    window = kit(delivery_id)
    press(window.copy)
    press(window.folder)
    folder = Path(opened.urls[0].toLocalFile())
    window.close()
    assert not folder.exists()
    again = kit(delivery_id)
    assert stands(office, delivery_id).state is DeliveryState.MANUAL_OPEN
    assert not again.open_page.isHidden()
    assert again.copy.isHidden()


def test_a_wrong_link_is_refused_under_its_field(office, kit):
    delivery_id = ready(office)
    office.core.manual_kit.open(TANVIR, delivery_id)
    office.core.manual_kit.reach(TANVIR, delivery_id, KitStep.LINK)
    window = kit(delivery_id)
    said = set()
    for link in ("https://www.facebook.com/another.page/posts/1", "https://example.org/posts/1", "কোনো লিংক নয়"):
        give_link(window, link)
        said.add(window.link_step.fault.plain)
        assert window.link_step.link.property("invalid")
        assert stands(office, delivery_id).state is DeliveryState.MANUAL_OPEN
    assert len(said) == 3
    assert "" not in said


def test_a_link_that_shows_no_page_is_taken_after_the_tick(office, kit):
    delivery_id = ready(office)
    office.core.manual_kit.open(TANVIR, delivery_id)
    office.core.manual_kit.reach(TANVIR, delivery_id, KitStep.LINK)
    window = kit(delivery_id)
    give_link(window, "https://www.facebook.com/share/p/1AbCdEfGhI/")
    assert not window.link_step.witness.isHidden()
    window.link_step.witness.setChecked(True)
    press(window.link_step.check)
    assert stands(office, delivery_id).state is DeliveryState.CLAIMED
    assert stands(office, delivery_id).witnessed


def test_a_time_that_has_not_come_is_refused_and_bangla_digits_are_taken(office, kit):
    delivery_id = ready(office)
    office.core.manual_kit.open(TANVIR, delivery_id)
    office.core.manual_kit.reach(TANVIR, delivery_id, KitStep.LINK)
    window = kit(delivery_id)
    window.link_step.hour.setText("২৩:৫০")
    give_link(window, POST_LINK)
    assert window.link_step.day.property("invalid")
    window.link_step.hour.setText("১১:০৫")
    press(window.link_step.check)
    wait_for(lambda: stands(office, delivery_id).is_live)


def test_without_pictures_the_second_step_says_so_and_is_passed_over(office, kit):
    window = kit(ready(office))
    press(window.copy)
    assert not window.open_page.isHidden()
    assert window.picture_card.line.plain
    assert window.folder.isHidden()


def test_nothing_published_needs_a_reason_and_gives_the_post_back(office, kit):
    delivery_id = ready(office)
    window = kit(delivery_id)
    press(window.foot.nothing)
    press(window.foot.give_back)
    assert stands(office, delivery_id).state is DeliveryState.MANUAL_OPEN
    window.foot.reason.setText("ইন্টারনেট নেই")
    press(window.foot.give_back)
    assert stands(office, delivery_id).state is DeliveryState.MANUAL_READY
    assert not window.isVisible()


def test_the_kit_is_saved_to_a_folder_for_a_phone(office, kit, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    window = kit(ready(office, "পোস্টার"))
    window.save_into(stick)
    wait_for(lambda: any(stick.iterdir()))
    settle()
    saved = next(stick.iterdir())
    assert (saved / "text.txt").exists()
    assert str(saved) in window.foot.words.plain


def test_who_may_not_publish_reads_why(office, kit):
    window = kit(ready(office), member=FARHANA)
    assert not hasattr(window, "copy")


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_clipped_in_any_step(office, kit, language, scale):
    delivery_id = ready(office, "পোস্টার", "ভবন")
    office.core.manual_kit.open(TANVIR, delivery_id)
    for step in KitStep:
        office.core.manual_kit.reach(TANVIR, delivery_id, step)
        window = kit(delivery_id, language, Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale))
        if step is KitStep.LINK:
            give_link(window, "https://www.facebook.com/share/p/1AbCdEfGhI/")
        assert_nothing_clipped(window)
        assert_reachable(window)
