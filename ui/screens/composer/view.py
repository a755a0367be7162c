"""The composer's screen: sheet and preview beside each other, keystrokes kept, handing in."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import EditedMeanwhile, ModeratorError
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.posts import Draft, Post
from ui import background
from ui.context import ScreenContext
from ui.page_faces import page_faces
from ui.places import Place, Room
from ui.screens.composer.again import again_button
from ui.screens.composer.bar import ComposerBar
from ui.screens.composer.columns import Columns
from ui.screens.composer.fault_place import place_of
from ui.screens.composer.keeping import Keeper
from ui.screens.composer.likeness_line import LikenessLine
from ui.screens.composer.notices import (
    conflict_banner,
    dropped_banner,
    fault_banner,
    kept_banners,
    offer_banner,
    rescued_banner,
    standing_banners,
)
from ui.screens.composer.picture_adding import PictureAdding
from ui.screens.composer.pictures import Pictures
from ui.screens.composer.presenter import ComposerPresenter, Opened, time_asked_for
from ui.screens.composer.preview_pane import PreviewPane
from ui.screens.composer.safety import SafetyLine
from ui.screens.composer.sheet import WritingSheet
from ui.screens.composer.templates_panel import TemplateHelp
from ui.screens.composer.time_panel import TimePanel
from ui.screens.composer.usual_times import UsualTimes
from ui.screens.composer.writing import Writing
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, secondary
from ui.widgets.layout import column
from ui.widgets.page_face import PageFace
from ui.widgets.pill import StatePill
from ui.widgets.screen import Screen
from ui.widgets.states import SHOWN_STATES

_REDRAW_AFTER = 120


class ComposerScreen(Screen):
    """Writes the post that the place names, or a new one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        post_id = PostId(context.place.item) if context.place.item else None
        self.presenter = ComposerPresenter(context.core, context.actor, post_id, time_asked_for(context.place))
        self._opened: Opened | None = None
        self._state: StatePill | None = None
        self._standing: list[Banner] = []
        self._fault: Banner | None = None
        self._offer: Banner | None = None
        self._faces: dict[PageId, PageFace] = {}
        self._pictures = Pictures(self.presenter.medium, self)
        self._pictures.arrived.connect(self._picture_arrived)
        self.sheet = WritingSheet(self._theme, self._say, self._pictures, self.presenter.measures)
        self.preview = PreviewPane(self._theme, self._say, self._pictures.get, context.core.drafting.measure)
        self.templates = TemplateHelp(context, self.sheet)
        self.bar = ComposerBar(self._theme, self._say)
        self._safety = SafetyLine(self.bar, self._say)
        self.keep_button = secondary(self._theme, self._say("Keep"), ButtonParts(key="Ctrl+S"))
        self.again = again_button(context, self.presenter)
        self.adding = PictureAdding(context, self.presenter, self.sheet, self)
        self.keeper = Keeper(self.presenter, self._draft, self.sheet.editor.when_whole, self)
        self.alike = LikenessLine(context, self.keeper, self.bar, self._safety, self)
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_AFTER)
        self._redraw.timeout.connect(self._draw_preview)
        self.columns = Columns(self._theme, self._say, self.sheet, self.preview)
        column(0, self).addWidget(self.columns)
        self._connect()
        background.run(self, self.presenter.open, self._show, self._not_opened)

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        post = self._opened.post if self._opened else None
        if self._context.place.item is None or post is None:
            return self._say("New post") if self._context.place.item is None else ""
        return post.title or self._say("Post without text")

    def header_state(self) -> QWidget | None:
        return self._state

    def header_actions(self) -> Sequence[QWidget]:
        again = () if self.presenter.post_id is None else (self.again,)
        return () if self._closed_to_writing() else (*again, self.keep_button)

    def bottom_bar(self) -> QWidget | None:
        return None if self._closed_to_writing() else self.bar

    def banners(self) -> Sequence[QWidget]:
        own = (self._fault, self._offer, *self.alike.banners, *self._standing)
        return [banner for banner in own if banner is not None]

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def leaving(self) -> None:
        self.keeper.stop()
        writing = self.sheet.writing
        if writing is not None and not self._closed_to_writing():
            self.sheet.editor.pour_out()
            self.presenter.leave(writing.draft(), worth_keeping=not writing.empty())

    def made(self) -> str | None:
        return self.presenter.post_id

    # ------------------------------------------------------------ building

    def _connect(self) -> None:
        self.sheet.changed.connect(self._changed)
        self.sheet.pictures.connect(self.adding.add)
        self.sheet.files_asked.connect(self.adding.ask_files)
        self.adding.added.connect(self._attached)
        self.adding.refused.connect(self._show_fault)
        self.preview.chosen.connect(lambda _page="": self._draw_preview())
        self.keep_button.clicked.connect(self.keep)
        self.bar.send.clicked.connect(self.hand_in)
        self.keeper.noted.connect(self._is_noted)
        self.keeper.not_noted.connect(self._not_noted)
        self.keeper.kept.connect(self._kept)
        self.keeper.handed.connect(self._handed_in)
        self.keeper.refused.connect(self._refused)
        self._times = TimePanel(self._theme, self._say, self, self.presenter.moment, self.presenter.days)
        self._times.chosen.connect(self._time_chosen)
        self._usual = UsualTimes(self.presenter, self)
        self._usual.came.connect(self._follow)
        self.bar.time.clicked.connect(self._open_times)

    # ------------------------------------------------------------ opening

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        say = self._say
        self._faces = page_faces(say, opened.pages)
        self.sheet.load(Writing(opened.draft, tuple(p.id for p in opened.pages)), opened.pages, self._faces)
        self.keeper.stands_at(opened.draft)
        self._usual.stand(opened.times, opened.draft.page_ids)
        self._show_stage(opened.post)
        if opened.refusal is not None:
            self.sheet.lock()
        self._standing = standing_banners(self._theme, say, opened)
        if opened.offer is not None:
            if self._context.place.extra.endswith("restore"):
                QTimer.singleShot(0, self, self._take_offer)
            self._offer = offer_banner(self._theme, say, opened.offer, self._take_offer, self._drop_offer)
        if opened.post is None:
            self._safety.nothing_typed()
        else:
            self._safety.draft_kept(opened.post.edited_at)
        self._follow()
        self._draw_preview()
        if opened.refusal is None:
            self.sheet.editor.setFocus()
        self.header_changed.emit()

    def _not_opened(self, error: ModeratorError) -> None:
        self.columns.hide()
        self._fault = fault_banner(self._theme, self._say, error)
        self.header_changed.emit()

    def _show_stage(self, post: Post | None) -> None:
        assert self._opened is not None
        look = SHOWN_STATES[self._opened.shown(post, self._context.core.clock.now())]
        self._state = StatePill(self._theme, look, self._say(look.word))

    def _closed_to_writing(self) -> bool:
        return self._opened is None or self._opened.refusal is not None

    # ------------------------------------------------------------ keeping

    def _changed(self) -> None:
        if self._closed_to_writing():
            return
        self._follow()
        self._redraw.start()
        self.keeper.touch()

    def _is_noted(self, at: datetime) -> None:
        self._settle_offer()
        self._safety.caught(at)

    def _settle_offer(self) -> None:
        """Whoever wrote on without answering is told where the earlier text went."""
        if self._offer is not None and not self.presenter.has_offer:
            self._offer = None
            self._standing = [*self._standing, rescued_banner(self._theme, self._say)]
            self.header_changed.emit()

    def _not_noted(self, error: ModeratorError) -> None:
        self._show_fault(error)
        self._safety.not_safe()

    def keep(self) -> None:
        """Saves the draft."""
        self._busy()
        self.keeper.keep()

    def hand_in(self) -> None:
        """Hands the post in; where only the time of an approved one changed, keeps that."""
        if self._only_time():
            self.keep()
            return
        self._busy()
        self.alike.before_sending(self.keeper.hand_in)

    def _busy(self) -> None:
        self.bar.send.setEnabled(False)
        self._safety.keeping()

    def _kept(self, draft: Draft, post: Post) -> None:
        self.bar.send.setEnabled(True)
        self._fault = None
        self._standing = kept_banners(self._theme, self._say, self._opened, post)
        self._settle_offer()
        opened = self._opened
        if opened is not None and opened.post is not None and opened.post.id != post.id:
            self._context.navigate(Place(Room.POSTS, item=post.id))
            return
        if opened is not None and post.stage is not (opened.post.stage if opened.post else None):
            self._show_stage(post)
        if self._draft() == draft:
            self._safety.draft_kept(post.edited_at)
        self.header_changed.emit()

    def _handed_in(self, post: Post) -> None:
        self._context.navigate(Place(Room.POSTS, extra=f"handed:{post.id}"))

    def _refused(self, error: ModeratorError) -> None:
        self.bar.send.setEnabled(True)
        if isinstance(error, EditedMeanwhile):
            self._fault = conflict_banner(self._theme, self._say, error, self._keep_as_new, self._open_theirs)
            self._safety.caught_only()
            self.header_changed.emit()
            return
        self._settle_offer()
        self._show_fault(error)
        empty = self.presenter.post_id is None and self._draft_is_empty()
        self._safety.after_refusal(self._context.core.clock.now(), empty, self.presenter.is_saved(self._draft()))
        self._lead_to(error)

    def _lead_to(self, error: ModeratorError) -> None:
        self.columns.show_writing()
        place = place_of(error)
        if place == "planned_at":
            self.bar.time.setFocus()
        elif place:
            self.sheet.lead_to(place)

    def _show_fault(self, error: ModeratorError) -> None:
        self._fault = fault_banner(self._theme, self._say, error)
        self.header_changed.emit()

    def _keep_as_new(self) -> None:
        self._busy()
        self.keeper.keep_as_new()

    def _open_theirs(self) -> None:
        self._context.navigate(Place(Room.POSTS, item=self.presenter.post_id))

    def _take_offer(self) -> None:
        self._bring(self.presenter.take_offer())

    def _bring(self, draft: Draft | None) -> None:
        self._offer = None
        if draft is not None and self._opened is not None:
            self._standing = standing_banners(self._theme, self._say, self._opened)
            self.sheet.restore(Writing(draft, tuple(p.id for p in self._opened.pages)))
            self._changed()
            self.sheet.editor.setFocus()
        self.header_changed.emit()

    def _drop_offer(self) -> None:
        self._offer, offer = None, self._opened.offer if self._opened is not None else None
        if offer is not None:
            self._standing = [dropped_banner(self._theme, self._say, lambda: self._bring(offer.draft)), *self._standing]
        background.run(self, self.presenter.drop_offer, lambda _nothing: None, self._show_fault)
        self.header_changed.emit()

    # ------------------------------------------------------------ time, pictures, preview

    def _open_times(self) -> None:
        self._times.open_at(self.bar.time, self._usual.times, self._draft().planned_at)

    def _time_chosen(self, at: datetime | None) -> None:
        if self.sheet.writing is not None:
            self.sheet.writing.planned_at = at
            self._changed()
            self.bar.time.setFocus()

    def _attached(self, media: MediaFile) -> None:
        if self.sheet.writing is not None and self.sheet.writing.add_picture(media.hash, media.alt_text):
            self.sheet.show_media(len(self.sheet.writing.media) - 1)

    def _picture_arrived(self, _media_hash: object) -> None:
        self.sheet.media.refresh_images()
        self.preview.refresh_images()

    def _draft(self) -> Draft:
        return self.sheet.writing.draft() if self.sheet.writing is not None else Draft()

    def _draft_is_empty(self) -> bool:
        return self.sheet.writing is None or self.sheet.writing.empty()

    def _only_time(self) -> bool:
        opened = self._opened
        return opened is not None and opened.approved and not self.presenter.content_changed(self._draft())

    def _follow(self) -> None:
        """The bar and the preview's pages follow what is chosen."""
        writing = self.sheet.writing
        if writing is None or self._opened is None:
            return
        faces = [self._faces[page] for page in writing.page_ids]
        self.bar.show_pages(faces, only_time=self._only_time(), timed=writing.planned_at is not None)
        self._usual.follow(writing)
        self.bar.show_time(writing.planned_at, usual=self._usual.first_is(writing.planned_at))
        self.preview.show_pages([(page, self._faces[page].name) for page in writing.page_ids])
        self._stack_bar()

    def _draw_preview(self) -> None:
        if self.sheet.writing is not None and self._opened is not None:
            self.preview.draw(self.sheet.writing, self._opened.pages, self._faces)

    # ------------------------------------------------------------ room

    def _stack_bar(self) -> None:
        if self.bar.set_narrow(narrow=self.bar.wide_width() > self.width()):
            QTimer.singleShot(0, self, self.header_changed.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_bar()
