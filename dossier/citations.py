"""A citation: a pointing at a source, usually at quoted words in it."""

from pydantic import BaseModel, ConfigDict

from dossier.identifiers import STATED_ORIGINS, SourceId


class Citation(BaseModel):
    """What a statement rests on: a source, and the words in it that carry the statement."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    source: SourceId
    """The id of the cited source."""
    quote: str | None = None
    """Words of the source, exactly as they stand in its archived text. Left out, the source is
    cited as a whole."""
    via: SourceId | None = None
    """Where this passage has its information from, where that differs from the `origin` of the
    cited source: the id of a source, `own` (the cited source is itself first-hand here), or
    `unknown` (it does not say)."""
    prefix: str | None = None
    """The words just before the quote, where the same words stand twice in the source."""
    suffix: str | None = None
    """The words just after the quote, where the same words stand twice in the source."""
    note: str | None = None
    """A short remark printed with the reference."""

    @property
    def via_source(self) -> str | None:
        """The id of the source that `via` names."""
        return None if self.via in STATED_ORIGINS else self.via
