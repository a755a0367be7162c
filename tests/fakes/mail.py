"""A mail server that is not there: `refusals` by address (or "" for all) are raised, all else is kept in `sent`."""

from moderator_app.ports import MailStep, no_steps


class FakeMailer:
    def __init__(self) -> None:
        self.sent = []
        self.refusals = {}
        self.asked = []
        self.before = None

    def send(self, account, password, mail, passed=no_steps) -> None:
        self.asked.append((account, password, mail))
        if self.before is not None:
            self.before(mail)
        refusal = self.refusals.get(mail.to, self.refusals.get(""))
        if refusal is not None:
            raise refusal
        for step in MailStep:
            passed(step)
        self.sent.append(mail)


class InlineSender:
    """Does the work there and then; `ran` counts how often."""

    def __init__(self) -> None:
        self.ran = 0
        self.closed = False

    def run(self, work) -> None:
        self.ran += 1
        work()

    def close(self) -> None:
        self.closed = True
