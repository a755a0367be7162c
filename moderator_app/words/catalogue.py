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
    with resource("i18n", language.value, "moderator-desk.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)
