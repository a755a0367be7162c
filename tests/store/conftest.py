"""An open store with its office for every test here."""

import pytest

from tests.store.some_office import found
from tests.store_fixture import open_store


@pytest.fixture
def store(tmp_path):
    made = open_store(tmp_path)
    found(made)
    yield made
    made.close()
