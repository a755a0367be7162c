"""The form of one member of the panel."""

from PySide6.QtWidgets import QWidget

from moderator_app.domain.panel import Role
from moderator_app.words import Speaker
from moderator_app.words.terms import ROLES
from ui.forms.sheet import Sheet
from ui.forms.typed_member import ROLE_MEANINGS, ROLE_ORDER, TypedMember
from ui.roles import Role as ColourRole
from ui.roles import Type
from ui.theme import Theme
from ui.widgets.field import CheckField
from ui.widgets.label import ElidedLabel
from ui.widgets.layout import column, row


class RoleChecks(QWidget):
    """One box a role, with what it allows beside it."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self.boxes: dict[Role, CheckField] = {}
        lines = column(0, self)
        width = 0
        for role in ROLE_ORDER:
            box = CheckField(theme, say(ROLES[role]))
            box.setAccessibleDescription(say(ROLE_MEANINGS[role]))
            width = max(width, box.sizeHint().width())
            self.boxes[role] = box
            line = row(theme.px(12))
            line.addWidget(box)
            line.addWidget(ElidedLabel(theme, say(ROLE_MEANINGS[role]), Type.SMALL, ColourRole.MUTED), 1)
            lines.addLayout(line)
        for box in self.boxes.values():
            box.setFixedWidth(width + theme.px(8))

    def roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def set_roles(self, roles: frozenset[Role]) -> None:
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class MemberForm(Sheet):
    """Names, designation, roles, time in office, order and the address for reminders."""

    def __init__(self, theme: Theme, say: Speaker, *, with_last_day: bool) -> None:
        super().__init__(theme, 2)
        self._with_last_day = with_last_day
        self.line("member_name", say("Name in Bangla"))
        self.optional("member_name_en", say, say("Name in English"))
        self.line("designation", say("Designation in Bangla"))
        self.optional("designation_en", say, say("Designation in English"))
        self.checks = RoleChecks(theme, say)
        self.put("roles", say("Roles"), self.checks)
        for box in self.checks.boxes.values():
            box.toggled.connect(self.edited)
        self.optional("order_no", say, say("Number of the office order"))
        self.optional("order_on", say, say("Date of the order"), say("Day/month/year."))
        self.line("from_on", say("In office from"), say("Day/month/year."))
        if with_last_day:
            self.line("to_on", say("Last day in office"), say("Empty while the member stays."))
        self.optional("email", say, say("E-mail"), say("Reminders also come here once the office has a mail account."))

    def typed(self) -> TypedMember:
        """What stands in the form."""
        return TypedMember(
            self.text("member_name"),
            self.text("member_name_en"),
            self.text("designation"),
            self.text("designation_en"),
            self.checks.roles(),
            self.text("from_on"),
            self.text("to_on") if self._with_last_day else "",
            self.text("order_no"),
            self.text("order_on"),
            self.text("email"),
        )

    def set_typed(self, typed: TypedMember) -> None:
        """Fills the form."""
        self.blockSignals(True)
        for place, text in (
            ("member_name", typed.name_bn),
            ("member_name_en", typed.name_en),
            ("designation", typed.designation_bn),
            ("designation_en", typed.designation_en),
            ("from_on", typed.from_on),
            ("order_no", typed.order_no),
            ("order_on", typed.order_on),
            ("email", typed.email),
        ):
            self.fill(place, text)
        if self._with_last_day:
            self.fill("to_on", typed.to_on)
        self.checks.set_roles(typed.roles)
        self.blockSignals(False)
