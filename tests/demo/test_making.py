import errno
from datetime import date

import pytest

from moderator_app.bootstrap import build_core, make_demo
from moderator_app.demo.making import DemoMaker
from moderator_app.domain.errors import DiskFull, FolderNotEmpty
from moderator_app.words import Language
from tests.cli.desk import call
from tests.demo.offices import TODAY, the_demo


class PowerCut(BaseException):
    """Stops everything midway."""


@pytest.mark.parametrize("stands", [False, True])
@pytest.mark.parametrize("fault", [PowerCut, KeyboardInterrupt, ValueError])
def test_a_demo_that_fails_midway_leaves_nothing(stands, fault, tmp_path, monkeypatch):
    folder = tmp_path / "a" / "b" / "demo"
    if stands:
        folder.mkdir(parents=True)

    def fail(self):
        raise fault()

    monkeypatch.setattr("moderator_app.demo.people.People.set_up", fail)
    with pytest.raises(fault):
        make_demo(folder, TODAY)
    assert list(tmp_path.rglob("*")) == ([tmp_path / "a", tmp_path / "a" / "b", folder] if stands else [])


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    def full(folder, today):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("moderator_app.demo.making.write_marker", full)
    monkeypatch.setattr(DemoMaker, "_live", lambda self, core: None)
    with pytest.raises(DiskFull):
        make_demo(tmp_path / "demo", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nothing_in_the_folder_counts_as_something(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FolderNotEmpty):
        make_demo(tmp_path, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


@pytest.mark.slow
def test_the_same_day_gives_the_same_office_and_the_same_papers(tmp_path):
    answer = call("demo", tmp_path / "demo", "--today", TODAY, "--language", "en")
    assert answer.code == 0
    assert "no secret" in answer.out
    assert "246810" in answer.out
    told = []
    for folder in (the_demo(), tmp_path / "demo"):
        core = build_core(folder)
        core.opening.open_by_itself(writing=False)
        evaluation = core.evaluations.draw_up(core.evaluations.quarter("previous"))
        papers = [core.evaluations.print(evaluation, language) for language in Language]
        told.append((core.board.week(), core.activity.verify().head, papers))
        core.opening.close()
    assert told[0] == told[1]
    assert told[0][2][0] != told[0][2][1]


@pytest.mark.slow
def test_a_demo_is_no_place_for_a_second_one(tmp_path):
    answer = call("demo", the_demo(), "--today", date(2026, 2, 11))
    assert answer.code == 1
    assert call("week", "--data", the_demo(), "--json").code == 0
