"""Steps four and five: the usual times, and the first post; and what stands where a member may not do a step."""

from moderator_app.domain.slots import Slot
from moderator_app.services.office import WelcomeStep
from ui.context import ScreenContext
from ui.forms.slots_editor import SlotsEditor
from ui.forms.trouble import Trouble
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.welcome.body import StepBody
from ui.screens.welcome.office_step import OfficeStep
from ui.screens.welcome.page_step import PageStep
from ui.screens.welcome.panel_step import PanelStep
from ui.screens.welcome.presenter import WelcomePresenter, WelcomeState
from ui.widgets.banner import sentence_line
from ui.widgets.shapes import Shape

_DRAFT = "slots"


class SlotsStep(StepBody):
    """Two times a page are suggested; they may be changed, added to and taken away."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> None:
        about = context.say("The composer offers the next of these times that is still free, on each page.")
        super().__init__(context, presenter, state, about)
        kept = self.draft(_DRAFT)
        slots = state.settings.slots
        if isinstance(kept, tuple):
            slots = tuple(slot for slot in kept if isinstance(slot, Slot))  # pyright: ignore[reportUnknownVariableType] - the draft is any tuple until its items were looked at
        self.editor = SlotsEditor(self.theme, self.say, slots)
        self.editor.edited.connect(lambda: self.keep(_DRAFT, self.editor.slots()))
        self.lines.addWidget(self.editor)
        self.finish(self.say("Keep these times"), self._save)

    def give_up(self) -> None:
        self.forget(_DRAFT)

    def _save(self) -> None:
        slots = self.editor.slots()
        self.ask(lambda: self.presenter.save_slots(slots), self._answered)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        if troubles:
            self.show_error(troubles[0].words)
            return
        self.forget(_DRAFT)
        self.saved.emit()


class FirstPostStep(StepBody):
    """Leads into the composer."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> None:
        about = context.say(
            "A draft needs no page, date or title. Nothing goes out until another member has approved it."
        )
        super().__init__(context, presenter, state, about)
        self.finish(self.say("Write the first post"), self._write, "pencil")

    def begin(self) -> None:
        if self.go is not None:
            self.go.setFocus()

    def _write(self) -> None:
        self.context.navigate(Place(Room.POSTS, None, "new"))


class RefusedStep(StepBody):
    """Says who may do the step."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState, reason: str) -> None:
        super().__init__(context, presenter, state, "")
        self.lines.addWidget(sentence_line(self.theme, Shape.INFO, Role.INFO, reason))


def step_body(step: WelcomeStep, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> StepBody:
    """The inside of a step, or the reason why this member cannot do it."""
    say = context.say
    if step is WelcomeStep.FIRST_POST:
        if presenter.may_draft():
            return FirstPostStep(context, presenter, state)
        return RefusedStep(context, presenter, state, say("An auditor reads everything and writes nothing."))
    if not presenter.may_set_up():
        return RefusedStep(context, presenter, state, say("The convenor does this step."))
    made = {
        WelcomeStep.OFFICE: OfficeStep,
        WelcomeStep.PANEL: PanelStep,
        WelcomeStep.PAGE: PageStep,
        WelcomeStep.SLOTS: SlotsStep,
    }
    return made[step](context, presenter, state)
