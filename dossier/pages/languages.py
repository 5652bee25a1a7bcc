"""The language of a source, in words."""

from dossier.pages.composer import Composer
from dossier.records import Source
from dossier.words.languages import NOT_KNOWN


def language_in_words(source: Source, composer: Composer) -> str:
    """Such as "Russian"; the dossier's own where the record names none."""
    if source.language == NOT_KNOWN:
        return composer.words.say("source.language-not-known")
    return composer.words.language_name(source.language or composer.dossier.settings.language)
