"""The widgets do what their names say, with mouse and keyboard, and clip nothing."""

import pytest
from inspection import (
    application,
    assert_nothing_clipped,
    assert_reachable,
    assert_well_shown,
    clipped,
    dispose,
    show,
    unreachable,
    wait,
    wait_for,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.domain.delivery import DeliveryState
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import ErrorWords
from ui.roles import Role
from ui.theme import Theme, dress
from ui.widgets import states
from ui.widgets.banner import Banner, LockStrip, ProgressStrip
from ui.widgets.button import MAIN, Button, ButtonParts, Kind, danger, filled, icon_button, link, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.choice import ChoiceBox, Segment, SegmentedSwitch, choice_group
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.empty import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import CheckField, ChoiceField, Field, Form, SearchField, TextArea, TextField
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import ScrollPage, column, row
from ui.widgets.page_face import faces_of
from ui.widgets.page_mark import PagePill
from ui.widgets.pill import StatePill
from ui.widgets.rows import RowLine, RowList
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.steps import Steps
from ui.widgets.table import CELL_ROLE, Cell, Table

LONG = "দৃষ্টিপ্রতিবন্ধী পাঠকের জন্য ঊর্ধ্বতন কর্তৃপক্ষের নির্দেশ অনুযায়ী মিলিয়ে দেখে আপনি ঠিক করুন, কারণ দুবার প্রকাশ এড়াতে হবে।"


@pytest.fixture
def theme():
    one = Theme()
    dress(application(), one)
    return one


@pytest.fixture
def host():
    made = []

    def put(*widgets, width=700, height=500):
        holder = QWidget()
        lines = column(12, holder)
        for widget in widgets:
            lines.addWidget(widget)
        lines.addStretch()
        made.append(holder)
        show(holder, width, height)
        return holder

    yield put
    for holder in made:
        dispose(holder)


def test_a_button_is_pressed_by_its_key_and_says_it(theme, host):
    button = filled(theme, "অনুমোদন", ButtonParts(icon="check", key="Ctrl+Enter"))
    pressed = QSignalSpy(button.clicked)
    holder = host(button)
    holder.activateWindow()
    wait(20)
    QTest.keyClick(holder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: pressed.count() == 1)
    assert button.accessibleName() == "অনুমোদন"


def test_a_single_letter_key_does_not_take_letters_from_a_field(theme, host):
    button, field = secondary(theme, "Approve", ButtonParts(key="A")), TextField(theme, "box")
    pressed = QSignalSpy(button.clicked)
    host(button, field)
    field.setFocus()
    QTest.keyClicks(field, "aA")
    assert field.text() == "aA"
    assert pressed.count() == 0


def test_a_button_is_as_wide_as_its_words_need_in_every_size(theme, host):
    for kind in Kind:
        button = Button(theme, "সংশোধন চান", kind, ButtonParts(icon="check", key="C", second="উপজেলা প্রশাসন ও তথ্য পোর্টাল"))
        host(button)
        assert_nothing_clipped(button.window())


def test_a_refused_button_tells_its_reason_and_takes_no_press(theme, host):
    button = secondary(theme, "মিলিয়ে নিন")
    pressed = QSignalSpy(button.clicked)
    host(button)
    button.refuse("লিংক দিন")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed.count() == 0
    assert (button.toolTip(), button.accessibleDescription()) == ("লিংক দিন", "লিংক দিন")
    button.refuse("")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed.count() == 1


def test_an_ampersand_in_a_name_is_shown_and_makes_no_shortcut(theme):
    button = secondary(theme, "Land & Water")
    assert button.words() == "Land & Water"
    assert button.shortcut().isEmpty()


def test_an_icon_button_has_a_name_and_a_tooltip(theme):
    button = icon_button(theme, "chevron-left", "Back", "Alt+Left")
    assert button.accessibleName() == "Back"
    assert "Back" in button.toolTip()


def test_a_title_that_gives_way_tells_itself_whole_in_its_tooltip(theme, host):
    label = ElidedLabel(theme, LONG)
    host(label, width=200)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == LONG
    label.setText("ছোট")
    label.resize(190, 24)
    assert label.shown_text() == "ছোট"


def test_a_paragraph_takes_the_height_its_lines_need_even_where_it_scrolls(theme, host):
    words = WrappedLabel(theme, LONG * 3)
    inner = QWidget()
    lines = column(0, inner)
    lines.addWidget(words)
    lines.addStretch()
    host(ScrollPage(inner), width=300)
    assert words.height() >= words.heightForWidth(words.width())
    one_line = theme.font().pixelSize() * 1.5
    assert words.height() >= one_line * 5
    assert words.accessibleName() == LONG * 3


def test_a_paragraph_shows_markup_as_text(theme):
    words = WrappedLabel(theme, "a < b & <b>c</b>")
    assert "&lt;b&gt;" in words.text()
    assert words.plain == "a < b & <b>c</b>"


def test_a_field_carries_the_error_to_eye_and_ear_and_lets_it_go(theme, host):
    box = TextField(theme, "তারিখ")
    field = Field(theme, "তারিখ", box, "দিন/মাস/বছর")
    host(field)
    field.set_error("এই তারিখ নেই।")
    assert field.error() == "এই তারিখ নেই।"
    assert box.accessibleDescription() == "এই তারিখ নেই।"
    assert box.property("invalid") is True
    field.set_error("")
    assert field.error() == ""
    assert box.accessibleDescription() == "দিন/মাস/বছর"
    assert box.property("invalid") is False


def test_a_choice_keeps_what_was_chosen_when_its_choices_change(theme):
    box = ChoiceField(theme, "পেজ", [(1, "এক"), (2, "দুই")])
    box.choose(2)
    box.set_choices([(0, "শূন্য"), (2, "দুই")])
    assert box.value() == 2


def test_tab_leaves_a_text_area(theme, host):
    area, after = TextArea(theme, "কারণ"), TextField(theme, "box")
    holder = host(area, after)
    holder.activateWindow()
    wait(20)
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_check_field_is_pressed_anywhere_on_its_words(theme, host):
    check = CheckField(theme, "তারিখ ও স্থান মিলিয়ে দেখেছি")
    host(check)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert check.isChecked()


def lines(count=3):
    look = states.DELIVERY_STATES[DeliveryState.NEEDS_HUMAN]
    return [
        RowLine(n, f"শিরোনাম {n}", "দ্বিতীয় লাইন", look, "নিশ্চিত নয়", "মিলিয়ে দেখুন", first=n == 0) for n in range(count)
    ]


def test_a_row_opens_by_press_and_by_enter_and_its_button_acts(theme, host):
    rows = RowList(theme)
    rows.set_lines(lines())
    host(rows)
    opened, acted = QSignalSpy(rows.opened), QSignalSpy(rows.acted)
    QTest.keyClick(rows.rows[1], Qt.Key.Key_Return)
    QTest.mouseClick(rows.rows[2], Qt.MouseButton.LeftButton)
    rows.rows[0].findChild(Button).click()
    assert [opened.at(n)[0] for n in range(opened.count())] == [1, 2]
    assert acted.at(0)[0] == 0
    assert rows.rows[0].accessibleName() == "নিশ্চিত নয়, শিরোনাম 0, দ্বিতীয় লাইন"


def test_buttons_down_a_list_are_equally_wide(theme, host):
    rows = RowList(theme)
    rows.set_lines([*lines(1), RowLine(9, "অন্য", action="কারণ লিখুন ও পাঠিয়ে দিন আজই")])
    host(rows)
    assert len({button.width() for button in rows.findChildren(Button)}) == 1


def test_the_focus_stays_on_the_same_row_when_the_list_is_asked_again(theme, host):
    rows = RowList(theme)
    rows.set_lines(lines())
    holder = host(rows)
    holder.activateWindow()
    wait(20)
    rows.rows[1].setFocus()
    rows.set_lines(lines(4)[1:])
    assert rows.rows[0].hasFocus()


def test_nothing_is_chosen_beforehand_among_choice_boxes(theme, host):
    boxes = [ChoiceBox(theme, "এটিই সেই পোস্ট", LONG, str(n)) for n in (1, 2)]
    holder = QWidget()
    across = row(12, holder)
    for box in boxes:
        across.addWidget(box)
    group = choice_group(holder, boxes)
    window = host(holder)
    assert group.checkedId() == -1
    window.activateWindow()
    wait(20)
    QTest.keyClick(window, Qt.Key.Key_2)
    wait_for(lambda: group.checkedId() == 1)
    assert_nothing_clipped(window)


def test_a_switch_tells_the_chosen_value_and_only_what_people_choose(theme, host):
    switch = SegmentedSwitch(theme, "দৃশ্য", [Segment("week", "সপ্তাহ"), Segment("month", "মাস")], "month")
    changed = QSignalSpy(switch.changed)
    host(switch)
    switch.choose("week")
    assert changed.count() == 0
    QTest.mouseClick(switch.findChildren(QWidget)[1], Qt.MouseButton.LeftButton)
    assert changed.at(0)[0] == switch.value() == "month"


def test_a_table_tells_screen_readers_what_it_paints(theme, host):
    table = Table(theme, "পেজ")
    model = CellModel(["পেজ", "অর্জন"], table)
    model.set_rows([[Cell("ভূমি অফিস", "Facebook"), Cell("১৩", right=True, opens=True)]], ["p1"])
    table.setModel(model)
    host(table)
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "ভূমি অফিস, Facebook"
    assert isinstance(index.data(CELL_ROLE), Cell)
    assert model.key(0) == "p1"
    opened = QSignalSpy(table.activated)
    table.setCurrentIndex(index)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.count() == 1


def test_a_dialog_names_the_deed_and_leaves_everything_on_escape(theme, host):
    holder = host()
    say = Speaker(Language.BANGLA)
    dialog = ConfirmDialog(holder, theme, say, "পোস্টটি বাদ দেবেন?", LONG, "বাদ দিন", harmful=True)
    show(dialog, 460, 200)
    assert dialog.width() <= 460
    assert dialog.confirm.words() == "বাদ দিন"
    assert_nothing_clipped(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_safe_answer_has_the_focus_of_a_harmful_dialog(theme, host):
    holder = host()
    dialog = ConfirmDialog(holder, theme, Speaker(), "ক", "খ", "বাদ দিন", harmful=True)
    dialog.show()
    dialog.activateWindow()
    wait(20)
    assert dialog.focusWidget() is dialog.dismiss


def test_technical_detail_is_folded_until_asked_for(theme, host):
    words = ErrorWords("চাবিটি মেলেনি", "ভান্ডার অন্য চাবিতে তালাবদ্ধ।", "সঠিক চাবি দিন।")
    panel = ErrorPanel(theme, Speaker(), words, detail="hmac check failed")
    host(panel)
    assert not panel._detail.isVisible()
    panel.fold.click()
    assert panel._detail.isVisible()


def test_a_progress_strip_says_what_is_done_and_can_be_cancelled(theme, host):
    strip = ProgressStrip(theme, Speaker())
    cancelled = QSignalSpy(strip.cancelled)
    host(strip)
    assert not strip.isVisible()
    strip.begin("পিডিএফ তৈরি হচ্ছে")
    strip.advance(2.0)
    strip.findChild(Button).click()
    assert cancelled.count() == 1
    strip.finish()
    assert not strip.isVisible()


def test_a_page_pill_is_chosen_with_space(theme, host):
    pill = PagePill(theme, faces_of(["ভূমি অফিস"])[0])
    host(pill)
    QTest.keyClick(pill, Qt.Key.Key_Space)
    assert pill.isChecked()
    assert pill.accessibleName() == "ভূমি অফিস"


def test_the_inspection_itself_sees_a_clipped_label_and_a_nameless_field(theme, host):
    label, field = Label(theme, LONG), TextField(theme, "")
    holder = host(field)
    label.setParent(holder)
    label.setMinimumHeight(0)
    label.setGeometry(0, 100, 60, 12)
    label.show()
    assert any("px high" in fault for fault in clipped(holder))
    assert any("no accessible name" in fault for fault in unreachable(holder))


def everything(theme, say):
    holder = QWidget()
    inner = QWidget()
    inside = column(theme.px(10), inner)
    faces = faces_of(["উপজেলা প্রশাসন", "উপজেলা ভূমি অফিস"])
    inside.addWidget(Banner(theme, Shape.HEXAGON, Role.UNKNOWN, LONG, link(theme, say("Technical detail"))))
    inside.addWidget(LockStrip(theme, LONG))
    card = Card(theme, say("This week"), say.number(5))
    card.add_head(link(theme, say("Settings")))
    rows = RowList(theme, foot_below=True)
    rows.set_lines(
        [
            RowLine(n, LONG, LONG, look, say(look.word), say("Try again"))
            for n, look in enumerate(states.WEEK_STATES.values())
        ]
    )
    card.add(rows)
    card.set_foot(Label(theme, say("Digits")), None, link(theme, say("Back")))
    inside.addWidget(card)
    for look in {*states.DELIVERY_STATES.values(), *states.REVIEW_STATES.values(), *states.CHECK_LEVELS.values()}:
        inside.addWidget(StateLabel(theme, look.shape, say(look.word), look.role))
    across = row(theme.px(8))
    for button in (
        filled(theme, say("Sign in"), ButtonParts("check", "Ctrl+Enter"), MAIN),
        danger(theme, say("Cancel")),
        StatePill(theme, states.WAITING, say(states.WAITING.word)),
    ):
        across.addWidget(button)
    across.addStretch()
    inside.addLayout(across)
    form = Form(theme, 2)
    form.add(Field(theme, say("Language"), TextField(theme, say("Language")), say("for everyone at this desk")))
    form.add(Field(theme, say("Digits"), ChoiceField(theme, say("Digits"), [(1, "১"), (2, "২")])))
    form.add(CheckField(theme, say("In Bangla text; English text always shows 123.")), whole_row=True)
    inside.addWidget(form)
    inside.addWidget(Steps(theme, say, [say("Posts"), say("Review"), say("Evaluation")], 1))
    inside.addWidget(SearchField(theme, say("Keys")))
    inside.addWidget(PagePill(theme, faces[1]))
    inside.addWidget(EmptyState(theme, Shape.HALF_CIRCLE, LONG, secondary(theme, say("Try again"))))
    column(0, holder).addWidget(ScrollPage(inner))
    return holder


@pytest.mark.slow
def test_no_widget_clips_its_words_or_hides_from_the_keyboard_in_either_language_and_size():
    assert_well_shown(everything, width=1000)


def test_the_room_below_is_reached_by_scrolling_not_by_clipping(theme):
    widget = everything(theme, Speaker(Language.ENGLISH))
    show(widget, 900, 400)
    assert_nothing_clipped(widget)
    assert_reachable(widget)
    dispose(widget)
