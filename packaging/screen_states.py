"""What `screens.py` draws beside the rooms: open panels, half-done steps, refusals, and an office on its first day.

Each picture is a place and what is pressed there. They are drawn on an office of their own, so that what is pressed
shows in no other picture.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import days_states
import import_states
import publishing_states
import review_states
import series_states
import template_states
import video_states
from calendar_states import CALENDAR
from connect_states import CONNECT, LIGHTS
from desktop_states import DESKTOP
from keyring_states import locked_out, with_keyring
from mail_states import MAIL
from missed_states import slept_over
from week_states import WEEKS

from moderator_app.domain.errors import StoreDamaged
from moderator_app.domain.ids import PostId
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.posts import Draft, MediaUse
from moderator_app.services.office import WelcomeStep
from moderator_app.services.sign_in import Founder
from ui.backups.state import BringBack
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

Press = Callable[[Any], None]
"""What is done on the shown page. It presses what the page itself names, hence untyped here."""

FOUNDER = Founder(
    Bilingual("কল্পনা আক্তার", "Kalpana Akter"),
    Bilingual("উপজেলা নির্বাহী অফিসার", "Upazila Nirbahi Officer"),
    "482913",
    "482913",
)


def _nothing(_page: Any) -> None:
    """The place alone is the picture."""


@dataclass(frozen=True, slots=True)
class RoomState:
    """A place of the worked-in office, and what is pressed there."""

    place: Callable[["Core"], Place]
    press: Press = _nothing


def _welcome(step: WelcomeStep) -> RoomState:
    return RoomState(lambda _core: Place(Room.WELCOME, None, step.value))


def _with_pictures(core: "Core") -> str:
    drafts = core.drafting.lines(PostQuery(PostFilter.DRAFTS))
    return next(line.post_id for line in drafts if line.first_media is not None)


def _with_versions(core: "Core") -> str:
    """The post that was changed most often."""
    who = core.sign_in.seats()[0].member.id
    lines = core.drafting.lines(PostQuery())
    return max(lines, key=lambda line: len(core.drafting.versions(who, line.post_id))).post_id


def _first_to_review(core: "Core") -> Place:
    """The post itself, which narrow windows show instead of the list."""
    queue = core.reviewing.queue(core.sign_in.seats()[0].member.id)
    return Place(Room.REVIEW, next(item.line.post_id for item in queue if item.waits_for_member))


def _code_note(page: Any) -> None:
    from ui.screens.panel.presenter import Kept

    page._code_made(Kept("নমুনা বেগম", "7K4M-92QX"))  # noqa: SLF001 - shown as after the press, without changing the PIN


def _about_to_lock(page: Any) -> None:
    from ui.shell.lock_notice import LockNotice

    LockNotice(page.window(), page._theme, page._say, 30)  # noqa: SLF001 - as the window does


def _someone_left(page: Any) -> None:
    state = page._presenter.load()  # noqa: SLF001 - shown without changing the panel of the other pictures
    gone = replace(state.lines[-1], in_office=False, pin_set=None, pin=page._say("not in office"))  # noqa: SLF001 - as above
    page._show(replace(state, lines=(*state.lines[:-1], gone)))  # noqa: SLF001 - as above


def _new_code(page: Any) -> None:
    page._ask_new_code()  # noqa: SLF001 - the button may be out of the picture


def _ask_reason(page: Any) -> None:
    page.detail.verdict.ask.click()


def _filter_log(page: Any) -> None:
    page.filters.kinds.setCurrentIndex(2)
    page.filters.first.setText("৩১/০৯/২০২৬")
    page.filters.first.returnPressed.emit()


def _empty_log(page: Any) -> None:
    page.filters.text.setText("যা নেই")
    page.filters.text.returnPressed.emit()


def _backed_up(core: "Core") -> Place:
    """The room of an office that has a copy of its own."""
    core.backups.copy_if_due()
    return Place(Room.BACKUPS)


def _drill(core: "Core") -> Place:
    core.backups.copy_if_due()
    return Place(Room.BACKUPS, None, "drill")


def _bring_back(core: "Core") -> Place:
    core.backups.copy_if_due()
    return Place(Room.BACKUPS, None, "restore")


def _back_up(page: Any) -> None:
    stick = Path(tempfile.mkdtemp(prefix="stick-"))
    page.back_up(stick)


def _wrong_key(page: Any) -> None:
    page.form.key.setText("ভুল চাবি")
    page.form.look.click()


def _want_back(page: Any) -> None:
    page.form.looked_at.connect(lambda _looked: page.form.bring.click())
    page.form.look_at_it()


def _empty_filter(page: Any) -> None:
    page.filter.choose(PostFilter.CLOSED)
    page.page.setCurrentIndex(page.page.count() - 1)
    page._ask()  # noqa: SLF001 - as the filter does


ROOM_STATES: dict[str, RoomState] = (
    {
        "composer-time": RoomState(
            lambda core: Place(Room.POSTS, _with_pictures(core)), lambda page: page.bar.time.click()
        ),
        "versions": RoomState(lambda core: Place(Room.POSTS, _with_versions(core), "versions")),
        "composer-pictures": RoomState(lambda core: Place(Room.POSTS, _with_pictures(core))),
        "composer-refused": RoomState(
            lambda core: Place(Room.POSTS, _with_pictures(core)), lambda page: page.bar.send.click()
        ),
        "series-refused": RoomState(series_states.form, series_states.refused_rule),
        "series-change": RoomState(series_states.change),
        "member-new": RoomState(lambda _core: Place(Room.PANEL, None, "new")),
        "member-refused": RoomState(lambda _core: Place(Room.PANEL, None, "new"), lambda page: page.go.click()),
        "code-note": RoomState(lambda _core: Place(Room.PANEL), _code_note),
        "code-asked": RoomState(lambda _core: Place(Room.PANEL), _new_code),
        "review-changes": RoomState(_first_to_review),
        "review-reason": RoomState(_first_to_review, _ask_reason),
        "post-expired": RoomState(review_states.expired, review_states.choose_expired),
        "review-comment": RoomState(_first_to_review, review_states.comment),
        "post-missed": RoomState(slept_over, lambda page: page.details.parts[0].missed.new_time.click()),
        "elsewhere-refused": RoomState(
            lambda _core: Place(Room.POSTS, None, "elsewhere"), lambda page: page.keep.click()
        ),
        "posts-none": RoomState(lambda _core: Place(Room.POSTS), _empty_filter),
        "lock-notice": RoomState(lambda _core: Place(Room.SETTINGS), _about_to_lock),
        **{name: RoomState(*state) for name, state in days_states.STATES.items()},
        **{name: RoomState(*state) for name, state in import_states.STATES.items()},
        **{name: RoomState(*state) for name, state in template_states.STATES.items()},
        **{name: RoomState(*state) for name, state in video_states.STATES.items()},
        "panel-left": RoomState(lambda _core: Place(Room.PANEL), _someone_left),
        "panel-last-day": RoomState(lambda core: Place(Room.PANEL, core.sign_in.seats()[-1].member.id, "last_day")),
        "activity-verified": RoomState(lambda _core: Place(Room.ACTIVITY), lambda page: page.verify.click()),
        "activity-filtered": RoomState(lambda _core: Place(Room.ACTIVITY), _filter_log),
        "activity-none": RoomState(lambda _core: Place(Room.ACTIVITY), _empty_log),
        "page-new": RoomState(lambda _core: Place(Room.PAGES, None, "new")),
        "evaluation-large": RoomState(lambda _core: Place(Room.EVALUATION), lambda page: page.paper.large.click()),
        "backups-made": RoomState(_backed_up, _back_up),
        "drill-done": RoomState(_drill, lambda page: page.start()),
        "bring-back-looked": RoomState(_bring_back, lambda page: page.form.look_at_it()),
        "bring-back-refused": RoomState(_bring_back, _wrong_key),
        "bring-back-asked": RoomState(_bring_back, _want_back),
        "keys": RoomState(lambda _core: Place(Room.THIS_WEEK), lambda page: page.window().show_keys()),
    }
    | {name: RoomState(*state) for name, state in CALENDAR.items()}
    | {name: RoomState(*state) for name, state in MAIL.items()}
    | {name: RoomState(*state) for name, state in (CONNECT | LIGHTS).items()}
    | {name: RoomState(*state) for name, state in DESKTOP.items()}
    | {name: RoomState(*state) for name, state in WEEKS.items()}
    | {name: RoomState(*state) for name, state in publishing_states.STATES.items()}
    | {f"welcome-{step.value.replace('_', '-')}": _welcome(step) for step in WelcomeStep}
)


@dataclass(frozen=True, slots=True)
class RestoreState:
    """What stands in the folder ("nothing" or "damaged"), what is wished there, and what is pressed."""

    folder: str
    wish: Callable[["Core"], BringBack]
    presses: tuple[Press, ...] = ()


def _a_backup(core: "Core") -> BringBack:
    """Of the worked-in office, with the recovery key from its envelope."""
    actor = core.sign_in.seats()[0].member.id
    made = core.backups.back_up(actor, Path(tempfile.mkdtemp(prefix="stick-", dir=core.opening.folder.parent)))
    return BringBack(str(made.path), _recovery_key(core))


def _recovery_key(core: "Core") -> str:
    """A demo's stands beside its store."""
    return (core.opening.folder / "demo.recovery.txt").read_text(encoding="utf-8").strip()


