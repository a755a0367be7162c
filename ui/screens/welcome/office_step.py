"""Step one: the profile of the office."""

from ui.context import ScreenContext
from ui.forms.office_form import OfficeForm
from ui.forms.trouble import Trouble
from ui.forms.typed_office import TypedOffice
from ui.screens.welcome.body import StepBody
from ui.screens.welcome.presenter import WelcomePresenter, WelcomeState

_DRAFT = "office"


class OfficeStep(StepBody):
    """The form of the profile and its button."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> None:
        about = context.say("As it stands on the office's own letterhead; the evaluation is printed under this name.")
        super().__init__(context, presenter, state, about)
        self.form = OfficeForm(self.theme, self.say)
        kept = self.draft(_DRAFT)
        self.form.set_typed(kept if isinstance(kept, TypedOffice) else presenter.office_typed(state))
        self.form.edited.connect(lambda: self.keep(_DRAFT, self.form.typed()))
        self.lines.addWidget(self.form)
        self.finish(self.say("Keep the profile"), self._save)

    def begin(self) -> None:
        self.form.field("office_name").box.setFocus()

    def give_up(self) -> None:
        self.forget(_DRAFT)

    def _save(self) -> None:
        typed = self.form.typed()
        self.ask(lambda: self.presenter.save_office(typed), self._answered)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self.show_error(homeless[0].words)
        if not troubles:
            self.forget(_DRAFT)
            self.saved.emit()
