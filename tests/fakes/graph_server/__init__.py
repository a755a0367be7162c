"""A simulator of Facebook's Graph API v26.0 for pages, over real sockets, with every fault a network may have.

It knows the protocol alone: its sources are marked [T] tried, [D] the vendor's documentation, [F] a field report,
[I] inferred. Nothing of the program it tests may ever be imported here: a simulator that shares the program's reading
of the protocol would share its mistakes.
"""

from tests.fakes.graph_server.control import RemoteGraph, started
from tests.fakes.graph_server.errors import GraphError, known
from tests.fakes.graph_server.faults import Answer, Effect, Fault
from tests.fakes.graph_server.public import PublicPhoto, PublicPost
from tests.fakes.graph_server.server import GraphServer
from tests.fakes.graph_server.times import ServerClock

__all__ = [
    "Answer",
    "Effect",
    "Fault",
    "GraphError",
    "GraphServer",
    "PublicPhoto",
    "PublicPost",
    "RemoteGraph",
    "ServerClock",
    "known",
    "started",
]
