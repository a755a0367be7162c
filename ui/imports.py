"""Python's own `__import__`, kept from before PySide6 hooks it: imports under the hook are slower and larger."""

import builtins
from collections.abc import Generator
from contextlib import contextmanager

_PYTHONS_OWN = builtins.__import__


@contextmanager
def plain_imports() -> Generator[None]:
    """Python's own import while the heavy half of the program is loaded; PySide6's hook is put back afterwards."""
    hooked = builtins.__import__
    builtins.__import__ = _PYTHONS_OWN
    try:
        yield
    finally:
        builtins.__import__ = hooked
