from pathlib import Path

import pytest

from moderator_app.domain.errors import FolderHoldsOther
from moderator_app.ports import FolderState
from moderator_app.words import Language, Speaker
from tests.fakes.clock import NOON
from tests.ui.screens.start_office import ENGLISH, fresh_core
from ui.screens.making.presenter import MakingPresenter, Step, Typed, group_places

PHRASE = "শাপলা দোয়েল ইলিশ"


@pytest.fixture
def core(tmp_path):
    core = fresh_core(tmp_path / "office")
    yield core
    core.opening.close()


@pytest.fixture
def presenter(core):
    return MakingPresenter(ENGLISH, core.opening)


def typed(presenter, **other):
    return presenter.with_key(Typed(Step.TYPE_BACK, PHRASE, PHRASE, **other))


def test_a_passphrase_is_asked_for_twice_and_long_enough(presenter):
    empty, short, differing = (
        presenter.check_passphrase(t) for t in (Typed(), Typed(passphrase="abc"), Typed(passphrase=PHRASE))
    )
    assert (empty.place, short.place, differing.place) == ("passphrase", "passphrase", "repeated")
    assert "at least 8 characters" in short.sentence
    assert presenter.check_passphrase(Typed(passphrase=PHRASE, repeated=PHRASE)) is None


def test_the_key_on_paper_stays_the_same_when_one_goes_back(presenter):
    first = typed(presenter)
    assert presenter.with_key(first).recovery == first.recovery


def test_a_wrong_last_group_makes_nothing(presenter, core):
    found = presenter.make(typed(presenter, group="ZZZZ"))
    assert found.place == "recovery_group"
    assert presenter.make(typed(presenter)).place == "recovery_group"
    assert core.opening.state() is FolderState.EMPTY


def test_the_store_is_made_with_the_group_typed_back_in_small_letters(presenter, core):
    whole = typed(presenter)
    assert (
        presenter.make(Typed(Step.TYPE_BACK, PHRASE, PHRASE, whole.recovery, whole.recovery.last_group.lower())) is None
    )
    assert core.opening.state() is FolderState.OPEN
    core.opening.close()
    core.opening.open_with(whole.recovery.text)
    assert core.opening.state() is FolderState.OPEN


def test_a_file_in_place_of_the_folder_is_said_before_anything_is_typed(tmp_path):
    (tmp_path / "office").write_text("not a folder")
    refusal = MakingPresenter(ENGLISH, fresh_core(tmp_path / "office").opening).refusal()
    assert refusal.title == "Not a folder"
    assert str(tmp_path / "office") in refusal.sentence


def test_a_folder_with_other_things_is_refused_and_left_alone(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "letter.txt").write_text("someone's letter")
    presenter = MakingPresenter(ENGLISH, fresh_core(folder).opening)
    assert "letter.txt" in presenter.refusal().sentence
    with pytest.raises(FolderHoldsOther):
        presenter.with_key(Typed(Step.PASSPHRASE, PHRASE, PHRASE))
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_the_paper_holds_every_group_and_the_whole_key_as_its_code(presenter):
    recovery = typed(presenter).recovery
    paper = presenter.paper(recovery, NOON)
    assert paper.groups == tuple(recovery.text.split())
    assert paper.code == "".join(paper.groups)
    assert "10 February 2026" in paper.footer
    bangla = MakingPresenter(Speaker(Language.BANGLA), presenter._door).paper(recovery, NOON)
    assert "১০ ফেব্রুয়ারি ২০২৬" in bangla.footer


def test_the_fixed_beginning_of_the_key_has_a_row_of_its_own():
    assert group_places(("AGE-SECRET-KEY-1", "AB", "CDEF", "GHIJ"), 2) == ((0, 0), (1, 0), (1, 1), (2, 0))


def test_the_page_says_where_the_store_will_lie(presenter, tmp_path):
    assert Path(presenter.folder) == tmp_path / "office"
