"""One window full of every widget, to look at."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.words import Speaker
from moderator_app.words.errors import ErrorWords
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets import states
from ui.widgets.banner import Banner, LockStrip
from ui.widgets.button import MAIN, SMALL, ButtonParts, danger, filled, icon_button, link, secondary, tonal
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.choice import ChoiceBox, Segment, SegmentedSwitch, choice_group
from ui.widgets.empty import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import CheckField, ChoiceField, Field, Form, SearchField, TextField
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import ScrollPage, column, row
from ui.widgets.page_face import faces_of
from ui.widgets.page_mark import PagePill
from ui.widgets.pill import StatePill
from ui.widgets.rows import RowLine, RowList
from ui.widgets.state_shape import StateLabel
from ui.widgets.steps import CountBar, Steps
from ui.widgets.table import TWO_LINES, Cell, Table

# Sample texts of the pictures; they are not the program's words.
NAMES = ("উপজেলা প্রশাসন, নমুনাপুর", "উপজেলা তথ্য পোর্টাল", "দুর্যোগ বার্তা, নমুনাপুর", "উপজেলা ভূমি অফিস", "ইউএনও নমুনাপুর")
LONG = "পাঠানোর সময় ইন্টারনেট কেটে গেছে, উত্তর আসেনি। দৃষ্টিপ্রতিবন্ধী পাঠকের জন্য ঊর্ধ্বতন কর্তৃপক্ষের নির্দেশ অনুযায়ী মিলিয়ে দেখে আপনি ঠিক করুন।"  # noqa: E501 - one sentence, as people meet it


def gallery(theme: Theme, say: Speaker) -> QWidget:
    page = QWidget()
    px = theme.px
    inner = QWidget()
    across = row(px(16), inner)
    across.setContentsMargins(px(20), px(16), px(20), px(16))
    for part in (_first(theme, say), _second(theme, say), _third(theme, say)):
        across.addLayout(part, 1)
    whole = column(0, page)
    whole.addWidget(ScrollPage(inner))
    return page


def _first(theme: Theme, say: Speaker) -> QVBoxLayout:
    px = theme.px
    lines = column(px(12))
    buttons = row(px(8))
    buttons.addWidget(filled(theme, "নতুন পোস্ট", ButtonParts(icon="plus", key="Ctrl+N")))
    buttons.addWidget(icon_button(theme, "circle-help", "Help"))
    buttons.addWidget(secondary(theme, "রাখুন", ButtonParts(key="Ctrl+S")))
    buttons.addStretch()
    lines.addLayout(buttons)
    buttons = row(px(8))
    buttons.addWidget(filled(theme, "অনুমোদন", ButtonParts(icon="check", key="A"), MAIN))
    buttons.addWidget(danger(theme, "প্রত্যাখ্যান", ButtonParts(icon="x", key="R")))
    buttons.addWidget(link(theme, "সব দেখুন"))
    buttons.addStretch()
    lines.addLayout(buttons)
    faces = faces_of(NAMES)
    buttons = row(px(8))
    big = filled(theme, "যাচাইয়ে পাঠান", ButtonParts(key="Ctrl+Enter", second="উপজেলা প্রশাসন ও তথ্য পোর্টাল", marks=faces[:2]))
    buttons.addWidget(big)
    refused = secondary(theme, "মিলিয়ে নিন")
    refused.refuse("লিংক দিন")
    buttons.addWidget(refused)
    buttons.addStretch()
    lines.addLayout(buttons)
    pills = row(px(8))
    for number, face in enumerate(faces[:3]):
        pill = PagePill(theme, face)
        pill.setChecked(number < 1)
        pills.addWidget(pill)
    pills.addStretch()
    lines.addLayout(pills)
    card = Card(theme, "আপনার যা করার আছে", "৫টি")
    card.add_head(link(theme, "সব দেখুন"))
    rows = RowList(theme, foot_below=True)
    looks = [states.DELIVERY_STATES[key] for key in ("needs_human", "rejected", "manual_ready")]
    rows.set_lines(
        [
            RowLine(
                number,
                LONG if number == 1 else "ঘূর্ণিঝড় প্রস্তুতি সভার বিজ্ঞপ্তি",
                "দুর্যোগ বার্তা · সোম ৫ অক্টোবর, বিকাল ৪:০০",
                look,
                say(look.word),
                "মিলিয়ে দেখুন",
                first=number == 0,
            )
            for number, look in enumerate(looks)
        ]
    )
    rows.select(2)
    card.add(rows)
    card.set_foot(
        Label(theme, "আগামী সপ্তাহ ১১–১৭ অক্টোবর", Type.STATE, Role.MUTED, 400),
        None,
        link(theme, "পরিকল্পনা করুন", style=Type.BODY),
    )
    lines.addWidget(card)
    lines.addWidget(CountBar(theme, 5, 2, "২"))
    lines.addStretch()
    return lines


def _second(theme: Theme, say: Speaker) -> QVBoxLayout:
    px = theme.px
    lines = column(px(12))
    lines.addWidget(
        Banner(
            theme, states.DELIVERY_STATES["needs_human"].shape, Role.UNKNOWN, LONG, link(theme, say("Technical detail"))
        )
    )
    boxes = [
        ChoiceBox(theme, "এটিই সেই পোস্ট", "প্রকাশিত বলে লেখা হবে, লিংক রাখা হবে", "1"),
        ChoiceBox(theme, "পেজে নেই, আবার পাঠান", "আরেকবার পড়ে দেখে তবেই পাঠানো হবে", "2"),
    ]
    choice_group(inner := QWidget(), boxes, 0)
    line = row(px(12), inner)
    for box in boxes:
        line.addWidget(box, 1)
    lines.addWidget(inner)
    form = Form(theme, 2)
    form.add(Field(theme, "অফিসের নাম", TextField(theme, "অফিসের নাম", "যেমন উপজেলা প্রশাসন"), "প্যাডে যেমন থাকে"))
    bad = Field(theme, "তারিখ", TextField(theme, "তারিখ"))
    bad.set_error("এই তারিখ নেই। দিন/মাস/বছর লিখুন।")
    form.add(bad)
    form.add(
        Field(theme, "উদ্দেশ্য", ChoiceField(theme, "উদ্দেশ্য", [(1, "সহজ সেবা ও উদ্ভাবন"), (2, "সচেতনতা")])), whole_row=True
    )
    form.add(CheckField(theme, "তারিখ ও স্থান মিলিয়ে দেখেছি"), whole_row=True)
    lines.addWidget(form)
    line = row(px(12))
    line.addWidget(SegmentedSwitch(theme, "v", [Segment(1, "সপ্তাহ"), Segment(2, "মাস"), Segment(3, "তালিকা")], 2))
    line.addWidget(SearchField(theme, "খুঁজুন"), 1)
    lines.addLayout(line)
    lines.addWidget(Steps(theme, say, ["ফাঁক পূরণ", "দেখে নিন", "স্বাক্ষর"], 1))
    table = Table(theme, "t", TWO_LINES)
    model = CellModel(["পেজ বা আইডি", "অবস্থা", "অর্জন"], table)
    working, look = states.PAGE_STATES["working"], states.PAGE_STATES["look_soon"]
    model.set_rows(
        [
            [
                Cell(NAMES[n], "Facebook পেজ", mark=faces_of(NAMES)[n]),
                Cell(say(state.word), state=state),
                Cell("১৩", right=True, opens=True),
            ]
            for n, state in enumerate((working, look, working))
        ]
    )
    table.setModel(model)
    table.size_columns(0, 120, 80)
    table.selectRow(1)
    card = Card(theme)
    card.add(table)
    lines.addWidget(card, 1)
    lines.addWidget(
        ErrorPanel(
            theme,
            say,
            ErrorWords("চাবিটি মেলেনি", "এই ভাণ্ডার অন্য চাবিতে তালাবদ্ধ।", "সঠিক চাবির ফাইল দিন।"),
            secondary(theme, "ফাইল বাছুন", height=SMALL),
            "hmac check failed",
        )
    )
    lines.addWidget(LockStrip(theme, "অনুমোদনের পর লেখা, ছবি, বিকল্প লেখা বা পেজ বদলালে অনুমোদন বাতিল হবে।"))
    return lines


def _third(theme: Theme, say: Speaker) -> QVBoxLayout:
    px = theme.px
    lines = column(px(8))
    looks = [
        *states.REVIEW_STATES.values(),
        *states.DELIVERY_STATES.values(),
        *states.WEEK_STATES.values(),
        *states.PAGE_STATES.values(),
        *states.CHECK_LEVELS.values(),
        states.PAUSED,
        states.LATE,
    ]
    card = Card(theme, "অবস্থা", say.number(len(looks)))
    two = row(px(12))
    card.body.addLayout(two)
    half = (len(looks) + 1) // 2
    for part in (looks[:half], looks[half:]):
        inside = column(px(3))
        inside.setContentsMargins(px(16), px(8), 0, px(8))
        for look in part:
            inside.addWidget(StateLabel(theme, look.shape, say(look.word), look.role))
        inside.addStretch()
        two.addLayout(inside, 1)
    lines.addWidget(card)
    pills = row(px(8))
    for look in (states.WAITING, states.DELIVERY_STATES["needs_human"], states.DELIVERY_STATES["draft"]):
        pills.addWidget(StatePill(theme, look, say(look.word)))
    pills.addWidget(KeyHint(theme, "J"))
    pills.addStretch()
    lines.addLayout(pills)
    lines.addWidget(WrappedLabel(theme, LONG, Type.EDITOR))
    lines.addWidget(tonal(theme, "মিলিয়ে দেখুন"))
    card = Card(theme, "খালি")
    card.add(
        EmptyState(
            theme, states.WAITING.shape, "যাচাইয়ের জন্য কোনো পোস্ট নেই। কেউ পাঠালে এখানে আসবে।", secondary(theme, "পোস্ট লিখুন")
        )
    )
    lines.addWidget(card, 1)
    return lines
