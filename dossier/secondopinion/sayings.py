"""What the dossier says in its own words, piece by piece, each with all that it cites."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.citations import Citation
from dossier.linking import Dossier
from dossier.problems import Place
from dossier.records import Disagreement, Event, Record
from dossier.uses import Use, by_sentence
from dossier.yamlfile import Path


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, a title or an answer at `path` of a record, and the citations that carry it.

    `kind` is what it is called; `use` is the first of its citations where it is a sentence.
    """

    record: Record
    path: Path
    kind: str
    text: str
    citations: tuple[Citation, ...]
    use: Use | None = None

    def place(self, dossier: Dossier) -> Place:
        """Where an editor looks: at the first citation, or at the words."""
        return dossier.place_of(self.use) if self.use else dossier.place(self.record, self.path)


def sayings(dossier: Dossier) -> Iterator[Saying]:
    """Every cited sentence; every title of an event, with all that its record cites; every cited
    answer to a disagreement."""
    for key, uses in dossier.uses.items():
        record = dossier.records[key]
        yield from _whole(record, uses)
        yield from _sentences(record, uses)


def _whole(record: Record, uses: Iterable[Use]) -> Iterator[Saying]:
    if isinstance(record, Event):
        cited = tuple(use.citation for use in uses)
        yield Saying(record, ("title",), "event", record.title, cited)
    elif isinstance(record, Disagreement):
        for index, answer in enumerate(record.answers):
            path = ("answers", index, "answer")
            yield Saying(record, path, "answer", answer.answer, answer.cite)


def _sentences(record: Record, uses: Iterable[Use]) -> Iterator[Saying]:
    for group in by_sentence(uses):
        first, citations = group[0], tuple(use.citation for use in group)
        if first.sentence:
            yield Saying(record, first.path, "sentence", first.sentence, citations, first)
