"""A button that stays chosen, and can be chosen by every way in which people press."""

from PySide6.QtWidgets import QAbstractButton


class ChoosableButton(QAbstractButton):
    """A checkable button for which Qt's accessibility does what a press does.

    Qt offers screen readers, voice control and switches not "press" but "toggle" for such a button, and that changes
    the state without telling `clicked`: nothing would happen. Here it becomes a press.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setCheckable(True)
        self.toggled.connect(self._toggled)

    def setChecked(self, arg__1: bool) -> None:
        """Shows the state; nobody pressed."""
        before, self._told = self._told, True
        super().setChecked(arg__1)
        self._told = before

    def nextCheckState(self) -> None:
        """A press as it always was."""
        before, self._told = self._told, True
        super().nextCheckState()
        self._told = before

    def _toggled(self, on: bool) -> None:
        if self._told or (not on and self._is_one_of_several()):
            return
        self.setChecked(not on)  # where one of several was chosen, Qt leaves it so
        self.click()

    def _is_one_of_several(self) -> bool:
        group = self.group()
        return self.autoExclusive() or (bool(group) and group.exclusive())
