"""The gettext catalogues of `resources/i18n`, read once a language."""

import gettext
from functools import cache

from moderator_app.resource_files import resource
from moderator_app.words.language import Language


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """The compiled catalogue of a language; English needs none, its sources are the texts themselves.

    Raises:
        FileNotFoundError: the catalogue was never compiled (`make words` does it; set-up calls it).
    """
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    files = sorted(resource("i18n", language.value).glob("*.mo"))
    if not files:
        raise FileNotFoundError(resource("i18n", language.value, "*.mo"))
    merged: gettext.NullTranslations | None = None
    for path in files:
        with path.open("rb") as stream:
            part = gettext.GNUTranslations(stream)
        if merged is None:
            merged = part
        else:
            merged.add_fallback(part)
    assert merged is not None
    return merged
