"""An office with a mail account, a keyring in memory and a mail server that is not there."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from moderator_app.bootstrap import core_on
from moderator_app.core import Core
from moderator_app.domain.ids import MailId, MemberId
from moderator_app.domain.reminders import Mail, MailAccount, MailSecurity
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.fakes.mail import FakeMailer, InlineSender
from tests.services.bench import FIRST_ON, Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

ACCOUNT = MailAccount("mail.example.org", 465, MailSecurity.TLS, "office", "office@example.org")
PASSWORD = "গোপন pässwört 1234"
NOT_YET = date(2027, 1, 3)


@dataclass
class MailBench:
    """`uno` is convenor; every member's address is their key at example.org.

    Its one page begins in a year, so that no week of it asks for a reminder, until `with_a_page`.
    """

    core: Core
    clock: FakeClock
    members: dict[str, MemberId]
    mailer: FakeMailer
    keyring: FakeKeyring
    sender: InlineSender

    @classmethod
    def working(cls, tmp_path: Path, mailer=None, sender=None) -> "MailBench":
        bench = Bench.working(tmp_path)
        for key, member_id in bench.members.items():
            member = replace(bench.core.panel.member(member_id), email=f"{key}@example.org")
            bench.core.panel.change(bench.members["uno"], member)
        page = bench.core.accounts.get(bench.pages["facebook"])
        bench.core.accounts.save(bench.members["uno"], replace(page, first_on=NOT_YET))
        bench.folder.close()
        keyring, fake, clock = FakeKeyring(), mailer or FakeMailer(), FakeClock()
        sender = sender or InlineSender()
        folder = new_folder(bench.folder.path, keyring)
        folder.open_with(PASSPHRASE)
        core = core_on(folder, clock=clock, ids=FakeIds(3), hasher=cheap_hasher(), mailer=fake, sender=sender)
        return cls(core, clock, dict(bench.members), fake, keyring, sender)

    @property
    def store(self):
        return self.core.mail._room.store

    def with_a_page(self) -> "MailBench":
        """Its page is kept since October, and nothing stands on it this week."""
        (page,) = self.core.accounts.all()
        self.core.accounts.save(self.members["uno"], replace(page, first_on=FIRST_ON))
        return self

    def with_account(self) -> "MailBench":
        self.core.mail.set_account(self.members["uno"], ACCOUNT, PASSWORD)
        return self

    def wait(self, *keys: str, subject: str = "স্মরণ", **other) -> list[MailId]:
        """Puts a mail to each of these members among those that wait."""
        made = []
        with self.store.write() as unit:
            for key in keys:
                mail_id = MailId(self.core.panel.new_id())
                mail = Mail(mail_id, self.members[key], f"{key}@example.org", subject, "কথা", self.clock.now())
                unit.mails.put(replace(mail, **other))
                made.append(mail_id)
        return made

    def mails(self) -> dict[MailId, Mail]:
        with self.store.read() as unit:
            return {mail.id: mail for mail in unit.mails.newest(100)}

    def outcomes(self) -> list[str]:
        """Of the record, oldest first: "ict sent", "land failed mail_later"."""
        names = {member_id: key for key, member_id in self.members.items()}
        lines = reversed(self.core.mail.record(0, 100))
        return [" ".join(filter(None, (names[t.member_id], t.outcome, t.fault))) for t in lines]

    def verbs(self) -> list[str]:
        return [entry.verb for entry in self.core.activity.entries(0, 5000)]

    def close(self) -> None:
        self.core.opening.close()
