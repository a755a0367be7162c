"""The short style sheet: a template of `resources/styles` with colours and lengths filled in."""

import re
from functools import cache

from moderator_app.resource_files import resource
from ui.palette import PALETTES
from ui.roles import Role, Scheme

_COLOUR = re.compile(r"@([a-z_]+)")
_LENGTH = re.compile(r"\$(\d+)")


@cache
def stylesheet(scheme: Scheme, scale: int) -> str:
    """The template with `@role` as its colour and `$12` as 12 design pixels in the chosen text size.

    Raises:
        ValueError: the template names a role that does not exist.
    """
    template = resource("styles", "desk.qss").read_text(encoding="utf-8")
    palette = PALETTES[scheme]
    coloured = _COLOUR.sub(lambda found: palette.of(Role(found.group(1))), template)
    return _LENGTH.sub(lambda found: f"{round(int(found.group(1)) * scale / 100)}px", coloured)
