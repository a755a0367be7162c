"""Videos in the composer: added behind the door, shown without being decoded, judged page by page."""

from threading import Event

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.posts import MediaUse
from moderator_app.words import Language, Speaker
from tests.files.video_samples import mp4, webm
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer
from ui.screens.composer.editor import picture_paths
from ui.theme import Theme

BN, EN = Speaker(), Speaker(Language.ENGLISH)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(post=None, **other):
        place = Place(Room.POSTS, post.id) if post else Place(Room.POSTS, None, "new")
        made.append(Shown(composer.build, office.core, place, actor=office.member(), **other))
        made[-1].at()
        wait_for(lambda: made[-1].screen.sheet.writing is not None)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def put(tmp_path, data, name="মেলা.mp4"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def kept(office, tmp_path, data=None, alt="মেলায় ভিড়"):
    return MediaUse(office.core.attaching.attach_file(TANVIR, put(tmp_path, data or mp4())).hash, alt)


def test_a_video_is_added_beside_the_editor_and_its_text_is_asked_for(shown, office, tmp_path):
    one = shown(say=EN)
    strip = one.screen.sheet.media
    one.screen.sheet.pictures.emit([put(tmp_path, mp4())])
    wait_for(lambda: len(one.screen.sheet.writing.media) == 1)
    wait_for(lambda: strip._thumbs[0].accessibleName() == "Video 1, MP4 · 0:42 · 1 KB")
    assert strip.adding.isHidden()
    assert "Video 1: no alternative text" in str(_texts(strip._badge))
    assert strip._as_it_is.isVisible()
    assert strip.alt.placeholderText() == "What the video shows and what is said in it"
    strip.alt.setText("Crowd at the fair")
    strip.alt.textEdited.emit("Crowd at the fair")
    one.screen.keep()
    wait_for(lambda: office.core.drafting.count(PostQuery()) == 1)
    (line,) = office.core.drafting.lines(PostQuery())
    (use,) = office.core.drafting.open(TANVIR, line.post_id).post.draft.media
    assert use.alt_text == "Crowd at the fair"


def test_how_far_it_has_come_is_shown_and_it_can_be_stopped(shown, office, tmp_path):
    one = shown(say=EN)
    adding, attach, pressed = one.screen.sheet.media.adding, one.screen.presenter.attach_file, Event()

    def slowly(path, watch):
        watch(0.4)
        pressed.wait(10)
        return attach(path, watch)

    one.screen.presenter.attach_file = slowly
    one.screen.adding.add([put(tmp_path, mp4())])
    wait_for(lambda: adding.words.text() == "Adding মেলা.mp4: 40 %")
    assert adding.isVisible()
    assert adding.stop.accessibleName() == "Stop adding মেলা.mp4"
    QTest.mouseClick(adding.stop, Qt.MouseButton.LeftButton)
    pressed.set()
    wait_for(adding.isHidden)
    assert one.screen.banners() == []
    assert one.screen.sheet.writing.media == []
    assert office.core.media.count(TANVIR, "") == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "There is nothing in “মেলা.mp4”"),
        (mp4()[:-5], "cannot be played to its end"),
        (b"MZ\x90\0" + bytes(300), "cannot be read as a picture or a video"),
    ],
)
def test_what_is_no_whole_video_is_named_and_the_text_stays(shown, tmp_path, data, words):
    one = shown(say=EN)
    one.screen.sheet.editor.setPlainText("লেখা")
    one.screen.adding.add([put(tmp_path, data)])
    wait_for(lambda: any(words in banner.accessibleName() + str(_texts(banner)) for banner in one.screen.banners()))
    assert one.screen.sheet.writing.media == []
    assert one.screen.sheet.editor.toPlainText() == "লেখা"


def _texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_a_file_that_is_gone_is_named(shown, tmp_path):
    one = shown(say=EN)
    one.screen.adding.add([tmp_path / "gone.mp4"])
    wait_for(lambda: any("gone.mp4" in str(_texts(banner)) for banner in one.screen.banners()))
    assert one.screen.sheet.writing.media == []


def test_pages_that_would_not_take_it_are_named_while_writing_and_cleared_again(shown, office, tmp_path):
    post = office.write(office.draft(media=(office.attach(1, "ছবি"), kept(office, tmp_path))))
    one = shown(post, say=EN)
    lines = one.screen.sheet.media._hindrances
    wait_for(lambda: len(lines.sentences) >= 1)
    assert all("takes pictures or one video in a post, not both" in sentence for sentence in lines.sentences)
    assert lines.isVisible()
    one.screen.sheet.media.removed.emit(0)
    wait_for(lambda: lines.sentences == ())
    assert lines.isHidden()


def test_handing_in_says_which_page_would_not_take_it(shown, office, tmp_path):
    post = office.write(office.draft(media=(office.attach(1, "ছবি"), kept(office, tmp_path, webm()))))
    one = shown(post, say=EN)
    one.screen.hand_in()
    wait_for(lambda: any("not both" in str(_texts(banner)) for banner in one.screen.banners()))
    assert one.went == []


def test_dropped_videos_are_taken_and_other_files_are_not(tmp_path):
    def dropped(*names):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        return [path.name for path in picture_paths(data)]

    assert dropped("a.MP4", "b.mov", "c.jpg") == ["a.MP4", "b.mov", "c.jpg"]
    assert dropped("a.mp4", "b.docx") == []


def test_the_preview_shows_a_place_with_its_sign(shown, office, tmp_path):
    post = office.write(office.draft(media=(kept(office, tmp_path),)))
    one = shown(post)
    video = post.draft.media[0].hash
    wait_for(lambda: one.screen._pictures.video(video) is not None)
    assert one.screen._pictures.get(video).isNull()


@pytest.mark.parametrize("say", [BN, EN], ids=["bn", "en"])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_clipped_with_a_video_and_its_hindrances(shown, office, tmp_path, say, scale):
    post = office.write(office.draft(media=(office.attach(1, "ছবি"), kept(office, tmp_path, alt=""))))
    one = shown(post, say=say, theme=Theme(Scheme.LIGHT, scale))
    wait_for(lambda: bool(one.screen.sheet.media._hindrances.sentences))
    one.screen.sheet.media.adding.begin("মেলার-দীর্ঘ-ভিডিও-২০২৬.mp4")
    one.screen.sheet.media.open_alt(1)
    settle()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
