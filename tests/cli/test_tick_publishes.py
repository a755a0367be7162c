"""`tick` on a page that the program publishes on: a system's timer does what the window's heartbeat does."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.cli.main import main
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.sending import SendOutcome
from tests.fakes.channel import Lost, answer
from tests.fakes.ids import FakeIds
from tests.services.publishing.publishing_bench import MINUTE, TEXT, PublishingBench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

S = DeliveryState


class Timer:
    """A scheduled task: every call is a program of its own on the same folder, keyring and platform."""

    def __init__(self, bench: PublishingBench, key_file) -> None:
        self.bench, self._key_file = bench, key_file
        key_file.write_text(bench.folder.keys.held().hex() + "\n", encoding="ascii")
        bench.folder.close()

    def build_core(self, data_dir=None):
        bench = self.bench
        folder = new_folder(data_dir or bench.folder.path, bench.keyring)
        return core_on(folder, clock=bench.clock, ids=FakeIds(), hasher=cheap_hasher(), channels=bench.channels)

    def tick(self):
        out, err = io.StringIO(), io.StringIO()
        words = ["tick", "--json", "--data", self.bench.folder.path, "--key-file", self._key_file]
        with redirect_stdout(out), redirect_stderr(err):
            code = main([str(word) for word in words], lambda: self, lambda _start: 70)
        assert (code, err.getvalue()) == (0, "")
        return json.loads(out.getvalue())

    def ticks_for(self, minutes: int) -> list:
        """One every four minutes."""
        told = []
        for _ in range(0, minutes, 4):
            self.bench.clock.go_on(minutes=4)
            told.append(self.tick())
        return told

    def state(self, post):
        self.bench.folder.open_with(PASSPHRASE)
        found = self.bench.state(post)
        self.bench.folder.close()
        return found


@pytest.fixture
def due(tmp_path):
    """The timer of an office with a post that is due in ten minutes, and the post."""
    bench = PublishingBench.connected(tmp_path)
    post = bench.due_in(10 * MINUTE)
    return Timer(bench, tmp_path / "key"), post


def test_what_is_due_goes_out_by_the_timer_once(due):
    timer, post = due
    told = timer.ticks_for(24)
    assert timer.bench.remote.texts() == [TEXT]
    assert timer.state(post) is S.PUBLISHED
    assert [each["published"] for each in told].count(1) == 1


def test_a_second_timer_in_the_middle_of_a_send_does_nothing(due):
    timer, post = due
    inner = []
    timer.bench.remote.before_call = lambda name: inner.append(timer.tick()) if name == "commit" else None
    timer.ticks_for(12)
    assert inner == [{"busy": True}]
    assert timer.bench.remote.texts() == [TEXT]
    assert timer.state(post) is S.PUBLISHED


def test_an_answer_that_was_lost_is_settled_by_the_next_timer_and_not_sent_again(due):
    timer, post = due
    timer.bench.remote.will("commit", Lost(answer(SendOutcome.UNKNOWN, fault="net.answer_lost")))
    timer.ticks_for(12)
    assert timer.state(post) is S.SETTLING
    timer.ticks_for(8)
    assert timer.state(post) is S.PUBLISHED
    assert len(timer.bench.remote.named("commit")) == 1
