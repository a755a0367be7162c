"""The sheet on which one writes: pages, purpose, texts, link and pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.posts import Draft
from moderator_app.domain.purposes import Purpose
from moderator_app.services.drafting import Measure
from moderator_app.words import Speaker
from moderator_app.words.terms import PURPOSES
from ui.names import short_name
from ui.roles import Role, Type
from ui.screens.composer.editor import PostEditor, fill, picture_paths, replace_text
from ui.screens.composer.media_strip import MediaStrip, SeenMedia
from ui.screens.composer.tabs import TextTabs
from ui.screens.composer.under_text import UnderText
from ui.screens.composer.writing import Writing
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, FieldRow, TextField, mark_invalid
from ui.widgets.flow import flow_box
from ui.widgets.label import Label
from ui.widgets.layout import Divider, column, row
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import PagePill

Measures = Callable[[tuple[Page, ...], Draft], Mapping[PageId, Measure]]
_COUNT_AFTER = 150
_WIDEST_TEXT = 780


class WritingSheet(QWidget):
    """Emits `changed` after every change of the writing, `pictures` with paths or bytes of pictures to add."""

    changed = Signal()
    loaded = Signal()
    pictures = Signal(object)
    files_asked = Signal()
    blank_asked = Signal()

    def __init__(self, theme: Theme, say: Speaker, media: SeenMedia, measures: Measures) -> None:
        super().__init__()
        self._theme, self._say, self._measures = theme, say, measures
        self.writing: Writing | None = None
        self._pages: tuple[Page, ...] = ()
        self._faces: Mapping[PageId, PageFace] = {}
        self._tab: PageId | None = None
        self._documents: dict[PageId | None, QTextDocument] = {}
        self._loading = False
        self.setAcceptDrops(True)
        self.pills: dict[PageId, PagePill] = {}
        self.media = MediaStrip(theme, say, media)
        self._build()
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(_COUNT_AFTER)
        self._count_soon.timeout.connect(self._count)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        px = self._theme.px
        lines = column(px(12), self)
        box, self._pill_flow = flow_box(px(8))
        self._pill_box = box
        self._no_page = Label(self._theme, self._say("The office has no page yet."), Type.BODY, Role.MUTED)
        lines.addWidget(box)
        lines.addWidget(self._no_page)
        names = [(None, self._say("Choose the purpose")), *((p, self._say(PURPOSES[p])) for p in Purpose)]
        self.purpose = ChoiceField(self._theme, self._say("Purpose"), names)
        self.purpose.currentIndexChanged.connect(self._purpose_chosen)
        lines.addWidget(FieldRow(self._theme, self._say("Purpose"), self.purpose))
        lines.addWidget(self._paper(), 1)

    def _paper(self) -> Card:
        theme, say = self._theme, self._say
        paper = Card(theme)
        top = QWidget()
        head = row(theme.px(4), top)
        head.setContentsMargins(theme.px(8), 0, theme.px(10), 0)
        self.tabs = TextTabs(theme, say("Texts"))
        self.tabs.changed.connect(self._open_tab)
        self.reset = link(theme, say("Same as main text"), ButtonParts(icon="refresh-cw"))
        self.reset.clicked.connect(self._reset)
        self.undo = link(theme, say("Undo"), ButtonParts(icon="undo-2"))
        self.redo = link(theme, say("Redo"), ButtonParts(icon="redo-2"))
        self.undo.setToolTip("Ctrl+Z")
        self.redo.setToolTip("Ctrl+Shift+Z")
        head.addWidget(self.tabs, 1)
        for button in (self.reset, self.undo, self.redo):
            head.addWidget(button)
        paper.add(top)
        paper.add(Divider(theme))
        hint = say("Write here. The first line is the title in every list.")
        self.editor = PostEditor(theme, say("Text of the post"), hint)
        self._documents[None] = self.editor.new_page("")
        self.editor.setDocument(self._documents[None])
        self.editor.textChanged.connect(self._typed)
        self.editor.undoAvailable.connect(self.undo.setEnabled)
        self.editor.redoAvailable.connect(self.redo.setEnabled)
        self.undo.clicked.connect(self.editor.undo)
        self.redo.clicked.connect(self.editor.redo)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self.reset.hide()
        self.editor.pictures.connect(self.pictures)
        self.editor.pasted.connect(lambda data=b"": self.pictures.emit([data]))
        inset = row(0)
        inset.setContentsMargins(theme.px(8), theme.px(4), theme.px(4), 0)
        self.editor.setMaximumWidth(theme.px(_WIDEST_TEXT))
        inset.addWidget(self.editor, 1000)
        inset.addStretch(1)
        paper.body.addLayout(inset, 1)
        self.under_text = UnderText(theme, say)
        paper.add(self.under_text)
        paper.add(Divider(theme))
        paper.add(self._link_line())
        paper.add(Divider(theme))
        self.media.add_asked.connect(self.files_asked)
        self.media.described.connect(self._described)
        self.media.moved.connect(self._moved)
        self.media.removed.connect(self._removed)
        paper.add(self.media)
        return paper

    def _link_line(self) -> QWidget:
        theme, say = self._theme, self._say
        holder = QWidget()
        inside = column(0, holder)
        inside.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        self.link = TextField(theme, say("Link"), say("https://… (if the post has one)"))
        self.link.textEdited.connect(self._linked)
        inside.addWidget(FieldRow(theme, say("Link"), self.link))
        return holder

    # ------------------------------------------------------------ showing

    def load(self, writing: Writing, pages: Sequence[Page], faces: Mapping[PageId, PageFace]) -> None:
        """Shows a writing from its beginning."""
        self.writing = writing
        self._pages, self._faces = tuple(pages), faces
        self._loading = True
        self._tab = None
        for key in [key for key in self._documents if key is not None]:
            self._documents.pop(key).deleteLater()
        fill(self._documents[None], writing.text)
        self.editor.setDocument(self._documents[None])
        self.purpose.choose(writing.purpose)
        self.link.setText(writing.link)
        self._show_pills()
        self.media.show_media(writing.media)
        self._loading = False
        self._refresh()
        self._count()
        self.loaded.emit()

    def lock(self) -> None:
        """Only shows; nothing can be changed any more."""
        self.editor.setReadOnly(True)
        self.link.setReadOnly(True)
        self.purpose.setEnabled(False)
        self.undo.hide()
        self.redo.hide()
        self.under_text.lock()
        for pill in self.pills.values():
            pill.setEnabled(False)
        self.media.lock()
        self.setAcceptDrops(False)

    def restore(self, writing: Writing) -> None:
        """Shows another writing; the editor can take it back."""
        before = self.editor.toPlainText()
        self.load(writing, self._pages, self._faces)
        self._loading = True
        fill(self._documents[None], before)
        self._loading = False
        replace_text(self._documents[None], writing.text)

    def lead_to(self, field: str) -> None:
        """Puts the person where something is missing or wrong; fields as the errors name them."""
        writing = self.writing
        if writing is None:
            return
        if field == "pages" and self.pills:
            next(iter(self.pills.values())).setFocus()
        elif field == "purpose":
            self.purpose.setFocus()
        elif field == "alt_text":
            self.media.open_alt(writing.first_undescribed() or 0)
        elif field == "blank":
            self._open_tab(writing.tab_with_blank())
            self.blank_asked.emit()
        elif field == "link":
            mark_invalid(self.link, True)
            self.link.setFocus()
        else:
            empty = next((p for p in writing.page_ids if not writing.text_of(p).strip()), None)
            self._open_tab(empty if writing.text.strip() else None)
            self.editor.setFocus()

    @property
    def tab(self) -> PageId | None:
        """The page whose text stands in the editor; None for the main text."""
        return self._tab

    def open_tab(self, page_id: PageId | None) -> None:
        """Puts the main text (None) or a page's into the editor."""
        if page_id != self._tab:
            self._open_tab(page_id)

    def show_media(self, chosen: int | None = None) -> None:
        """The pictures changed from outside."""
        if self.writing is not None:
            self.media.show_media(self.writing.media, chosen)
            self.changed.emit()

    def _show_pills(self) -> None:
        for pill in self.pills.values():
            self._pill_flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = {}
        self._pill_box.setVisible(bool(self._pages))
        self._no_page.setVisible(not self._pages)
        for page in self._pages:
            face = self._faces[page.id]
            pill = PagePill(self._theme, replace(face, name=short_name(face.name)))
            pill.setToolTip(face.name)
            pill.setAccessibleName(face.name)
            pill.setChecked(self.writing is not None and page.id in self.writing.page_ids)
            pill.toggled.connect(lambda on=False, page_id=page.id: self._page_chosen(page_id, on))
            self.pills[page.id] = pill
            self._pill_flow.addWidget(pill)
            pill.show()

    def _refresh(self) -> None:
        writing, say = self.writing, self._say
        if writing is None:
            return
        if self._tab is not None and self._tab not in writing.page_ids:
            self._open_tab(None)
            return
        tabs: list[tuple[object, str]] = [(None, say("Main text"))]
        for page in writing.page_ids if len(writing.page_ids) > 1 or writing.draft().variants else ():
            name = short_name(self._faces[page].name)
            own = writing.differs(page)
            words = say("{page} · own text", page=name) if own else say("{page} · as main", page=name)
            tabs.append((page, words))
        self.tabs.show_tabs(tabs, self._tab)
        self.reset.setVisible(self._tab is not None and writing.differs(self._tab) and not self.editor.isReadOnly())

    def _count(self) -> None:
        writing = self.writing
        if writing is None:
            return
        pages = tuple(page for page in self._pages if page.id in writing.page_ids)
        sizes = self._measures(pages, writing.draft())
        named = tuple((short_name(self._faces[page_id].name), size) for page_id, size in sizes.items())
        self.under_text.counters.show_measures(named)

    # ------------------------------------------------------------ changing

    def _typed(self) -> None:
        if self._loading or self.writing is None:
            return
        text = self.editor.toPlainText()
        if text == self.writing.text_of(self._tab):
            return
        self.writing.write(self._tab, text)
        self._tell()

    def _open_tab(self, key: object) -> None:
        assert self.writing is not None
        page_id = None if key is None else PageId(str(key))
        self._loading = True
        self._tab = page_id
        text = self.writing.text_of(page_id)
        if page_id not in self._documents:
            self._documents[page_id] = self.editor.new_page(text)
        document = self._documents[page_id]
        if document.toPlainText() != text:
            (replace_text if document.isUndoAvailable() else fill)(document, text)
        self.editor.setDocument(document)
        self.undo.setEnabled(document.isUndoAvailable())
        self.redo.setEnabled(document.isRedoAvailable())
        self._loading = False
        self._refresh()
        self.changed.emit()

    def _reset(self) -> None:
        if self.writing is not None and self._tab is not None:
            replace_text(self._documents[self._tab], self.writing.text)

    def _page_chosen(self, page_id: PageId, on: bool) -> None:
        if self.writing is not None:
            self.writing.choose(page_id, chosen=on)
            self._tell()

    def _purpose_chosen(self) -> None:
        if self.writing is not None and not self._loading:
            value = self.purpose.value()
            self.writing.purpose = Purpose(str(value)) if value else None
            self._tell()

    def _linked(self, text: str) -> None:
        if self.writing is not None:
            self.writing.link = text
            mark_invalid(self.link, False)
            self._tell()

    def _described(self, wish: tuple[int, str]) -> None:
        if self.writing is not None:
            self.writing.describe(*wish)
            self.media.show_media(self.writing.media)
            self._tell()

    def _moved(self, wish: tuple[int, int]) -> None:
        if self.writing is not None:
            now = self.writing.move(*wish)
            self.media.show_media(self.writing.media, now)
            self.media.focus_thumb(now)
            self._tell()

    def _removed(self, index: int) -> None:
        if self.writing is not None:
            self.writing.remove(index)
            self.media.show_media(self.writing.media)
            self._tell()

    def _tell(self) -> None:
        self._refresh()
        self._count_soon.start()
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := picture_paths(event.mimeData()):
            event.acceptProposedAction()
            self.pictures.emit(paths)
