"""What of a record may be shown: as it is now, and as it once was."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.prose.citing import CitationGroup, CitingError, parse_citation

# `omit`, `prefix` and `suffix` hold words of an article that are quoted nowhere.
PRIVATE = frozenset({"editor_note", "omit", "prefix", "suffix"})
LEFT_OUT = "[…]"


def published(value: Any) -> Any:
    """The fields of a record without those that nobody is to read."""
    return _in_prose(value, _Rewriter(_without_context, _as_it_is))


@dataclass(frozen=True)
class Disclosure:
    """What may be shown of what records once said, now that the dossier is as it is.

    What is quoted belongs to others. A quotation that the dossier no longer makes, or not at such
    length, is left out, as it may have been taken out for their sake. So are references to records
    that are drafts (again), or `gone`: their ids are names.
    """

    dossier: Dossier
    gone: frozenset[str] = frozenset()

    def of(self, value: Any) -> Any:
        """The published fields of a record as they were, without what is no longer quoted."""
        known = _in_prose(self._fields(value), _Rewriter(self._still_quoted, _left_out))
        return self._without_gone(known) if self._unnamed else known

    def _fields(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._fields(inner) for inner in value]
        if not isinstance(value, dict):
            return value
        source = value.get("source")
        return {
            name: LEFT_OUT
            if source is not None and name in _QUOTED and not self._is_quoted(source, inner)
            else self._fields(inner)
            for name, inner in value.items()
        }

    def _without_gone(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._without_gone(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._without_gone(inner) for inner in value]
        if not isinstance(value, str):
            return value
        if not self._unnamed.isdisjoint((value, value.partition(":")[2])):
            return LEFT_OUT
        return _REFERENCE.sub(
            lambda match: LEFT_OUT if (match[1] or match[2]) in self._unnamed else match[0], value
        )

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        """The ids that only records have which are not to be named."""
        keys = (*self.gone, *self.dossier.drafts)
        public = {key.partition(":")[2] for key in (*self.dossier.records, *self.dossier.withdrawn)}
        return frozenset(key.partition(":")[2] for key in keys) - public

    def _still_quoted(self, citation: Citation) -> Citation:
        if citation.quote is None or self._is_quoted(citation.source, citation.quote):
            return citation
        return citation.model_copy(update={"quote": LEFT_OUT})

    def _is_quoted(self, source: object, quote: object) -> bool:
        if not isinstance(source, str) or not isinstance(quote, str):
            return False
        quotes, words = self._quotes.get(source, ()), _flat(quote)
        return words in quotes or any(words in longer for longer in quotes)

    @cached_property
    def _quotes(self) -> Mapping[str, set[str]]:
        """What is quoted of each source, by all ids that it has had."""
        found: dict[str, set[str]] = defaultdict(set)
        for uses in self.dossier.uses.values():
            for use in uses:
                if use.citation.quote:
                    found[use.citation.source].add(_flat(use.citation.quote))
        for source in self.dossier.sources.values():
            for former in source.former_ids:
                found[former] |= found[source.id]
        return found


# Beside `source`, a field of this name has its words.
_QUOTED = ("quote", "text")


# A link to a record with its label; a source that is cited, or the origin of a passage.
_REFERENCE = re.compile(r"\[\[(?:[a-z]+:)?([a-z0-9-]+)(?:\|[^\]]*)?\]\]|(?:@|\bvia\s+)([a-z0-9-]+)")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _without_context(citation: Citation) -> Citation:
    return citation.model_copy(update={"prefix": None, "suffix": None})


class _Rewriter(NamedTuple):
    """What becomes of a citation in prose, and of what only begins like one."""

    citation: Callable[[Citation], Citation]
    other: Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


def _left_out(_: str) -> str:
    """What has no end may go on with words of an article."""
    return LEFT_OUT


def _in_prose(value: Any, rewriter: _Rewriter) -> Any:
    """Fields with the citations in their texts rewritten, and without what is private."""
    if isinstance(value, dict):
        return {n: _in_prose(inner, rewriter) for n, inner in value.items() if n not in PRIVATE}
    if isinstance(value, list):
        return [_in_prose(inner, rewriter) for inner in value]
    return _rewritten(value, rewriter) if isinstance(value, str) and "[@" in value else value


def _rewritten(text: str, rewriter: _Rewriter) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("[@", at)) >= 0:
        pieces.append(text[at:start])
        try:
            group = parse_citation(text, start)
            at = group.end
            pieces.append(_group(text[start:at], group, rewriter))
        except CitingError:
            at = next(match.end() for match in _END.finditer(text, start))
            pieces.append(rewriter.other(text[start:at]))
    return "".join(pieces) + text[at:]


_END = re.compile(r"\]|\n\s*\n|\Z")


def _group(written: str, group: CitationGroup, rewriter: _Rewriter) -> str:
    changed = tuple(map(rewriter.citation, group.citations))
    return written if changed == group.citations else "[" + "; ".join(map(_written, changed)) + "]"


def _written(citation: Citation) -> str:
    """A citation as prose has it."""
    parts = [f"@{citation.source}"]
    if citation.quote is not None:
        parts.append(_marked(citation.quote))
    if citation.via:
        parts.append(f"via {citation.via}")
    if citation.note:
        parts.append(f"note {_marked(citation.note)}")
    return " ".join(parts)


def _marked(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
