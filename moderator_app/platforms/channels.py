"""The platforms on which the program publishes by itself, made once; all others are published by hand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import final

from moderator_app.domain.pages import Platform
from moderator_app.ports import Channel

_NONE: Mapping[Platform, Channel] = MappingProxyType({})


@final
class KnownChannels:
    """Fulfils the port `Channels`."""

    def __init__(self, channels: Mapping[Platform, Channel] = _NONE) -> None:
        """Speaks to nobody; `channels` are those of this program."""
        self._channels = channels

    def of(self, platform: Platform) -> Channel | None:
        """What the program can do on a platform; None: by hand only."""
        return self._channels.get(platform)
