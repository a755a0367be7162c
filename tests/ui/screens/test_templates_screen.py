import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.templates import TemplateKind
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import FARHANA, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import posts, templates
from ui.theme import Theme
from ui.widgets.label import WrappedLabel

BN, EN = Speaker(), Speaker(Language.ENGLISH)
K = TemplateKind


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(extra="templates", member=TANVIR, size=(1366, 768), build=templates.build, **other):
        made.append(Shown(build, office.core, Place(Room.POSTS, None, extra), actor=office.member(member), **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def kept(office):
    return office.core.templates.all(TANVIR)


def rows(one):
    model = one.screen.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("say", [BN, EN])
def test_the_empty_list_offers_samples_and_adds_them_only_once(office, shown, say):
    one = shown(say=say)
    wait_for(lambda: one.screen.stack.currentIndex() == 1)
    one.screen.lay.click()
    wait_for(lambda: len(rows(one)) > 12)
    assert len(kept(office)) == len(rows(one))
    before = kept(office)
    one.screen.samples.click()
    told = "nothing was changed" if say is EN else "কিছু বদলানো হয়নি"
    wait_for(lambda: told in words(one))
    assert kept(office) == before


def words(one):
    return " ".join(label.plain for banner in one.screen.banners() for label in banner.findChildren(WrappedLabel))


def test_the_list_is_searched_and_narrowed_to_a_kind(office, shown):
    office.core.templates.add_samples(TANVIR)
    one = shown(say=EN)
    wait_for(lambda: len(rows(one)) > 12)
    QTest.keyClicks(one.screen.search, "tender")
    assert [name.partition(",")[0] for name in rows(one)] == ["দরপত্র বিজ্ঞপ্তি", "Tender notice"]
    one.screen.search.setText("xyz")
    assert one.screen.stack.currentIndex() == 2
    one.screen.search.clear()
    one.screen.kind.choose(K.SIGNATURE)
    assert len(rows(one)) == 2


@pytest.mark.parametrize("say", [BN, EN])
def test_a_template_is_retired_and_brought_back(office, shown, say):
    made = office.core.templates.save(TANVIR, None, K.NOTICE, "সভা", "[তারিখ] সভা")
    one = shown(f"templates:{made.id}", say=say)
    wait_for(lambda: getattr(one.screen.details, "turn", None) is not None)
    one.screen.details.turn.click()
    wait_for(lambda: kept(office)[0].retired)
    back = "Bring back" if say is EN else "ফিরিয়ে আনুন"
    wait_for(lambda: one.screen.details.turn.words() == back)
    one.screen.details.turn.click()
    wait_for(lambda: not kept(office)[0].retired)
    one.screen.details.change_it.click()
    assert one.went == [Place(Room.POSTS, extra=f"templates:change:{made.id}")]


@pytest.mark.parametrize("say", [BN, EN])
def test_a_template_is_written_and_its_blanks_are_named_while_one_types(office, shown, say):
    one = shown("templates:new", say=say)
    form = one.screen
    form.kind.choose(K.EVENT)
    form.text.setPlainText("[দিবস] উপলক্ষে [স্থান]-এ সভা")
    assert "[দিবস], [স্থান]" in form.about.plain
    form.keep.click()
    wait_for(lambda: form.name_field.error() != "")
    assert form.text.toPlainText() == "[দিবস] উপলক্ষে [স্থান]-এ সভা"
    form.name.setText("দিবসের সভা")
    form.keep.click()
    wait_for(lambda: bool(one.went))
    (made,) = kept(office)
    assert (made.kind, made.name, made.text) == (K.EVENT, "দিবসের সভা", "[দিবস] উপলক্ষে [স্থান]-এ সভা")
    assert one.went == [Place(Room.POSTS, extra=f"templates:{made.id}")]


def test_one_click_parts_the_words_of_hashtags_and_undo_takes_it_back(office, shown):
    one = shown("templates:new", say=EN)
    form = one.screen
    assert form.underscores.isHidden()
    form.kind.choose(K.HASHTAGS)
    form.name.setText("সাধারণ")
    QTest.keyClicks(form.text, "NamunapurUpazila, public service")
    form.keep.click()
    wait_for(lambda: form.text_field.error() != "")
    form.underscores.click()
    assert form.text.toPlainText() == "#Namunapur_Upazila #public_service"
    form.text.undo()
    assert form.text.toPlainText() == "NamunapurUpazila, public service"
    form.text.redo()
    form.keep.click()
    wait_for(lambda: bool(one.went))
    assert kept(office)[0].text == "#Namunapur_Upazila #public_service"


def test_a_change_opens_with_what_there_is_and_a_taken_name_is_told(office, shown):
    office.core.templates.save(TANVIR, None, K.NOTICE, "এক", "লেখা")
    made = office.core.templates.save(TANVIR, None, K.NOTICE, "দুই", "অন্য লেখা")
    one = shown(f"templates:change:{made.id}", say=EN)
    form = one.screen
    wait_for(lambda: form.text.toPlainText() == "অন্য লেখা")
    form.name.setText("এক")
    form.keep.click()
    wait_for(lambda: "এক" in form.name_field.error())
    assert not one.went


def test_who_reads_only_may_look_and_is_told_why_not_more(office, shown):
    office.core.templates.save(TANVIR, None, K.NOTICE, "সভা", "লেখা")
    one = shown(member=FARHANA)
    wait_for(lambda: getattr(one.screen.details, "turn", None) is not None)
    for button in (one.screen.new, one.screen.samples, one.screen.details.turn, one.screen.details.change_it):
        assert not button.isEnabled()
        assert button.toolTip()
    assert not shown("templates:new", member=FARHANA).screen.keep.isEnabled()


def test_the_posts_room_leads_to_the_templates(shown):
    one = shown("", build=posts.build)
    one.screen.templates.click()
    assert one.went == [Place(Room.POSTS, extra="templates")]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(office, shown, language, scale, width, height):
    office.core.templates.add_samples(TANVIR)
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for extra in ("templates", "templates:new"):
        one = shown(extra, say=Speaker(language), theme=theme, size=(width, height))
        settle()
        QApplication.processEvents()
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)
