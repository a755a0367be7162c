"""The settings: how the window speaks and looks, what the convenor sets, the keys, this PC, version and licences.

It may know the core's office, keys, backups' standing and autostart, the shared forms, the words and the widgets.
No other screen may ever be known here; what belongs to another room is only pointed to.
"""

from ui.context import ScreenContext
from ui.screens.settings.keys.passphrase_page import PassphrasePage
from ui.screens.settings.keys.recovery_page import RecoveryPage
from ui.screens.settings.licences import LicencesPage
from ui.screens.settings.mail.account_page import AccountPage
from ui.screens.settings.mail.record_page import RecordPage
from ui.screens.settings.mail.times_page import TimesPage
from ui.screens.settings.office.page import OfficePage
from ui.screens.settings.view import SettingsScreen
from ui.widgets.screen import Screen

__all__ = ["build"]


_PAGES = {
    "licences": LicencesPage,
    "mail": AccountPage,
    "told": RecordPage,
    "reminders": TimesPage,
    "passphrase": PassphrasePage,
    "recovery": RecoveryPage,
    "office": OfficePage,
}


def build(context: ScreenContext) -> Screen:
    """The settings, or the page that `extra` names: `licences`, `mail`, `office`, `passphrase`, `recovery`,
    `reminders`, `told`.
    """
    return _PAGES.get(context.place.extra, SettingsScreen)(context)
