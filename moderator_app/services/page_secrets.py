"""The secrets of connected pages: they stand in this login's keyring alone, each under a name of its own."""

from collections.abc import Generator
from contextlib import contextmanager, suppress

from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.errors import ConnectSecretMissing, KeyringMissing, ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.ports import Account
from moderator_app.services.workroom import Workroom

TOKEN, APP_SECRET = "token", "app-secret"


def account_of(room: Workroom, connection: Connection) -> Account:
    """The connected page with its secrets. Slow, and may prompt; never inside a transaction.

    Raises:
        ConnectSecretMissing: this login's keyring does not hold them.
        VaultRefused: it cannot be asked.
    """
    keys = room.folder.keys
    token = keys.secret(secret_name(connection.page_id, TOKEN))
    if not token:
        raise ConnectSecretMissing()
    app_secret = keys.secret(secret_name(connection.page_id, APP_SECRET)) or ""
    return Account(connection.page_id, connection.remote_id, token, app_secret, connection.app_id)


@contextmanager
def kept_with(room: Workroom, account: Account) -> Generator[None]:
    """Keeps the secrets of a page while what is done with it succeeds; otherwise the keyring is as it was before.

    Raises:
        SecretTooLong, KeyringMissing, KeyringLocked: not kept, and nothing is done.
    """
    wanted = {TOKEN: account.token, APP_SECRET: account.app_secret}
    before = {part: room.folder.keys.secret(secret_name(account.page_id, part)) for part in wanted}
    try:
        for part, secret in wanted.items():
            _put(room, account.page_id, part, secret)
        yield
    except BaseException:
        for part, secret in before.items():
            with suppress(ModeratorError):  # what went wrong first is what is told
                _put(room, account.page_id, part, secret or "")
        raise


@contextmanager
def forgotten_with(room: Workroom, page_id: PageId) -> Generator[None]:
    """Takes the secrets of a page away; they come back where what is done with it fails. Raises KeyringLocked."""
    parts = (TOKEN, APP_SECRET)
    before: dict[str, str | None] = {}
    with suppress(KeyringMissing):  # where no keyring is, none holds a secret of ours
        before = {part: room.folder.keys.secret(secret_name(page_id, part)) for part in parts}
        for part in parts:
            room.folder.keys.forget_secret(secret_name(page_id, part))
    try:
        yield
    except BaseException:
        for part, secret in before.items():
            with suppress(ModeratorError):  # as above
                _put(room, page_id, part, secret or "")
        raise


def _put(room: Workroom, page_id: PageId, part: str, secret: str) -> None:
    name = secret_name(page_id, part)
    if secret:
        room.folder.keys.keep_secret(name, secret)
    else:
        room.folder.keys.forget_secret(name)
