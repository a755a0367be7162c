"""Names of pages where room is short. Knows no Qt."""

import re


def short_name(name: str) -> str:
    """A page's name without its place or remark: what stands before the first comma or bracket."""
    return re.split(r"[,(]", name, maxsplit=1)[0].strip() or name
