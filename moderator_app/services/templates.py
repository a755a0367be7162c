"""The office's templates: written, changed, retired and brought back by whoever drafts; none is ever deleted."""

from dataclasses import replace
from typing import final

from moderator_app.domain.errors import EditedMeanwhile, NothingThere, TemplateNameTaken
from moderator_app.domain.fields import plain
from moderator_app.domain.ids import MemberId, TemplateId
from moderator_app.domain.panel import Action
from moderator_app.domain.templates import Template, TemplateKind, checked_name, checked_text
from moderator_app.events import TemplatesChanged
from moderator_app.ports import TemplateSamples, Unit
from moderator_app.services.workroom import Acting, Workroom

_BANGLA = "\u0980"
"""Where Unicode's block of Bangla begins: before it stand the Latin letters."""


@final
class TemplateDesk:
    """Keeps the templates. Posts hold copies of their words: a change touches no post."""

    def __init__(self, room: Workroom, samples: TemplateSamples) -> None:
        """Works on the store of the room; `samples` are those that an office can begin with."""
        self._room = room
        self._samples = samples

    def all(self, actor: MemberId) -> tuple[Template, ...]:
        """Every template by kind and name, Bangla names first, the retired ones included."""
        with self._room.reading(actor) as unit:
            return tuple(sorted(unit.templates.all(), key=_order))

    def save(
        self,
        actor: MemberId,
        template_id: TemplateId | None,
        kind: TemplateKind,
        name: str,
        text: str,
        *,
        seen: Template | None = None,
    ) -> Template:
        """Keeps a template, new (no id) or known; a retired one stays retired, and one that is the same is not logged.

        `seen` is the known one as it stood when the change was begun.

        Raises:
            EditedMeanwhile: another changed its words since `seen`; nothing of theirs is overwritten.
            EmptyField, FieldTooLong: name or text is missing or too long.
            WrongHashtag: something in a set of hashtags is none.
            TemplateNameTaken: another of this kind has this name.
            NothingThere: there is no such template.
            NotAllowed: the member may not draft.
        """
        called, words = checked_name(name), checked_text(kind, text)
        with self._room.acting(actor, Action.DRAFT) as acting:
            before = None if template_id is None else _the(acting.unit, template_id)
            if before is not None and seen is not None and _words(before) != _words(seen):
                raise EditedMeanwhile()
            _check_free(acting.unit, template_id, kind, called)
            new_id = template_id or TemplateId(self._room.ids.new())
            kept = Template(new_id, kind, called, words, actor, acting.now)
            if before is not None:
                kept = replace(before, kind=kind, name=called, text=words)
                if kept == before:
                    return before
                kept = replace(kept, edited_by=actor, edited_at=acting.now)
            acting.unit.templates.put(kept)
            acting.log("template_changed" if before else "template_written", "template", new_id, name=called)
        self._tell(actor)
        return kept

    def retire(self, actor: MemberId, template_id: TemplateId) -> Template:
        """Takes a template out of what is offered; it can be brought back. Raises as `save`."""
        return self._set(actor, template_id, retired=True)

    def restore(self, actor: MemberId, template_id: TemplateId) -> Template:
        """Offers a retired template again. Raises as `save`."""
        return self._set(actor, template_id, retired=False)

    def add_samples(self, actor: MemberId) -> int:
        """Adds the samples that the office has not had yet, and says how many.

        Only adds: one that was had, changed or retired stays as it is, and a name that is taken is left alone.

        Raises:
            NotAllowed: the member may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            added = self._add_samples(acting)
            if added:
                acting.log("templates_seeded", "templates", "samples", templates=added)
        if added:
            self._tell(actor)
        return added

    def _add_samples(self, acting: Acting) -> int:
        known = acting.unit.templates.all()
        seeds = {template.seed for template in known}
        names = {(template.kind, plain(template.name)) for template in known}
        added = 0
        for sample in self._samples.samples():
            if sample.seed in seeds or (sample.kind, plain(sample.name)) in names:
                continue
            template_id = TemplateId(self._room.ids.new())
            me, now = acting.member.id, acting.now
            acting.unit.templates.put(
                Template(template_id, sample.kind, sample.name, sample.text, me, now, sample.seed)
            )
            added += 1
        return added

    def _set(self, actor: MemberId, template_id: TemplateId, *, retired: bool) -> Template:
        with self._room.acting(actor, Action.DRAFT) as acting:
            before = _the(acting.unit, template_id)
            if before.retired is retired:
                return before
            after = replace(before, retired=retired, edited_by=actor, edited_at=acting.now)
            acting.unit.templates.put(after)
            acting.log("template_retired" if retired else "template_restored", "template", template_id, name=after.name)
        self._tell(actor)
        return after

    def _tell(self, initiator: MemberId) -> None:
        self._room.bus.publish(TemplatesChanged(initiator=initiator))


def _order(template: Template) -> tuple[int, bool, str, str]:
    name = plain(template.name)
    return list(TemplateKind).index(template.kind), name < _BANGLA, name, template.id


def _words(template: Template) -> tuple[TemplateKind, str, str]:
    return template.kind, template.name, template.text


def _the(unit: Unit, template_id: TemplateId) -> Template:
    found = next((template for template in unit.templates.all() if template.id == template_id), None)
    if found is None:
        raise NothingThere(id=template_id)
    return found


def _check_free(unit: Unit, template_id: TemplateId | None, kind: TemplateKind, name: str) -> None:
    others = (t for t in unit.templates.all() if t.kind is kind and t.id != template_id)
    if any(plain(other.name) == plain(name) for other in others):
        raise TemplateNameTaken(name=name)
