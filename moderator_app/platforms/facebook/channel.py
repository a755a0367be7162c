"""Facebook as the program publishes on it."""

from moderator_app.domain.pages import Platform
from moderator_app.platforms.facebook.api import BASE, VERSION, Graph
from moderator_app.platforms.facebook.changing import FacebookEditing, FacebookMeasuring
from moderator_app.platforms.facebook.connecting import FacebookConnecting
from moderator_app.platforms.facebook.posting import FacebookHanding, FacebookSending
from moderator_app.platforms.facebook.reading import FacebookReading
from moderator_app.platforms.kit.send_once import ONCE, READING, Patience
from moderator_app.ports import Channel, Clock


def facebook_channel(
    clock: Clock, base: str = BASE, version: str = VERSION, *, once: Patience = ONCE, reading: Patience = READING
) -> Channel:
    """Opens nothing; every call has a connection of its own. `base` is another only in tests."""
    graph = Graph(clock, base, version, once=once, reading=reading)
    back = FacebookReading(graph)
    return Channel(
        Platform.FACEBOOK,
        FacebookConnecting(graph, back),
        FacebookSending(graph),
        FacebookHanding(graph, back),
        back,
        FacebookEditing(graph, back),
        FacebookMeasuring(graph),
    )
