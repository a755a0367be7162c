"""Takes secrets out of words that are kept: what a platform answers may repeat the token it was sent."""

import re
from urllib.parse import quote

WITHHELD = "[withheld]"
LONGEST = 400
"""Characters that are kept of a platform's own words."""

_SHORTEST = 6
_TOKEN = re.compile(
    r"EAA[A-Za-z0-9]{10,}"  # Meta
    r"|\d{8,12}:[A-Za-z0-9_-]{30,}"  # a Telegram bot
    r"|(?i:(?:access_token|input_token|appsecret_proof|client_secret|bearer)[\"']?\s*[=: ]\s*[\"']?)[^\s\"'&,;)]+"
)


def withheld(text: str, *secrets: str) -> str:
    """One short line without those secrets, whole or percent-encoded, and without anything that looks like one."""
    for secret in sorted({each for each in secrets if len(each) >= _SHORTEST}, key=len, reverse=True):
        text = text.replace(secret, WITHHELD).replace(quote(secret, safe=""), WITHHELD)
    return " ".join(_TOKEN.sub(WITHHELD, text).split())[:LONGEST]
