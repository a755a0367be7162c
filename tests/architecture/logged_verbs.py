"""Finds every verb that the program writes into its activity log.

`….log("verb", …)` of a member at work and `….activity.append(at, actor, "verb", …)` write it. Where a verb reaches
the call through a parameter, the callers in the same file name it.
"""

import ast
from collections.abc import Iterator

from tests.architecture.source_files import name_of, python_files, tree_of

PLACES = {"log": 0, "append": 2}


def logged_verbs() -> tuple[dict[str, str], list[str]]:
    """Every verb with a place where it is logged, and the places whose verb cannot be read from the code."""
    verbs: dict[str, str] = {}
    unread: list[str] = []
    for path in python_files("moderator_app"):
        for verb, place in verbs_in(tree_of(path), name_of(path)):
            if verb:
                verbs.setdefault(verb, place)
            else:
                unread.append(place)
    return verbs, unread


def verbs_in(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
            argument = _verb_of(call)
            if argument is not None and not _is_the_port_itself(function):
                yield from _read(argument, function, tree, f"{name}:{call.lineno}")


def _is_the_port_itself(function: ast.FunctionDef) -> bool:
    return function.name in PLACES


def _verb_of(call: ast.Call) -> ast.expr | None:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in PLACES:
        return None
    owner = ast.unparse(call.func.value)
    if call.func.attr == "append" and not owner.endswith("activity"):
        return None
    place = PLACES[call.func.attr]
    return call.args[place] if len(call.args) > place + 1 and owner not in ("_log", "math") else None


def _read(argument: ast.expr, function: ast.FunctionDef, tree: ast.Module, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(argument, ast.Constant):
        yield str(argument.value), place
    elif isinstance(argument, ast.IfExp):
        yield from _read(argument.body, function, tree, place)
        yield from _read(argument.orelse, function, tree, place)
    elif isinstance(argument, ast.Name):
        yield from _from_callers(argument.id, function, tree, place)
    else:
        yield "", place


def _from_callers(wanted: str, function: ast.FunctionDef, tree: ast.Module, place: str) -> Iterator[tuple[str, str]]:
    names = [parameter.arg for parameter in (*function.args.args, *function.args.kwonlyargs)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _calls(node, function.name)]
    if wanted not in names or not calls:
        yield "", place
        return
    at = names.index(wanted) - (1 if names[0] == "self" else 0)
    for call in calls:
        named = next((keyword.value for keyword in call.keywords if keyword.arg == wanted), None)
        given = named or (call.args[at] if at < len(call.args) else None)
        if given is None:
            yield "", f"{place}, called in line {call.lineno}"
        else:
            yield from _read(given, _around(call, tree), tree, place)


def _calls(node: ast.Call, name: str) -> bool:
    return (isinstance(node.func, ast.Attribute) and node.func.attr == name) or (
        isinstance(node.func, ast.Name) and node.func.id == name
    )


def _around(call: ast.Call, tree: ast.Module) -> ast.FunctionDef:
    return next(f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and call in ast.walk(f))
