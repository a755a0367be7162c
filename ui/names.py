"""Names of pages where room is short. Knows no Qt."""

import re


def short_name(name: str) -> str:
    """A page's name without its place or remark: what stands before the first comma or bracket."""
    return re.split(r"[,(]", name, maxsplit=1)[0].strip() or name


def as_choice(word: str) -> str:
    """A word that also stands inside sentences, as a choice by itself: with a capital where its script has one."""
    return word[:1].upper() + word[1:]
