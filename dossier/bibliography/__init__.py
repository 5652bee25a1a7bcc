"""Sources as references: in the house style for readers, in standard forms for their programs."""

from dossier.bibliography.biblatex import biblatex
from dossier.bibliography.csl import csl_json
from dossier.bibliography.house import Run, as_text, reference
from dossier.bibliography.items import Item, item_of
from dossier.bibliography.ris import ris
from dossier.bibliography.zotero import citation_tags, context_object

__all__ = [
    "Item",
    "Run",
    "as_text",
    "biblatex",
    "citation_tags",
    "context_object",
    "csl_json",
    "item_of",
    "reference",
    "ris",
]
