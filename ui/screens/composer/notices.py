"""The banners of the composer: text offered back, why a post is closed, what a reviewer asked, what went wrong."""

from collections.abc import Callable

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.lines import JournalEntry
from moderator_app.domain.posts import Post, ReviewStage, title_of
from moderator_app.words import Speaker
from moderator_app.words.errors import error_words
from ui.roles import Role
from ui.screens.composer.presenter import Opened
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, link, secondary
from ui.widgets.shapes import Shape

_EXCERPT = 60


def offer_banner(
    theme: Theme, say: Speaker, entry: JournalEntry, take: Callable[[], None], drop: Callable[[], None]
) -> Banner:
    """Unsaved text found: bring it back, or drop it."""
    title = title_of(entry.draft.text)
    excerpt = title if len(title) <= _EXCERPT else title[:_EXCERPT].rstrip() + "…"
    if excerpt:
        words = say("You have unsaved text from {at}: “{excerpt}”", at=say.short_moment(entry.at), excerpt=excerpt)
    else:
        words = say("You have unsaved work from {at}, without text.", at=say.short_moment(entry.at))
    bring = secondary(theme, say("Bring it back"), height=SMALL)
    bring.clicked.connect(take)
    banner = Banner(theme, Shape.INFO, Role.INFO, words, bring)
    away = link(theme, say("Drop it"))
    away.clicked.connect(drop)
    inside = banner.layout()
    assert inside is not None
    inside.addWidget(away)
    return banner


def dropped_banner(theme: Theme, say: Speaker, back: Callable[[], None]) -> Banner:
    """The offered text was dropped; as long as the page stands it can be had back."""
    undo = secondary(theme, say("Bring it back"), height=SMALL)
    undo.clicked.connect(back)
    return Banner(theme, Shape.INFO, Role.INFO, say("The unsaved text was dropped."), undo)


def rescued_banner(theme: Theme, say: Speaker) -> Banner:
    """Where the earlier text went when somebody wrote on without answering."""
    words = say("The earlier text is kept: it stands in the list as a draft of its own.")
    return Banner(theme, Shape.INFO, Role.INFO, words)


def refusal_banner(theme: Theme, say: Speaker, error: ModeratorError, post: Post | None) -> Banner:
    """Why this post can only be read."""
    words = error_words(say, error)
    sentence = f"{words.sentence} {words.next_step}"
    if post is not None and post.stage is ReviewStage.REJECTED:
        sentence = say("This post was rejected: {reason} Write a new one.", reason=post.reason)
    return Banner(theme, Shape.INFO, Role.INFO, sentence)


def standing_banners(theme: Theme, say: Speaker, opened: Opened) -> list[Banner]:
    """What is to be known of the post as it was opened."""
    if opened.refusal is not None:
        return [refusal_banner(theme, say, opened.refusal, opened.post)]
    standing = stage_banner(theme, say, opened)
    return [standing] if standing is not None else []


def kept_banners(theme: Theme, say: Speaker, opened: Opened | None, post: Post) -> list[Banner]:
    """After keeping: a change of what was approved is told at once."""
    if opened is None or not opened.approved or post.stage is not ReviewStage.DRAFT:
        return []
    words = say("The change voided the approval. Hand the post in again; whoever approved it is told.")
    return [Banner(theme, Shape.CIRCLE_SLASH, Role.WARNING, words)]


def stage_banner(theme: Theme, say: Speaker, opened: Opened) -> Banner | None:
    """What the reviewer said, or what a change would undo."""
    post = opened.post
    if post is None:
        return None
    if opened.expired:
        words = say("Its time came without approval; nothing went out. Choose a new time and hand it in again.")
        return Banner(theme, Shape.CIRCLE_SLASH, Role.WARNING, words)
    if post.stage is ReviewStage.CHANGES_ASKED:
        words = say("Changes are asked: {reason}", reason=post.reason)
        return Banner(theme, Shape.CIRCLE_BACK, Role.WARNING, words)
    if post.stage is ReviewStage.HELD:
        return Banner(theme, Shape.CIRCLE_HOLD, Role.WARNING, say("Held in review: {reason}", reason=post.reason))
    if opened.voided_of:
        names = ", ".join(say.name(name) for name in opened.voided_of)
        words = say("A change voided the approval of {names}. Hand the post in again.", names=names)
        return Banner(theme, Shape.CIRCLE_SLASH, Role.WARNING, words)
    if opened.approved:
        words = say("Approved. Another time keeps the approval; any other change takes it away.")
        return Banner(theme, Shape.INFO, Role.INFO, words)
    if post.stage is ReviewStage.SUBMITTED:
        words = say("Waiting for a second member. A change takes the post out of review until it is handed in again.")
        return Banner(theme, Shape.HALF_CIRCLE, Role.INFO, words)
    return None


def fault_banner(theme: Theme, say: Speaker, error: ModeratorError) -> Banner:
    """What happened, why, and what to do."""
    words = error_words(say, error)
    return Banner(theme, Shape.SQUARE_CROSS, Role.DANGER, f"{words.title}: {words.sentence} {words.next_step}")


def conflict_banner(
    theme: Theme, say: Speaker, error: ModeratorError, as_new: Callable[[], None], look: Callable[[], None]
) -> Banner:
    """Someone else saved meanwhile: both texts stay."""
    words = error_words(say, error)
    keep = secondary(theme, say("Keep mine as a new draft"), height=SMALL)
    keep.clicked.connect(as_new)
    sentence = say("{what} Your text is safe.", what=words.sentence)
    banner = Banner(theme, Shape.TRIANGLE, Role.WARNING, sentence, keep)
    other = link(theme, say("Open theirs"))
    other.clicked.connect(look)
    inside = banner.layout()
    assert inside is not None
    inside.addWidget(other)
    return banner
