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


def test_a_folder_that_takes_no_files_only_means_no_log(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert start_technical_log(tmp_path / "file") is None
