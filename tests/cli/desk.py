"""A small real office, and the command line called on it as `main.py` would, at noon of a fixed day."""

import atexit
import functools
import io
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from moderator_app.bootstrap import build_core, core_on, make_demo
from moderator_app.cli.main import main
from moderator_app.cli.start import Start
from moderator_app.core import Core
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.services.sign_in import Founder
from moderator_app.system.key_wrapping import WrappingCost, passphrase_wrapping, recovery_wrapping, wrappings_text
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key

FIRST_ON = date(2025, 10, 15)
NAME = Bilingual("নমুনা কার্যালয়", "Sample Office")
KEY_FILE = "demo.key"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


class FixedWiring:
    """The real wiring, at a fixed time."""

    def build_core(self, data_dir: Path | None = None) -> Core:
        return build_core(data_dir, clock=FakeClock())

    def make_demo(self, folder: Path, today: date):
        return make_demo(folder, today)


def call(*words: object) -> Answer:
    """Calls the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words], FixedWiring, _window)
    return Answer(code, out.getvalue(), err.getvalue())


def _window(start: Start) -> int:
    """Tells by its exit code what the window was asked for."""
    return 70 + bool(start.data) + bool(start.key_file) + 10 * bool(start.place) + 20 * start.hidden


def small_office(tmp_path: Path) -> Path:
    """A folder with an office of one member and one page; its key stands beside it."""
    return Path(shutil.copytree(_template(), tmp_path / "office"))


def locked_office(tmp_path: Path) -> Path:
    """The same, opened by a passphrase only."""
    folder = small_office(tmp_path)
    key = bytes.fromhex((folder / KEY_FILE).read_text().strip())
    cheap = passphrase_wrapping(key, PASSPHRASE, WrappingCost(1, 8, 1))
    text = wrappings_text(key, cheap, recovery_wrapping(key, recovery_key().recipient))
    (folder / "desk.keys").write_text(text, encoding="utf-8")
    (folder / KEY_FILE).unlink()
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def office_in(folder: Path) -> Core:
    """The front desk of a folder made here, opened."""
    core = build_core(folder, clock=FakeClock(), ids=FakeIds(7), hasher=cheap_hasher())
    assert core.opening.open_by_itself()
    return core


@functools.cache
def _template() -> Path:
    place = Path(tempfile.mkdtemp(prefix="moderator-desk-cli-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = new_folder(place / "office")
    folder.make_demo(recovery_key())
    core = core_on(folder, clock=FakeClock(), ids=FakeIds(), hasher=cheap_hasher())
    me = core.sign_in.found(Founder(NAME, NAME, "246810", "246810")).id
    core.office.save(me, Office(core.office.new_id(), NAME, NAME, Signatory(NAME, NAME), FIRST_ON))
    url = "https://www.facebook.com/sample.office"
    page = Page(core.accounts.new_id(), NAME, Platform.FACEBOOK, PageKind.PAGE, url, FIRST_ON)
    core.accounts.save(me, page)
    core.opening.close()
    (place / "office" / "demo.key.txt").unlink()
    return place / "office"
