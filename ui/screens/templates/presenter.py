"""What the templates' list and form show. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.blanks import blanks
from moderator_app.domain.errors import (
    ModeratorError,
    NothingThere,
    RoleNotAllowed,
    TemplateNameTaken,
    WrongHashtag,
)
from moderator_app.domain.fields import plain
from moderator_app.domain.hashtags import underscored
from moderator_app.domain.ids import TemplateId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import title_of
from moderator_app.domain.templates import Template, TemplateKind
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.forms.trouble import Trouble, place_of, trouble
from ui.template_kinds import KINDS

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template as the list shows it."""

    id: TemplateId
    kind: TemplateKind
    kind_name: str
    name: str
    first: str
    text: str
    blanks: str
    changed: str
    retired: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it stands."""

    name: str = ""
    kind: TemplateKind = TemplateKind.NOTICE
    text: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of keeping: the template, or what stands in the way."""

    template_id: TemplateId | None = None
    trouble: Trouble | None = None


class TemplatesPresenter:
    """The templates as one member sees them."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor, self._me = core, say, actor, actor.id
        self._seen: Template | None = None

    def refusal(self) -> str:
        """Why this member may only look; "" where they may change."""
        return "" if self._actor.may(Action.DRAFT) else error_sentence(self._say, _not_allowed())

    def load(self) -> tuple[TemplateLine, ...]:
        """Every template: the offered ones first, by kind and name."""
        templates = self._core.templates.all(self._me)
        writers = {template.edited_by for template in templates}
        names = {who: self._say.name(self._core.panel.member(who).name) for who in writers}
        found = [self._line(template, names[template.edited_by]) for template in templates]
        return tuple(sorted(found, key=lambda line: line.retired))

    def open(self, template_id: str) -> Typed:
        """One template as the form shows it. Raises NothingThere for an unknown id."""
        for template in self._core.templates.all(self._me):
            if template.id == template_id:
                self._seen = template
                return Typed(template.name, template.kind, template.text)
        raise NothingThere(id=template_id)

    def keep(self, template_id: str, typed: Typed) -> Kept:
        """Keeps what was typed, as a new template where the id is empty; what was typed is never lost."""
        known = TemplateId(template_id) if template_id else None
        try:
            kept = self._core.templates.save(self._me, known, typed.kind, typed.name, typed.text, seen=self._seen)
        except ModeratorError as error:
            return Kept(trouble=trouble(self._say, error, _place(error)))
        return Kept(kept.id)

    def retire(self, template_id: TemplateId) -> None:
        """Offers one no longer."""
        self._core.templates.retire(self._me, template_id)

    def restore(self, template_id: TemplateId) -> None:
        """Offers one again."""
        self._core.templates.restore(self._me, template_id)

    def add_samples(self) -> str:
        """Adds the samples there are not yet, and says how many."""
        added = self._core.templates.add_samples(self._me)
        say = self._say
        if not added:
            return say("Every sample is here already; nothing was changed.")
        return say.count("{n} sample was added.", "{n} samples were added.", added)

    def blanks_sentence(self, text: str) -> str:
        """Which blanks a text has."""
        say = self._say
        names = list(dict.fromkeys(blank.name for blank in blanks(text)))
        if not names:
            return say("No blanks yet: write what is to be filled in square brackets, such as [date].")
        return say("Blanks: {names}", names=", ".join(f"[{name}]" for name in names))

    def underscored(self, text: str) -> str:
        """Hashtags with their words parted by underscores."""
        return underscored(text)

    def _line(self, template: Template, who: str) -> TemplateLine:
        say = self._say
        return TemplateLine(
            id=template.id,
            kind=template.kind,
            kind_name=say(KINDS[template.kind]),
            name=template.name,
            first=title_of(template.text),
            text=template.text,
            blanks=self.blanks_sentence(template.text) if blanks(template.text) else "",
            changed=say("{name} · {when}", name=who, when=say.short_moment(template.edited_at)),
            retired=template.retired,
        )


def matching(lines: tuple[TemplateLine, ...], kind: object, words: str) -> tuple[TemplateLine, ...]:
    """The lines of a kind (None: every one) whose name or text holds every word."""
    wanted = plain(words).split()
    return tuple(
        line
        for line in lines
        if (kind is None or line.kind == kind)
        and all(word in plain(f"{line.name} {line.text} {line.kind_name}") for word in wanted)
    )


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.DRAFT.value)


def _place(error: ModeratorError) -> str:
    return place_of(error, ((WrongHashtag, "template_text"), (TemplateNameTaken, "template_name")))
