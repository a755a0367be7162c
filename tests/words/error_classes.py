"""The error classes of the program and the fields their docstrings name, for the tests of errors and their words."""

import re

from moderator_app.domain.errors import ModeratorError

_NAMES = re.compile(r"\bfields?:(.*)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"`(\w+)`")


def all_errors():
    """Every error class, the branches of the tree included."""
    found, todo = [], [ModeratorError]
    while todo:
        error = todo.pop(0)
        found.append(error)
        todo.extend(error.__subclasses__())
    return [e for e in found if e.__module__ == ModeratorError.__module__]


def named_fields(error):
    """The fields an error carries, as its docstring says."""
    match = _NAMES.search(error.__doc__ or "")
    return set(_NAME.findall(match[1])) if match else set()
