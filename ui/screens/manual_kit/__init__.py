"""The manual kit: a small window that stays on top while a person publishes by hand and confirms with the link.

It may know the context, the widgets, and the manual kit's service through its presenter.
Sending anything by itself, and any platform's address, must never be here.
"""

from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import DeliveryId
from ui.context import ScreenContext


def build(context: ScreenContext, delivery_id: DeliveryId) -> QWidget:
    """The kit of one delivery, as a window of its own."""
    from ui.screens.manual_kit.view import KitWindow

    return KitWindow(context, delivery_id)
