"""The time zone that this PC is set to; read only to warn of it."""

import os
import sys
import time
from datetime import datetime, timedelta

from moderator_app.domain.pc_time import PcZone

_IN_ZONES = "/zoneinfo/"


def pc_zone(at: datetime) -> PcZone:
    """The PC's zone at a moment, read anew: somebody may have set it since."""
    if sys.platform != "win32":
        time.tzset()
    local = time.localtime(at.timestamp())
    return PcZone(_name() or local.tm_zone, timedelta(seconds=local.tm_gmtoff))


def _name() -> str:
    """ "Asia/Kolkata", where the system has such a name for it."""
    if sys.platform == "win32":
        return ""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named:
        return named.rpartition(_IN_ZONES)[2]
    _, found, name = os.path.realpath("/etc/localtime").rpartition(_IN_ZONES)
    return name if found else ""
