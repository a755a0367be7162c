"""The composer warns of posts that are like the one being written, and never refuses to send it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.likeness import Likeness
from moderator_app.domain.posts import ReviewStage
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import LAND, TANVIR, TEXT, make_office
from ui.places import Place, Room
from ui.screens import composer
from ui.theme import Theme
from ui.widgets.button import Button

OTHER = "টিকাদান কর্মসূচি শুরু হচ্ছে রবিবার থেকে, সকল ইউনিয়নের কমিউনিটি ক্লিনিকে শিশুদের নিয়ে আসুন।"


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(place, language=Language.ENGLISH, scale=100, size=(1366, 768)):
        member = office.member(TANVIR)
        one = Shown(composer.build, office.core, place, actor=member, say=Speaker(language), theme=Theme(scale=scale))
        made.append(one)
        one.at(*size)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def twins(office):
    """A post that was handed in, and a draft of the same text five days later."""
    first = office.hand_in()
    later = office.draft(planned_at=first.draft.planned_at + timedelta(days=5))
    return first, office.write(later)


def at(post):
    return Place(Room.POSTS, item=post.id)


def warned(one):
    return [banner.accessibleName() for banner in one.screen.alike.banners]


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_kept_post_shows_at_once_which_other_it_is_like_and_leads_there(office, shown):
    first, second = twins(office)
    one = shown(at(second))
    wait_for(lambda: one.screen.alike.banners)
    (words,) = warned(one)
    assert words.startswith(f"The same text stands in “{first.title[:20]}")
    (banner,) = one.screen.alike.banners
    assert banner.isVisible()
    (away,) = banner.findChildren(Button)
    press(away)
    assert one.went == [at(first)]


@pytest.mark.parametrize(
    ("language", "begins"),
    [(Language.ENGLISH, "Almost the same: only dates"), (Language.BANGLA, "প্রায় একই: “")],
)
def test_typing_the_text_of_another_day_warns_while_it_is_written(office, shown, language, begins):
    office.hand_in()
    one = shown(Place(Room.POSTS, extra="new"), language)
    one.screen.sheet.editor.setPlainText(TEXT.replace("১১ থেকে ১৫", "২১ থেকে ২৫"))
    wait_for(lambda: one.screen.alike.banners)
    assert warned(one)[0].startswith(begins)
    one.screen.sheet.editor.setPlainText(OTHER)
    wait_for(lambda: not one.screen.alike.banners)


def test_sending_stops_once_for_a_warning_that_was_not_on_screen_and_goes_on_when_told_to(office, shown):
    _first, second = twins(office)
    office.core.drafting.save(TANVIR, second.id, second.revision, replace(second.draft, text=OTHER))
    one = shown(at(second))
    one.screen.sheet.editor.setPlainText(TEXT)
    press(one.screen.bar.send)
    wait_for(lambda: one.screen.alike.send_all_the_same is not None or one.went)
    assert one.went == []
    wait_for(one.screen.bar.send.isEnabled)
    press(one.screen.alike.send_all_the_same)
    wait_for(lambda: one.went)
    assert office.core.drafting.open(TANVIR, second.id).post.stage is ReviewStage.SUBMITTED
    (entry,) = [e for e in office.core.activity.entries(0, 500) if e.verb == "sent_though_alike"]
    assert entry.data["kinds"] == Likeness.SAME_TEXT.value


def test_sending_does_not_stop_for_what_was_on_screen_already_and_it_is_noted(office, shown):
    _first, second = twins(office)
    one = shown(at(second))
    wait_for(lambda: one.screen.alike.banners)
    press(one.screen.bar.send)
    wait_for(lambda: one.went)
    assert "sent_though_alike" in [entry.verb for entry in office.core.activity.entries(0, 500)]


def test_a_post_like_no_other_is_sent_at_once_and_nothing_is_noted(office, shown):
    one = shown(at(office.write()))
    press(one.screen.bar.send)
    wait_for(lambda: one.went)
    assert "sent_though_alike" not in [entry.verb for entry in office.core.activity.entries(0, 500)]


def test_the_same_picture_and_a_post_of_the_same_hour_are_told_one_line_each(office, shown):
    picture = office.attach(1, "সবুজ পোস্টার")
    first = office.hand_in(office.draft(text=OTHER, media=(picture,)))
    soon = first.draft.planned_at + timedelta(minutes=30)
    office.hand_in(office.draft(text="অন্য এক দিনের কথা", planned_at=soon, page_ids=(LAND,)))
    far = office.write(office.draft(media=(picture,), planned_at=soon + timedelta(days=9)))
    one = shown(at(far))
    wait_for(lambda: one.screen.alike.banners)
    assert [words.split(" “")[0] for words in warned(one)] == ["The same picture is in"]
    near = office.write(office.draft(page_ids=(LAND,), planned_at=soon + timedelta(minutes=20)))
    one = shown(at(near))
    wait_for(lambda: one.screen.alike.banners)
    assert warned(one)[-1].startswith("Within an hour of another post of the page: “অন্য এক")


def test_of_many_alike_two_are_named_and_the_others_counted(office, shown):
    first = office.hand_in()
    for n in (1, 2):
        office.hand_in(office.draft(planned_at=first.draft.planned_at + timedelta(days=n)))
    last = office.write(office.draft(planned_at=first.draft.planned_at + timedelta(days=9)))
    one = shown(at(last))
    wait_for(lambda: one.screen.alike.banners)
    assert len(warned(one)) == 2
    assert warned(one)[1].endswith("And 1 more.")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [100, 150])
def test_the_warning_is_whole_and_reachable(office, shown, language, scale):
    _first, second = twins(office)
    one = shown(at(second), language, scale)
    wait_for(lambda: one.screen.alike.banners)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
