"""The technical log: written, small, and without secrets."""

import logging

import pytest

from moderator_app.system.recovery_key import new_recovery_key
from moderator_app.system.technical_log import FILE, start_technical_log


@pytest.fixture
def log(tmp_path):
    handler = start_technical_log(tmp_path / "state" / "desk")
    assert handler is not None
    yield tmp_path / "state" / "desk" / FILE
    logging.getLogger().removeHandler(handler)
    handler.close()


def test_warnings_are_written_and_chatter_is_not(log):
    logging.getLogger("desk").warning("the disk is nearly full")
    logging.getLogger("desk").info("a screen was drawn")
    text = log.read_text(encoding="utf-8")
    assert "the disk is nearly full" in text
    assert "a screen was drawn" not in text


def test_keys_and_tokens_are_withheld_in_messages_and_tracebacks(log):
    key = new_recovery_key().text
    raw = "0123456789abcdef" * 4
    try:
        raise ValueError(f"{key} and {raw}")
    except ValueError:
        logging.getLogger("desk").exception("opening with %s failed, Bearer abc.def", key.replace(" ", ""))
    text = log.read_text(encoding="utf-8")
    assert "[withheld]" in text
    for secret in (key, key.replace(" ", ""), raw, "abc.def", key.split()[-1]):
        assert secret not in text


@pytest.mark.parametrize(
    "secret",
    [
        "1234567890:AAH9xV_kqv-0YbTn3o2ZcQ8rLmPsWdEfGhI",
        "EAAGm0PX4ZCpsBAKZC3oZBxQvZB7wZAq8nZBr5tYuIoP",
        "0123456789abcdef" * 4,
        "0123456789ABCDEF" * 4,
    ],
)
@pytest.mark.parametrize(
    "message", ["refused %s", "key_%s_", "https://host.example/v1/%s/send", "{'name': '%s'}", "x'%s'"]
)
def test_what_looks_like_a_token_or_a_key_is_withheld_wherever_it_stands(log, secret, message):
    try:
        raise ValueError(message % secret)
    except ValueError:
        logging.getLogger("desk").exception(message, secret)
    text = log.read_text(encoding="utf-8")
    assert secret not in text
    assert text.count("[withheld]") == 2


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("access_token=abc123XYZ&x=1", "abc123XYZ"),
        ("'token': 'abc123XYZ'", "abc123XYZ"),
        ("passphrase: নদীর৭টিনৌকা", "নদীর৭টিনৌকা"),
        ("Authorization: Basic YWRtaW46cGFzcw==", "YWRtaW46cGFzcw"),
    ],
)
def test_what_is_named_a_secret_is_withheld(log, line, secret):
    logging.getLogger("desk").warning(line)
    assert secret not in log.read_text(encoding="utf-8")


def test_plain_words_and_numbers_stay(log):
    line = "week 2026-10-04 to 2026-10-10: 12345678 of 20000 rows, exit code 3, post 0b5e-4f2a"
    logging.getLogger("desk").warning(line)
    assert line in log.read_text(encoding="utf-8")


def test_a_folder_that_takes_no_files_only_means_no_log(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert start_technical_log(tmp_path / "file") is None
