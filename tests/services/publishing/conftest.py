import pytest

from tests.services.publishing.publishing_bench import PublishingBench


@pytest.fixture
def bench(tmp_path):
    """Direct sending only: nothing is handed over."""
    made = PublishingBench.connected(tmp_path, handing=None)
    yield made
    made.folder.close()


@pytest.fixture
def handing(tmp_path):
    """The whole platform, its own timer included."""
    made = PublishingBench.connected(tmp_path)
    yield made
    made.folder.close()
