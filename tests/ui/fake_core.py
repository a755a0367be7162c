"""A core of three members for tests of the window: no store, no waiting."""

from datetime import date
from types import SimpleNamespace

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import BadRecoveryKey, PinTooShort, WrongCode, WrongKey, WrongPin, WrongRecovery
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ALL_ROLES, Member
from moderator_app.domain.settings import Settings
from moderator_app.events import EventBus
from moderator_app.services.sign_in import Seat
from tests.fakes.clock import FakeClock

NAMES = (
    ("তানভীর হাসান", "Tanvir Hasan", "উপজেলা নির্বাহী অফিসার", "Upazila Nirbahi Officer"),
    ("নাসরিন সুলতানা", "Nasrin Sultana", "মহিলা বিষয়ক কর্মকর্তা", "Women's Affairs Officer"),
    ("শফিকুল ইসলাম", "Shafiqul Islam", "মাধ্যমিক শিক্ষা কর্মকর্তা", "Education Officer"),
)
PIN = "472913"
CODE = "K7P2-M9QX"
RECOVERY = "AGE-SECRET-KEY-1 RIGHT"


def members():
    return tuple(
        Member(MemberId(str(n)), Bilingual(bn, en), Bilingual(d_bn, d_en), ALL_ROLES, date(2026, 1, 1))
        for n, (bn, en, d_bn, d_en) in enumerate(NAMES)
    )


class FakeSignIn:
    """The first two have a PIN, the third a one-time code."""

    def __init__(self):
        self.members = members()
        self.left = []
        self.locked_itself = None
        self.with_pin = {"0", "1"}
        self.wait = 0

    def seats(self):
        return tuple(Seat(member, member.id in self.with_pin) for member in self.members)

    def enter(self, member_id, pin):
        if pin != PIN:
            raise WrongPin(wait=5)
        return self.members[int(member_id)]

    def set_first_pin(self, member_id, code, pin, repeated):
        if len(pin) < 6:
            raise PinTooShort(minimum=6)
        if code != CODE:
            raise WrongCode()
        self.with_pin.add(member_id)
        return self.members[int(member_id)]

    def reset_pin_with_recovery(self, member_id, typed, pin, repeated):
        if len(pin) < 6:
            raise PinTooShort(minimum=6)
        if typed != RECOVERY:
            raise WrongRecovery(wait=self.wait) if typed.startswith("AGE") else BadRecoveryKey()
        return self.members[int(member_id)]

    def leave(self, member_id, *, by_itself=False):
        self.left.append(member_id)
        self.locked_itself = by_itself


class FakeOpening:
    """A store that is open, or locked with one passphrase."""

    def __init__(self, state="open"):
        self.now = state
        self.kept = Appearance()
        self.closed = False
        self.keyring_trouble = None

    def state(self):
        return self.now

    def open_by_itself(self, key_file=None):
        return False

    def open_with(self, typed):
        if typed != "সঠিক বাক্য":
            raise WrongKey()
        self.now = "open"

    def appearance(self):
        return self.kept

    def set_appearance(self, appearance):
        self.kept = appearance

    def close(self):
        self.closed = True


def fake_core(state="open"):
    office = SimpleNamespace(
        name=Bilingual("উপজেলা প্রশাসন", "Upazila Administration"), place=Bilingual("নমুনাপুর", "Namunapur")
    )
    return SimpleNamespace(
        bus=EventBus(),
        opening=FakeOpening(state),
        sign_in=FakeSignIn(),
        office=SimpleNamespace(get=lambda: office, settings=Settings),
        clock=FakeClock(),
    )
