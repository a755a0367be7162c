import pytest

from tests.fakes.graph_server import GraphServer
from tests.platforms.facebook.office import office


@pytest.fixture
def fb():
    with GraphServer() as server:
        yield office(server)
