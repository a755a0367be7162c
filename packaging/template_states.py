"""Templates in their states: the samples laid, the panel in the composer, blanks left, and a form that is refused."""

from typing import TYPE_CHECKING, Any

from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core


def laid(core: "Core") -> Place:
    """The list with the samples."""
    core.templates.add_samples(core.sign_in.seats()[0].member.id)
    return Place(Room.POSTS, None, "templates")


def new_post(core: "Core") -> Place:
    """A new post, the samples at hand."""
    laid(core)
    return Place(Room.POSTS, None, "new")


def new_template(_core: "Core") -> Place:
    """An empty form."""
    return Place(Room.POSTS, None, "templates:new")


def put_in(page: Any) -> None:
    """The first template, its blanks not filled."""
    context = page.templates._context  # noqa: SLF001 - what the panel would hand over
    page.templates.put_in(context.core.templates.all(context.actor.id)[0])


def open_panel(page: Any) -> None:
    """The panel, grabbed with the page it stands on."""
    page.templates.button.click()


def refused_tags(page: Any) -> None:
    """A set of hashtags of which one is none."""
    page.kind.setCurrentIndex(page.kind.count() - 1)
    page.name.setText("কার্যালয়ের হ্যাশট্যাগ")
    page.text.setPlainText("নমুনাপুর উপজেলা, #নাগরিকসেবা")
    page.keep.click()


STATES = {
    "templates": (laid,),
    "template-refused": (new_template, refused_tags),
    "composer-template": (new_post, put_in),
    "composer-template-panel": (new_post, open_panel),
}
