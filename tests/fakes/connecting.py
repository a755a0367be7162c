"""Platforms that are not there: they offer pages, let one be tried, and tell how an access stands.

`typed` of the last question, `tried` and `checked` accounts are kept; `refusal` is raised by every question while set,
`before` is called before each answer.
"""

from datetime import UTC, datetime, timedelta

from moderator_app.domain.pages import Platform
from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.ports import Channel, ConnectionField, Offered, TokenState

NOW = datetime(2026, 2, 10, 6, 0, tzinfo=UTC)
RIGHTS = ("pages_manage_posts", "pages_read_engagement", "pages_show_list")
TYPED = {"app_id": "7001", "app_secret": "shhh", "token": "EAAuser"}
OURS = Offered(
    "104",
    "Sample Office",
    "EAApage-token",
    "shhh",
    "7001",
    RIGHTS,
    expires_at=None,
    data_expires_at=NOW + timedelta(days=58),
    version="v26.0",
    fits=True,
)
OTHER = Offered("105", "Somebody's Shop", "EAAother-token", "shhh", "7001", RIGHTS, fits=False)


class FakeConnecting:
    def __init__(self, *offered: Offered) -> None:
        self.offered = offered or (OTHER, OURS)
        self.answer = SendAnswer(SendOutcome.CONFIRMED)
        self.state = TokenState(known=True, rights=RIGHTS, data_expires_at=OURS.data_expires_at, version="v26.0")
        self.refusal = None
        self.before = None
        self.typed = {}
        self.tried, self.checked = [], []

    @property
    def fields(self):
        return (
            ConnectionField("app_id"),
            ConnectionField("app_secret", secret=True),
            ConnectionField("token", secret=True),
        )

    def offers(self, page, typed):
        self._ask()
        self.typed = dict(typed)
        return self.offered

    def visible(self, account):
        self._ask()
        self.tried.append(account)
        return self.answer

    def check(self, account):
        self._ask()
        self.checked.append(account)
        return self.state

    def _ask(self):
        if self.before is not None:
            self.before()
        if self.refusal is not None:
            raise self.refusal


class FakeChannels:
    """Facebook only."""

    def __init__(self, connecting: FakeConnecting) -> None:
        self._channel = Channel(Platform.FACEBOOK, connecting)

    def of(self, platform):
        return self._channel if platform is Platform.FACEBOOK else None