RESTORES: dict[str, RestoreState] = {
    "restore": RestoreState("nothing", lambda _core: BringBack()),
    "restore-looked": RestoreState("nothing", _a_backup, (lambda page: page.form.look_at_it(),)),
    "restore-damaged": RestoreState("damaged", lambda _core: BringBack(newest_good=True)),
}
"""The gate that brings a backup back."""


def damaged_office(folder: Path) -> "Core":
    """A demo office with a copy of its own, whose store can no longer be read."""
    from screen_gallery import open_demo

    from moderator_app.bootstrap import build_core

    core = open_demo(folder)
    assert core is not None
    core.backups.copy_if_due()
    core.opening.close()
    file = folder / "desk.db"
    file.write_bytes(file.read_bytes()[:4096] + bytes(65536))
    return build_core(folder)


def bring_back(source: "Core", core: "Core") -> None:
    """Brings a backup of one office back into an empty folder, once."""
    if core.opening.state() != "empty":
        return
    wish = _a_backup(source)
    words = "three words remembered"
    core.restoring.restore(Path(wish.path), wish.typed, words, words)
    if not core.opening.open_by_itself():
        core.opening.open_with(words)


FIRST_DAY = {
    "first-day-week": Place(Room.THIS_WEEK),
    "first-day-posts": Place(Room.POSTS),
    "first-day-composer": Place(Room.POSTS, None, "new"),
    "first-day-calendar": Place(Room.CALENDAR),
    "first-day-roster": Place(Room.ROSTER),
    "first-day-review": Place(Room.REVIEW),
    "first-day-pages": Place(Room.PAGES),
    "first-day-panel": Place(Room.PANEL),
    "first-day-media": Place(Room.MEDIA),
    "first-day-days": Place(Room.DAYS),
    "first-day-evaluation": Place(Room.EVALUATION),
    "first-day-welcome": Place(Room.WELCOME),
}
"""Rooms of an office that has a founder and nothing else."""


