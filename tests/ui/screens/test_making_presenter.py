from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import FolderHoldsOther, KeyringLocked
from moderator_app.ports import FolderState
from moderator_app.words import Language, Speaker
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.fakes.pins import PlainPins
from tests.store_fixture import new_folder
from tests.ui.screens.start_office import ENGLISH, fresh_core
from ui.forms.key_paper import group_places, key_paper
from ui.screens.making.presenter import MakingPresenter, Step, Typed

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
    _typed, refusal = MakingPresenter(ENGLISH, fresh_core(tmp_path / "office").opening).look(Typed())
    assert refusal.title == "Not a folder"
    assert str(tmp_path / "office") in refusal.sentence


def test_a_folder_with_other_things_is_refused_and_left_alone(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "letter.txt").write_text("someone's letter")
    presenter = MakingPresenter(ENGLISH, fresh_core(folder).opening)
    assert "letter.txt" in presenter.look(Typed())[1].sentence
    with pytest.raises(FolderHoldsOther):
        presenter.with_key(Typed(Step.PASSPHRASE, PHRASE, PHRASE))
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_the_paper_holds_every_group_and_the_whole_key_as_its_code(presenter):
    recovery = typed(presenter).recovery
    paper = key_paper(ENGLISH, recovery, NOON)
    assert paper.groups == tuple(recovery.text.split())
    assert paper.code == "".join(paper.groups)
    assert "10 February 2026" in paper.footer
    bangla = key_paper(Speaker(Language.BANGLA), recovery, NOON)
    assert "১০ ফেব্রুয়ারি ২০২৬" in bangla.footer


def test_the_fixed_beginning_of_the_key_has_a_row_of_its_own():
    assert group_places(("AGE-SECRET-KEY-1", "AB", "CDEF", "GHIJ"), 2) == ((0, 0), (1, 0), (1, 1), (2, 0))


def test_the_page_says_where_the_store_will_lie(presenter, tmp_path):
    assert Path(presenter.folder) == tmp_path / "office"


# ---------------------------------------------------------------- with a keyring, and without one


def with_keyring(tmp_path, keyring):
    folder = new_folder(tmp_path / "office", keyring)
    return core_on(folder, clock=FakeClock(), ids=FakeIds(1), hasher=PlainPins())


def test_where_the_keyring_works_the_page_begins_with_the_recovery_key(tmp_path):
    core = with_keyring(tmp_path, FakeKeyring())
    presenter = MakingPresenter(ENGLISH, core.opening)
    typed, refusal = presenter.look(Typed())
    assert refusal is None
    assert (typed.steps, typed.step, typed.place) == ((Step.KEY, Step.TYPE_BACK), Step.KEY, 0)
    assert presenter.make(replace(typed, group=typed.recovery.last_group)) is None
    core.opening.close()
    assert core.opening.open_by_itself()
    core.opening.close()


def test_a_passphrase_may_be_set_as_well_and_left_again(tmp_path):
    core = with_keyring(tmp_path, FakeKeyring())
    presenter = MakingPresenter(ENGLISH, core.opening)
    typed = replace(presenter.look(Typed())[0], also=True)
    assert typed.steps == tuple(Step)
    assert presenter.why(typed) == ""
    half = replace(typed, passphrase="short", also=False, group=typed.recovery.last_group)
    assert presenter.make(half) is None  # what stood in a step that was taken back is no passphrase
    core.opening.close()


def test_where_it_does_not_the_page_says_why_and_asks_for_a_passphrase(tmp_path):
    keyring = FakeKeyring(KeyringLocked(seconds=30))
    presenter = MakingPresenter(ENGLISH, with_keyring(tmp_path, keyring).opening)
    typed, refusal = presenter.look(Typed())
    assert refusal is None
    assert (typed.steps, typed.step) == (tuple(Step), Step.PASSPHRASE)
    assert presenter.why(typed) == (
        "The keyring of this PC is locked, and nobody unlocked it. So a passphrase opens the store at each start."
    )


def test_the_keyring_is_asked_once_and_again_when_someone_wants_it(tmp_path):
    keyring = FakeKeyring(KeyringLocked(seconds=30))
    presenter = MakingPresenter(ENGLISH, with_keyring(tmp_path, keyring).opening)
    typed, _ = presenter.look(Typed())
    presenter.look(typed)
    assert keyring.asked == ["check"]
    keyring.refusal = None
    again, _ = presenter.look(replace(typed, in_keyring=None, why=None))
    assert (again.step, again.why) == (Step.KEY, None)


def test_a_keyring_that_fails_at_the_last_moment_makes_nothing(tmp_path):
    keyring = FakeKeyring()
    core = with_keyring(tmp_path, keyring)
    presenter = MakingPresenter(ENGLISH, core.opening)
    typed, _ = presenter.look(Typed())
    keyring.refusal = KeyringLocked(seconds=30)
    found = presenter.make(replace(typed, group=typed.recovery.last_group))
    assert found.words.title == "The keyring is locked"
    assert core.opening.state() is FolderState.EMPTY


def test_what_was_typed_is_in_no_repr():
    assert PHRASE not in repr(Typed(passphrase=PHRASE, repeated=PHRASE))
