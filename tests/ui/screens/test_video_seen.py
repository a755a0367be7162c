"""Videos where they are looked at: the library, the review and the kit; each by its sign, and watched in a player."""

from datetime import timedelta
from pathlib import Path

import pytest
from inspection import application, assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.posts import MediaUse
from moderator_app.words import Language, Speaker
from tests.files.video_samples import mp4
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, NASRIN, TANVIR, make_office
from ui import background
from ui.places import Place, Room
from ui.screens import media, review
from ui.screens.manual_kit.presenter import KitPresenter
from ui.theme import Theme
from ui.widgets.button import Button

BN, EN = Speaker(), Speaker(Language.ENGLISH)
FILM = mp4(play=b"frames" * 3_000)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def film(office, tmp_path):
    path = tmp_path / "মেলা.mp4"
    path.write_bytes(FILM)
    return MediaUse(office.core.attaching.attach_file(TANVIR, path).hash, "মেলায় ভিড়")


class Player(QObject):
    def __init__(self):
        super().__init__()
        self.played = []

    @Slot(QUrl)
    def take(self, url):
        path = Path(url.toLocalFile())
        self.played.append((path, path.read_bytes()))


@pytest.fixture
def player():
    application()
    one = Player()
    QDesktopServices.setUrlHandler("file", one, "take")
    yield one
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def shown(office):
    made = []

    def show(build, place, **other):
        made.append(Shown(build, office.core, place, **{"actor": office.member(), **other}))
        made[-1].at()
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_the_library_shows_a_video_and_plays_exactly_what_is_kept(office, shown, film, player):
    office.attach(1, "ছবি")
    one = shown(media.build, Place(Room.MEDIA, film.hash), say=EN)
    wait_for(lambda: one.screen.details.hash == film.hash)
    item = one.screen.grid.chosen()
    assert item.video == "MP4 · 0:42 · 18 KB"
    assert one.screen.details.as_it_is.isVisible()
    assert not one.screen.grid.thumbnails.damaged(film.hash)
    press(one.screen.details.watch)
    wait_for(lambda: bool(player.played))
    place, data = player.played[0]
    assert data == FILM
    one.screen.leaving()
    wait_for(lambda: not background.busy())
    assert not place.exists()


def test_a_picture_has_nothing_to_watch(office, shown):
    use = office.attach(1, "ছবি")
    one = shown(media.build, Place(Room.MEDIA, use.hash))
    wait_for(lambda: one.screen.details.hash == use.hash)
    assert not one.screen.details.watch.isVisible()
    assert not one.screen.details.as_it_is.isVisible()


@pytest.mark.parametrize("say", [BN, EN], ids=["bn", "en"])
@pytest.mark.parametrize("scale", [100, 150])
def test_a_reviewer_watches_the_video_before_approving(office, shown, film, player, say, scale):
    post = office.hand_in(office.draft(media=(film,), page_ids=(ADMIN,)))
    theme = Theme(Scheme.LIGHT, scale)
    one = shown(review.build, Place(Room.REVIEW, post.id), actor=office.member(NASRIN), say=say, theme=theme)
    words = say("Watch the video")

    def buttons():
        return [b for b in one.screen.detail.outgoing.findChildren(Button) if b.text() == words]

    wait_for(lambda: bool(buttons()))
    assert one.screen.detail.outgoing.views == []
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
    press(buttons()[0])
    wait_for(lambda: bool(player.played))
    assert player.played[0][1] == FILM


def test_the_kit_counts_a_video_and_lays_it_out_as_it_is(office, film, player):
    due = office.clock.now() + timedelta(minutes=5)
    post = office.hand_in(office.draft(media=(film,), page_ids=(ADMIN,), planned_at=due))
    office.approve(post)
    delivery_id = office.core.drafting.open(TANVIR, post.id).deliveries[0].id
    state = manual_kit_state(office, delivery_id)
    assert (state.videos, state.alts) == (1, ("মেলায় ভিড়",))
    folder = office.core.manual_kit.pictures_folder(TANVIR, delivery_id)
    assert (folder / "01.mp4").read_bytes() == FILM
    office.core.manual_kit.close(delivery_id)


def manual_kit_state(office, delivery_id):
    return KitPresenter(office.core, EN, TANVIR, delivery_id).open()
