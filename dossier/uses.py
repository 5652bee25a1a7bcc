"""The citations of a record where they stand, and the words of ours that each carries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.citations import Citation
from dossier.prose import Prose, TitleOf
from dossier.records import Original, Record, Statement, Wording, leaves
from dossier.yamlfile import Path


@dataclass(frozen=True, slots=True)
class Use:
    """A citation where it stands: in which record, at which field, carrying which words of ours.

    `path` is that of the citation, or of the prose it stands in; `sentence` is the sentence of the
    prose, empty for a citation that is a field. `needle` and `nth` find it within its prose.
    """

    record: Record
    path: Path
    citation: Citation
    sentence: str = ""
    needle: str = ""
    nth: int = 0


def uses_of(record: Record, title_of: TitleOf) -> Iterator[Use]:
    """The citations of a record, in the order in which they stand."""
    for path, value, _ in _citing(record):
        if isinstance(value, Citation):
            yield Use(record, path, value)
        elif isinstance(value, Prose) and value.citations:
            said = value.sentences_by_group(title_of)
            for cited in value.citations:
                sentence = said.get(cited.group, "")
                yield Use(record, path, cited.citation, sentence, cited.needle, cited.nth)


class UsesByRecord(Mapping[str, tuple[Use, ...]]):
    """The citations of each record by its key, each record looked through when first asked for."""

    def __init__(self, records: Mapping[str, Record], title_of: TitleOf) -> None:
        self._records = records
        self._title_of = title_of
        self._found: dict[str, tuple[Use, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Use, ...]:
        if key not in self._found:
            self._found[key] = tuple(uses_of(self._records[key], self._title_of))
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def by_sentence(uses: Iterable[Use]) -> Iterator[tuple[Use, ...]]:
    """The citations that stand in prose, those of one sentence together."""
    together: dict[tuple[Path, str], list[Use]] = {}
    for use in uses:
        if use.needle:
            together.setdefault((use.path, use.sentence), []).append(use)
    return map(tuple, together.values())


def _citing(record: Record) -> Iterator[tuple[Path, object, str | None]]:
    yield from leaves(record)
    if isinstance(record, Statement):
        for index, wording in enumerate(record.wordings):
            yield ("wordings", index), as_citation(wording), None
        if record.original:
            yield ("original", "text"), as_citation(record.original), None


def as_citation(words: Wording | Original) -> Citation:
    """The citation that a wording, or an original, is."""
    if isinstance(words, Original):
        return Citation(source=words.source, quote=words.text)
    return Citation(source=words.source, quote=words.quote, via=words.via)
