"""What is painted by hand is measured by hand: words that must be whole are, and nothing lies over anything else."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from inspection import INK, application
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from moderator_app.domain.bd_calendar import bangla_date, week_of
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.ids import PostId
from moderator_app.domain.shown import Shown
from moderator_app.words import Language, Speaker
from ui.roles import Type
from ui.screens.calendar.cell_room import BETWEEN, DATE_LINE, LEAST_ROW, CellRoom, Manner, is_tight
from ui.screens.calendar.chip_text import MARK, SHAPE, ChipSetter
from ui.screens.calendar.state import Chip, DayCell, DayName, PageCount, WeekCell
from ui.screens.calendar.week_head import LEAST_WIDTH, WeekHeadPainter
from ui.theme import Theme, dress
from ui.widgets.page_face import PageFace
from ui.widgets.states import CHIP_WORDS, SHOWN_STATES, WEEK_STATES

FACE = PageFace("উ", 0, "উপজেলা প্রশাসন, নমুনাপুর")
TITLE = "দৃষ্টিপ্রতিবন্ধী সেবাগ্রহীতাদের জন্য ঊর্ধ্বতন কার্যালয়ে বিশেষ সেবা সপ্তাহ ও গণশুনানির সময়সূচি"
WIDTHS = {100: (100, 104, 125, 137, 189), 150: (137, 139)}
"""Chips in pixels at the text sizes and windows that are drawn: 1024, 1366 and 1920 wide; 150 % at 1366."""
CASES = [(scale, width) for scale, widths in WIDTHS.items() for width in widths]


def _theme(scale):
    theme = Theme(scale=scale)
    dress(application(), theme)
    return theme


def _chip(say, state, face=FACE, title=TITLE):
    look = SHOWN_STATES[state]
    page = face.name if face else ""
    return Chip(PostId("1"), look, say(look.word), say.in_digits("11:00"), title, page, face, "")


def _day(*chips):
    day = date(2026, 10, 8)
    return DayCell(day, "৮", "", "২৩ আশ্বিন", "", "", today=False, quiet=False, aside=False, open=True, chips=chips)


@pytest.mark.parametrize(("scale", "width"), CASES)
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("language", list(Language))
def test_state_and_time_are_whole_and_nothing_lies_over_anything_else(scale, width, full, language):
    theme, say = _theme(scale), Speaker(language)
    setter, px = ChipSetter(theme), theme.px
    for state in Shown:
        for face in (FACE, None):
            laid = setter.lay(_chip(say, state, face), width, full=full)
            for words in (*laid.state, laid.clock):
                assert setter.shown(words) == words.text, f"{state} is cut at {width} px"
            assert " ".join(words.text for words in laid.state) == say(SHOWN_STATES[state].word)
            chip = QRectF(0, 0, width, laid.height)
            boxes = [setter.box(words, chip) for words in (laid.clock, *laid.titles)]
            boxes += [_ink(setter, words, chip, theme) for words in laid.state]
            if face:
                line = theme.line(Type.TINY)
                boxes.append(QRectF(laid.mark_left, px(2) + laid.mark_line * line, px(MARK), line))
            boxes.append(QRectF(setter.side(width), px(2), px(SHAPE), theme.line(Type.TINY)))
            assert all(chip.contains(box) for box in boxes)
            assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.intersects(b)]


@pytest.mark.parametrize(("scale", "width"), CASES)
@pytest.mark.parametrize("full", [False, True])
def test_the_sign_of_a_cancelled_day_lies_over_no_word(scale, width, full):
    theme, say = _theme(scale), Speaker()
    setter, px = ChipSetter(theme), theme.px
    for state in Shown:
        chip = replace(_chip(say, state), warned="বাতিল দিবস")
        laid = setter.lay(chip, width, full=full)
        line, rect = theme.line(Type.TINY), QRectF(0, 0, width, laid.height)
        top = px(2) + laid.last_line * line
        sign = QRectF(width - setter.side(width) - px(SHAPE), top, px(SHAPE), line)
        boxes = [setter.box(words, rect) for words in (laid.clock, *laid.titles)]
        assert not [box for box in boxes if box.intersects(sign)]
        assert rect.contains(sign)


def test_the_name_of_a_day_stands_in_the_last_line_and_has_its_room():
    theme, say = _theme(100), Speaker()
    room = CellRoom(theme, ChipSetter(theme))
    named = replace(_day(*(_chip(say, Shown.LIVE) for _ in range(2))), names=(DayName("দিবস"),))
    width = (1114 - 2 - LEAST_WIDTH) / 7
    assert room.height(named, width, Manner()) <= LEAST_ROW
    cell = QRectF(0, 0, width, room.height(named, width, Manner()))
    assert cell.contains(room.name_line(cell))
    assert not any(part.rect.intersects(room.name_line(cell)) for part in room.parts(named, cell, Manner()))


@pytest.mark.parametrize("language", list(Language))
def test_changes_asked_leaves_room_for_the_time_in_its_line_at_1366(language):
    """A column of the month is 145 pixels wide there."""
    say = Speaker(language)
    chip = replace(_chip(say, Shown.CHANGES_ASKED, FACE), short=say(CHIP_WORDS[Shown.CHANGES_ASKED]))
    laid = ChipSetter(_theme(100)).lay(chip, 136, full=False)
    assert (len(laid.state), laid.clock.line) == (1, 0)


def _ink(setter, words, chip, theme):
    box = setter.box(words, chip)
    box.setWidth(QFontMetricsF(theme.font(Type.TINY, 600)).horizontalAdvance(words.text))
    return box


@pytest.mark.parametrize("scale", [100, 115, 130, 150])
def test_lines_have_room_for_the_deepest_conjuncts(scale):
    theme = _theme(scale)
    assert theme.line(Type.TINY) >= theme.font(Type.TINY).pixelSize() * INK
    assert theme.px(DATE_LINE - 2) >= theme.font(Type.BODY).pixelSize() * INK


def test_a_title_gives_way_at_its_end_and_a_full_one_only_after_three_lines():
    theme, say = _theme(100), Speaker()
    setter = ChipSetter(theme)
    (short,) = setter.lay(_chip(say, Shown.LIVE), 137, full=False).titles
    assert setter.shown(short).endswith("…")
    full = setter.lay(_chip(say, Shown.LIVE), 137, full=True)
    assert len(full.titles) == 4
    assert [setter.shown(words).endswith("…") for words in full.titles[:3]] == [False, False, True]
    assert full.titles[-1].text == FACE.name
    whole = setter.lay(_chip(say, Shown.LIVE, title="নোটিশ"), 137, full=True)
    assert [setter.shown(words) for words in whole.titles[:1]] == ["নোটিশ"]
    assert setter.lay(_chip(say, Shown.LIVE, title=""), 137, full=True).titles[0].text == ""


def test_two_chips_and_the_line_of_more_fit_the_least_row_of_an_office_pc():
    theme, say = _theme(100), Speaker()
    room = CellRoom(theme, ChipSetter(theme))
    five = _day(*(_chip(say, Shown.LIVE) for _ in range(5)))
    width = (1114 - 2 - LEAST_WIDTH) / 7
    assert room.height(five, width, Manner()) <= LEAST_ROW
    parts = room.parts(five, QRectF(0, 0, width, LEAST_ROW), Manner())
    assert [part.number for part in parts] == [0, 1, None]
    assert room.height(_day(), width, Manner()) <= LEAST_ROW


@pytest.mark.parametrize("chips", range(7))
def test_the_parts_of_a_day_lie_below_each_other(chips):
    theme, say = _theme(150), Speaker()
    room = CellRoom(theme, ChipSetter(theme))
    day = _day(*(_chip(say, state) for state in list(Shown)[:chips]))
    for manner in (Manner(), Manner(3), Manner(12, full=True)):
        parts = room.parts(day, QRectF(10, 20, 140, 900), manner)
        assert len(parts) == min(chips, manner.chips) + (chips > manner.chips)
        assert all(below.rect.top() >= above.rect.bottom() for above, below in pairwise(parts))
        if parts:
            assert parts[-1].rect.bottom() - 20 < room.height(day, 140, manner) + theme.px(BETWEEN)


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("language", list(Language))
def test_the_head_of_a_week_is_as_wide_as_its_longest_words(scale, language):
    theme, say = _theme(scale), Speaker(language)
    painter, week = WeekHeadPainter(theme), week_of(date(2026, 10, 6))
    for state in WeekState:
        look = WEEK_STATES[state]
        page = PageCount(FACE, "৩/২", look, say(look.word))
        head = WeekCell(
            week, say("Week {n}", n=52), say("{count} pages", count="8/8"), look, say(look.word), "", True, (page,) * 4
        )
        words = QFontMetricsF(theme.font(Type.TINY, 600)).horizontalAdvance(head.word)
        for full in (False, True):
            assert painter.width(head, full=full) >= theme.px(12 + 18) + words
            assert painter.width(head, full=full) <= theme.px(LEAST_WIDTH + 30)
        assert painter.height(head, full=True) > painter.height(head, full=False)
    nothing = WeekCell(week, say("Week {n}", n=1), "", None, "", "", here=False)
    assert painter.width(nothing, full=True) < theme.px(LEAST_WIDTH)


@pytest.mark.parametrize(("scale", "width"), CASES)
def test_the_longest_bangla_date_stands_beside_its_day(scale, width):
    theme, say = _theme(scale), Speaker()
    cell = width + 2 * theme.px(2 if scale == 150 else 4)
    room = cell - 2 * theme.px(4 if is_tight(theme, cell) else 8)
    number = QFontMetricsF(theme.font(Type.BODY, 600)).horizontalAdvance("৩০")
    longest = max(
        QFontMetricsF(theme.font(Type.TINY)).horizontalAdvance(say.bangla_month_day(bangla_date(date(2026, 11, day))))
        for day in range(1, 31)
    )
    assert number + theme.px(4) + longest <= room


def test_in_a_narrow_cell_the_name_of_a_day_gets_a_line_of_its_own():
    theme, say = _theme(150), Speaker()
    room = CellRoom(theme, ChipSetter(theme))
    day = replace(_day(*(_chip(say, Shown.LIVE) for _ in range(5))), names=(DayName("দিবস"),))
    cell = QRectF(0, 0, 146, room.height(day, 146, Manner()))
    assert not any(part.rect.intersects(room.name_line(cell)) for part in room.parts(day, cell, Manner()))