def prepare(core: "Core") -> None:
    """A draft with pictures of which two have no alternative text, and a post that came back changed."""
    actor = core.sign_in.seats()[0].member.id
    _draft_with_pictures(core)
    review_states.come_back(core, actor)


def _draft_with_pictures(core: "Core") -> PostId:
    actor = core.sign_in.seats()[0].member.id
    lines = core.drafting.lines(PostQuery(PostFilter.ALL), 0, 200)
    hashes = [line.first_media for line in lines if line.first_media is not None][:3]
    media = tuple(MediaUse(h, "সেবার তালিকার পোস্টার" if n == 0 else "") for n, h in enumerate(dict.fromkeys(hashes)))
    pages = tuple(page.id for page in core.accounts.all())
    text = "ই-নামজারি ক্যাম্প: ইউনিয়নভিত্তিক সময়সূচি\n\nপ্রতি ইউনিয়নে একদিন করে ক্যাম্প বসবে। সঙ্গে আনুন দলিল ও খতিয়ান।"
    return core.drafting.save(actor, None, 0, Draft(text=text, page_ids=pages, media=media)).id


def new_folder(folder: Path, name: str = "") -> "Core":
    """A folder in which nothing is yet; the name of the picture may ask for a PC with a keyring."""
    from moderator_app.bootstrap import build_core

    if "keyring" in name:
        return locked_out(folder) if "locked" in name else with_keyring(folder)

    return build_core(folder)


def found(core: "Core") -> None:
    """An office on its first day: a store and its founder."""
    from moderator_app.services.opening import Making

    recovery = core.opening.new_recovery_key()
    words = "three words remembered"
    core.opening.make(Making(words, words, recovery, recovery.text.split()[-1]))
    core.sign_in.found(FOUNDER)


def damaged() -> StoreDamaged:
    """The refusal that the gate shows where a store cannot be read."""
    return StoreDamaged(path="moderator-desk.db")
