import pytest

from tests.services.bench import Bench


@pytest.fixture
def founded(tmp_path):
    bench = Bench.founded(tmp_path)
    yield bench
    bench.folder.close()


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()
