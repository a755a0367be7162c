"""A keyring in memory; `refusal` is what it answers with while it is set, `asked` what was asked of it."""

from moderator_app.domain.errors import SecretTooLong, VaultRefused

LONGEST = 1_200


class FakeKeyring:
    def __init__(self, refusal: VaultRefused | None = None) -> None:
        self.kept: dict[str, str] = {}
        self.refusal = refusal
        self.asked: list[str] = []
        self.loses = False

    def check(self) -> None:
        self._answer("check")

    def get(self, name: str) -> str | None:
        self._answer("get")
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        if len(secret) > LONGEST:
            raise SecretTooLong(limit=LONGEST, length=len(secret))
        self._answer("put")
        if not self.loses:
            self.kept[name] = secret

    def remove(self, name: str) -> None:
        self._answer("remove")
        self.kept.pop(name, None)

    def _answer(self, question: str) -> None:
        self.asked.append(question)
        if self.refusal is not None:
            raise self.refusal
