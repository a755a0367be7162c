"""The look as the design decides it: contrast, roles, states, shapes, style sheet."""

import pytest
from inspection import application
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette

from moderator_app.domain.appearance import TEXT_SIZES
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.posts import ReviewStage
from moderator_app.resource_files import resource
from ui.icons import pixmap
from ui.palette import PAGE_COLOURS, PALETTES
from ui.qt_palette import qt_palette
from ui.roles import Role, Scheme, Type
from ui.shell.signs import SIGNS
from ui.stylesheet import stylesheet
from ui.theme import Theme, dress
from ui.widgets import states
from ui.widgets.page_face import faces_of, letters_of
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import paint_shape

WORDS = (Role.TEXT, Role.MUTED, Role.ACCENT, Role.SUCCESS, Role.WARNING, Role.DANGER, Role.INFO, Role.UNKNOWN)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_text_colour_reads_on_every_ground(scheme):
    palette = PALETTES[scheme]
    for role in WORDS:
        for ground in (Role.SURFACE, Role.WINDOW, Role.SUNKEN, role.soft):
            assert contrast(palette.of(role), palette.of(ground)) >= 4.5, (role, ground)
    for fill in (Role.ACCENT_FILL, Role.ACCENT_HOVER):
        assert contrast(palette.on_accent, palette.of(fill)) >= 4.5
    assert contrast(palette.muted, palette.nav) >= 4.5


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_edge_of_a_field_is_seen(scheme):
    palette = PALETTES[scheme]
    assert contrast(palette.input, palette.surface) >= 3
    assert contrast(palette.input, palette.window) >= 3


def test_white_letters_read_on_every_page_colour():
    assert all(contrast("#FFFFFF", colour) >= 6 for colour in PAGE_COLOURS)


def test_every_state_of_the_rules_has_a_shape_a_role_and_a_word():
    assert set(states.DELIVERY_STATES) == set(DeliveryState)
    assert set(states.REVIEW_STATES) == set(ReviewStage)
    assert set(states.WEEK_STATES) == set(WeekState)


def test_plum_means_not_known_and_nothing_else():
    plum = {state for state, look in states.DELIVERY_STATES.items() if look.role is Role.UNKNOWN}
    assert plum == {DeliveryState.NEEDS_HUMAN, DeliveryState.SETTLING, DeliveryState.ABSENT}


def test_a_post_closed_by_a_person_is_live_only_if_it_went_out():
    assert states.delivery_look(DeliveryState.HUMAN_CLOSED, published=True).word == "Live"
    assert states.delivery_look(DeliveryState.HUMAN_CLOSED, published=False).word == "Not published"


def test_states_of_one_table_are_told_apart_without_colour():
    looks = set(states.DELIVERY_STATES.values()) | set(states.REVIEW_STATES.values())
    by_shape = {}
    for look in looks:
        by_shape.setdefault(look.shape, set()).add(look.word)
    alike = {shape: words for shape, words in by_shape.items() if len(words) > 1}
    assert set(alike) == {Shape.CIRCLE_SLASH}  # over and done with, in whatever way


def drawn(shape):
    picture = QImage(32, 32, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_shape(painter, QRectF(0, 0, 32, 32), shape, QColor("black"))
    painter.end()
    return picture


def test_every_shape_is_drawn_and_no_two_are_alike():
    application()
    pictures = {shape: bytes(drawn(shape).constBits()) for shape in Shape}
    assert len(set(pictures.values())) == len(Shape)
    assert all(any(picture) for picture in pictures.values())


def test_every_icon_of_the_navigation_is_bundled_and_takes_the_colour():
    application()
    for sign in SIGNS.values():
        if sign.icon:
            assert resource("icons", f"{sign.icon}.svg").is_file()
            picture = pixmap(sign.icon, "#B0261C", 20, 2.0).toImage()
            assert picture.width() == 40
            solid = [picture.pixelColor(x, y) for x in range(40) for y in range(40)]
            assert any(c.alpha() > 200 and c.red() > 150 and c.green() < 60 for c in solid)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("scale", TEXT_SIZES)
def test_the_style_sheet_leaves_no_placeholder(scheme, scale):
    sheet = stylesheet(scheme, scale)
    assert "@" not in sheet
    assert "$" not in sheet
    assert PALETTES[scheme].surface in sheet


def test_text_and_rows_grow_together():
    small, large = Theme(), Theme(scale=150)
    assert large.px(52) == 78
    assert large.font(Type.BODY).pixelSize() == round(small.font(Type.BODY).pixelSize() * 1.5)
    for style in Type:
        assert large.line(style) >= large.font(style).pixelSize() * 1.45


def test_untouched_widgets_of_qt_wear_our_colours():
    palette = qt_palette(Theme(Scheme.DARK))
    assert palette.color(QPalette.ColorRole.Window).name() == PALETTES[Scheme.DARK].window.lower()
    assert palette.color(QPalette.ColorRole.PlaceholderText).name() == PALETTES[Scheme.DARK].muted.lower()


def test_the_bundled_font_carries_all_three_weights():
    app = application()
    theme = Theme()
    dress(app, theme)
    for weight in (400, 500, 600):
        info = QFontInfo(theme.font(Type.BODY, weight))
        assert info.family() == "Noto Sans Bengali"
        assert info.weight() == weight


def test_letters_of_a_mark_are_whole_written_units():
    assert letters_of("প্রশাসন") == "প্র"
    assert letters_of("পোর্টাল") == "পো"
    assert letters_of("Tanvir Hasan") == "TH"


def test_pages_of_one_office_get_marks_that_differ():
    faces = faces_of(["উপজেলা প্রশাসন", "উপজেলা তথ্য পোর্টাল", "উপজেলা ভূমি অফিস"])
    assert len({face.letters for face in faces}) == 3
    assert len({face.colour for face in faces}) == 3
