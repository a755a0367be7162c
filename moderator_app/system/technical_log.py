"""The program's own technical log: warnings and faults for whoever gives support, never an office's texts or keys."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from moderator_app import PROGRAM

FILE = f"{PROGRAM}.log"
_BYTES, _KEPT = 500_000, 3
_HEX, _TOKEN = "0-9a-fA-F", r"A-Za-z0-9_\-"
_SECRETS = re.compile(
    r"AGE-SECRET-KEY-1[0-9A-Z \-]{10,}"
    rf"|(?<![{_HEX}])[{_HEX}]{{64}}(?![{_HEX}])"  # the store's key; a picture's hash too, which is no loss
    rf"|(?<!\d)\d{{8,12}}:[{_TOKEN}]{{30,}}"  # a Telegram bot
    rf"|EAA[{_TOKEN}]{{30,}}"  # Meta
    rf"|(?i:bearer|basic)\s+[{_TOKEN}.=+/~]{{6,}}"
    r"""|(?i:(?:token|secret|passphrase|password|pin)["']?\s*[=:]\s*["']?)[^\s"'&,;)]+"""
)
_WITHHELD = "[withheld]"


class Redacting(logging.Formatter):
    """Takes everything out that looks like a key or a token, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        return _SECRETS.sub(_WITHHELD, super().format(record))


def start_technical_log(folder: Path) -> logging.Handler | None:
    """Writes warnings and worse to a file that never grows beyond half a megabyte, three older ones kept.

    Returns the handler, or None where the folder takes no files: a program without its log is better than none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / FILE, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler
