"""An office's page on the simulator, and the channel that speaks with it."""

from dataclasses import dataclass
from datetime import date

from moderator_app.domain.ids import DeliveryId, MediaHash, PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.sending import Parcel, ParcelPicture
from moderator_app.platforms.facebook.channel import facebook_channel
from moderator_app.platforms.kit.send_once import Patience
from moderator_app.ports import Account, Channel
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import GraphServer

QUICK = Patience(connect=2, answer=0.4, largest=200_000)
TEXT = "সেবা সপ্তাহ ২০২৬ শুরু\nসবাই আসুন।"
JPG, PNG = b"\xff\xd8\xff\xe0" + b"picture" * 20, b"\x89PNG\r\n\x1a\n" + b"picture" * 20


@dataclass
class FacebookOffice:
    server: GraphServer
    clock: FakeClock
    number: str
    page: Page
    channel: Channel
    account: Account

    def later(self, seconds: float) -> None:
        """Time passes here and there."""
        self.clock.go_on(seconds=seconds)
        self.server.advance(seconds)


def office(server: GraphServer, patience: Patience = QUICK, **page_settings) -> FacebookOffice:
    clock = FakeClock(server.clock.now())
    number = server.add_page("Sample Office", **page_settings)
    url = f"https://www.facebook.com/profile.php?id={number}"
    page = Page(PageId("p"), Bilingual("নমুনা দপ্তর"), Platform.FACEBOOK, PageKind.PAGE, url, date(2026, 1, 1))
    channel = facebook_channel(clock, server.address, once=patience, reading=patience)
    account = Account(page.id, number, server.page_token(number), server.secret_of(server.app), server.app)
    return FacebookOffice(server, clock, number, page, channel, account)


def picture(data: bytes = JPG, kind: str = "jpg", alt_text: str = "ছবিতে মেলা") -> ParcelPicture:
    return ParcelPicture(MediaHash("0" * 64), kind, alt_text, lambda: data)


def parcel(text: str = TEXT, *pictures: ParcelPicture, **fields) -> Parcel:
    return Parcel(DeliveryId("d"), PageId("p"), text, pictures=pictures, **fields)
