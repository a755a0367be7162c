"""What the page of versions asks of the core, and two versions compared in words. Knows no Qt."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moderator_app.domain.approval import content_hash
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.lines import PostVersion
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import Draft, Post
from moderator_app.domain.text_diff import Piece, PieceKind, word_diff
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list, in words; `approved` where a member approved exactly this content on some page."""

    number: int
    head: str
    second: str
    approved: bool


@dataclass(frozen=True, slots=True)
class VersionsState:
    """The versions, newest first, and the two compared at first: the last approved one, else the one before, and now.

    `refusal` is why this member may not bring one back, "" where that is allowed.
    """

    title: str
    lines: tuple[VersionLine, ...]
    before: int
    after: int
    refusal: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed: each text under its name, and the rest in sentences."""

    texts: tuple[tuple[str, tuple[Piece, ...]], ...]
    notes: tuple[str, ...]


class VersionsPresenter:
    """The versions of one post as one member sees them."""

    def __init__(self, core: "Core", say: Speaker, actor: Member, post_id: PostId) -> None:
        self._core, self._say, self._actor, self._post_id = core, say, actor, post_id
        self._versions: dict[int, PostVersion] = {}
        self._post: Post | None = None
        self._names: dict[PageId, str] = {}

    def open(self) -> VersionsState:
        """Reads the versions. Raises NothingThere for an unknown post."""
        core, say = self._core, self._say
        self._post = post = core.drafting.open(self._actor.id, self._post_id).post
        self._versions = {one.version: one for one in core.drafting.versions(self._actor.id, self._post_id)}
        self._names = {page.id: say.name(page.name) for page in core.accounts.all()}
        approved = self._approved(post)
        members = {member.id: say.name(member.name) for member in core.panel.view().members}
        lines = tuple(
            self._line(one, members[one.saved_by], one.version in approved)
            for one in sorted(self._versions.values(), key=lambda one: -one.version)
        )
        older = [line for line in lines[1:] if line.approved] or list(lines[1:]) or list(lines)
        refusal = "" if self._actor.may(Action.DRAFT) else error_sentence(say, _may_not())
        return VersionsState(post.title or say("Post without text"), lines, older[0].number, lines[0].number, refusal)

    def compare(self, before: int, after: int) -> Comparison:
        """What changed from one version to another."""
        say, old, new = self._say, self._versions[before].draft, self._versions[after].draft
        texts = [(say("Main text"), word_diff(old.text, new.text))]
        own_old, own_new = _own(old), _own(new)
        for page_id in sorted(own_old.keys() | own_new.keys()):
            pieces = word_diff(own_old.get(page_id, old.text), own_new.get(page_id, new.text))
            texts.append((self._names.get(page_id, ""), pieces))
        changed = tuple((name, pieces) for name, pieces in texts if _differ(pieces))
        moved = [media.hash for media in old.media] != [media.hash for media in new.media]
        alts = [media.alt_text for media in old.media] != [media.alt_text for media in new.media]
        told = (
            (not _differ(texts[0][1]), say("The main text is as it was.")),
            (old.link != new.link, say("The link is another one.")),
            (moved, say("The pictures or videos are others.")),
            (alts and not moved, say("An alternative text is another one.")),
        )
        return Comparison(changed, tuple(words for so, words in told if so))

    def bring_back(self, number: int) -> int:
        """Makes an older content the newest version; pages, purpose and time stay. Gives the number it replaced.

        Errors as of `Drafting.save`.
        """
        post = self._core.drafting.open(self._actor.id, self._post_id).post
        old = self._versions[number].draft
        kept = tuple(variant for variant in old.variants if variant.page_id in post.draft.page_ids)
        draft = replace(post.draft, text=old.text, link=old.link, variants=kept, media=old.media)
        assert self._post is not None
        self._post = self._core.drafting.save(self._actor.id, self._post_id, self._post.revision, draft)
        return post.version

    def _line(self, one: PostVersion, who: str, approved: bool) -> VersionLine:
        say = self._say
        head = say("Version {n}", n=one.version)
        if one.version == max(self._versions):
            head = say("Version {n}, now", n=one.version)
        second = say("{who}, {when}", who=who, when=say.short_moment(one.saved_at))
        return VersionLine(one.version, head, second, approved)

    def _approved(self, post: Post) -> set[int]:
        given = {one.content_hash for one in self._core.reviewing.detail(self._actor.id, self._post_id).approvals}
        return {
            one.version
            for one in self._versions.values()
            for page_id in one.draft.page_ids
            if content_hash(page_id, replace(post, draft=one.draft).content_for(page_id)) in given
        }


def _may_not() -> ModeratorError:
    return RoleNotAllowed(action=Action.DRAFT.value)


def _own(draft: Draft) -> dict[PageId, str]:
    return {variant.page_id: variant.text for variant in draft.variants}


def _differ(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.kind is not PieceKind.SAME for piece in pieces)
