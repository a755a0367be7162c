"""Names that an office keeps in both languages, as the reader reads them. Knows no Qt."""

import re

from moderator_app.domain.office import Bilingual
from moderator_app.words import Language, Speaker


def name_in(say: Speaker, name: Bilingual) -> str:
    """The name in the speaker's language; the Bangla one where there is no English."""
    return name.english if say.language is Language.ENGLISH else name.bn


def short_name(name: str) -> str:
    """A page's name without its place or remark: what stands before the first comma or bracket."""
    return re.split(r"[,(]", name, maxsplit=1)[0].strip() or name
