import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.panel import Role
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import FARHANA, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import media
from ui.theme import Theme
from ui.widgets.button import Button

BN, EN = Speaker(), Speaker(Language.ENGLISH)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(item=None, member=TANVIR, size=(1366, 768), **other):
        made.append(Shown(media.build, office.core, Place(Room.MEDIA, item), actor=office.member(member), **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def tiles(screen):
    model = screen.grid.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def links(screen):
    return [button for button in screen.details.findChildren(Button) if button.isVisible()]


def known(office, use):
    file = office.core.media.find(TANVIR, use.hash)
    return file.photographer, file.consent, file.alt_text


@pytest.mark.parametrize("say", [BN, EN])
def test_the_empty_room_teaches_and_leads_to_a_new_post(shown, say):
    one = shown(say=say)
    wait_for(lambda: one.screen.stack.currentIndex() == 1)
    one.screen.first.click()
    assert one.went == [Place(Room.POSTS, extra="new")]
    assert not one.screen.keep.isEnabled()


def test_the_grid_shows_the_newest_first_and_the_count_leads_to_the_posts(office, shown):
    old = office.attach(1, "ছবি")
    office.clock.go_on(minutes=1)
    office.attach(2)
    post = office.write(office.draft(media=(old,)))
    one = shown(item=old.hash, say=EN)
    wait_for(lambda: tiles(one.screen) == ["ছবি-2.png, In no post", "ছবি-1.png, Used in 1 post"])
    wait_for(lambda: one.screen.details.hash == old.hash)
    wait_for(lambda: bool(links(one.screen)))
    links(one.screen)[0].click()
    assert one.went == [Place(Room.POSTS, item=post.id)]


def test_what_is_known_of_a_picture_is_typed_and_kept(office, shown):
    use = office.attach(1)
    one = shown()
    wait_for(lambda: one.screen.details.hash == use.hash)
    assert not one.screen.keep.isEnabled()
    one.screen.details.photographer.setText("তথ্য শাখা")
    one.screen.details.consent.setText("মৌখিক")
    one.screen.details.alt.setPlainText("সবুজ পোস্টার")
    one.screen.keep.click()
    wait_for(lambda: known(office, use) == ("তথ্য শাখা", "মৌখিক", "সবুজ পোস্টার"))
    wait_for(lambda: not one.screen.details.is_changed() and not one.screen.keep.isEnabled())


def test_what_was_kept_by_mistake_is_taken_back(office, shown):
    use = office.attach(1)
    one = shown()
    wait_for(lambda: one.screen.details.hash == use.hash)
    for name in ("তথ্য শাখা", "ভুল নাম"):
        one.screen.details.photographer.setText(name)
        one.screen.keep.click()
        wait_for(lambda name=name: known(office, use)[0] == name and bool(one.screen.banners()))
    one.screen.undo.click()
    wait_for(lambda: known(office, use)[0] == "তথ্য শাখা")
    wait_for(lambda: one.screen.details.photographer.text() == "তথ্য শাখা")
    assert not one.screen.details.is_changed()


def test_what_was_typed_is_kept_when_another_picture_is_chosen_and_when_the_room_is_left(office, shown):
    first, second = office.attach(1), office.attach(2)
    one = shown(item=first.hash)
    wait_for(lambda: one.screen.details.hash == first.hash)
    one.screen.details.photographer.setText("ক")
    other = next(row for row in range(2) if one.screen.grid.model().row_at(row).file.hash != first.hash)
    one.screen.grid.setCurrentIndex(one.screen.grid.model().index(other, 0))
    wait_for(lambda: known(office, first)[0] == "ক")
    wait_for(lambda: one.screen.details.hash == second.hash and one.screen.details.photographer.text() == "")
    one.screen.details.photographer.setText("খ")
    one.screen.leaving()
    wait_for(lambda: known(office, second)[0] == "খ")


def test_what_is_refused_stays_typed(office, shown):
    use = office.attach(1)
    one = shown(say=EN)
    wait_for(lambda: one.screen.details.hash == use.hash)
    one.screen.details.photographer.setText("ক" * 201)
    one.screen.keep.click()
    wait_for(lambda: bool(one.screen.banners()))
    assert one.screen.details.photographer.text() == "ক" * 201
    assert one.screen.keep.isEnabled()
    assert known(office, use) == ("", "", "")


def test_searching_narrows_the_grid_and_says_when_nothing_fits(office, shown):
    office.attach(1)
    office.attach(2)
    one = shown()
    wait_for(lambda: len(tiles(one.screen)) == 2)
    one.screen.search.setText("ছবি-2")
    wait_for(lambda: len(tiles(one.screen)) == 1)
    one.screen.search.setText("নেই")
    wait_for(lambda: one.screen.stack.currentIndex() == 2)
    assert not one.screen.details.isVisible()


def test_thumbnails_come_from_behind_the_door_and_a_damaged_one_is_marked(office, shown):
    good, bad = office.attach(1), office.attach(2)
    for path in office.folder.path.rglob(f"{bad.hash}*"):
        path.write_bytes(b"damaged")
    one = shown()
    thumbnails = one.screen.grid.thumbnails
    wait_for(lambda: thumbnails.get(good.hash) is not None)
    wait_for(lambda: thumbnails.damaged(bad.hash))
    assert thumbnails.get(bad.hash) is None


def test_who_may_not_write_only_looks_and_is_told_why(office, shown):
    use = office.attach(1)
    with office.folder.store.write() as unit:
        member = unit.members.get(FARHANA)
        unit.members.put(type(member)(**{**_fields(member), "roles": frozenset({Role.AUDITOR})}))
    one = shown(member=FARHANA, say=EN)
    wait_for(lambda: one.screen.details.hash == use.hash)
    assert one.screen.details.photographer.isReadOnly()
    assert not one.screen.keep.isEnabled()


def _fields(member):
    return {name: getattr(member, name) for name in type(member).__dataclass_fields__}


@pytest.mark.slow
@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("say", [BN, EN])
def test_everything_fits_and_can_be_reached(office, shown, say, scale):
    use = office.attach(1, "ছবি")
    office.write(office.draft(media=(use,)))
    one = shown(say=say, size=(1366, 697), theme=Theme(Scheme.LIGHT, scale))
    wait_for(lambda: one.screen.details.hash == use.hash)
    settle()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
