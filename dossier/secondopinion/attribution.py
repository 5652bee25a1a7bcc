"""What a text says it has from an outlet that its source does not state to rest on."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.archive import Captured
from dossier.articles import Article, Span
from dossier.linking import Dossier
from dossier.mentions import folded_name
from dossier.recall import Very
from dossier.records import Source
from dossier.secondopinion.declared import Declared
from dossier.secondopinion.outlets import Beginning, Names, namings, outlets, spellings
from dossier.secondopinion.phrases import phrases
from dossier.secondopinion.spoken import speech


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase of the text of `source` that names `outlet` as where something is from; both ids."""

    source: str
    outlet: str
    phrase: str


def attributions(dossier: Dossier) -> tuple[Attribution, ...]:
    """The undeclared attributions: of each source, the first phrase for each outlet.

    Outlets of the source's own publisher are passed over, and phrases in omitted passages or in
    the speech of others. A source that states no origin at all is told of elsewhere.
    """
    reading = _Reading(dossier)
    return tuple(
        attribution
        for source in dossier.sources.values()
        if source.origin is not None
        for attribution in reading.of(source)
    )


def attributions_of(source: Source, dossier: Dossier) -> tuple[Attribution, ...]:
    """As `attributions`, of one source, whether it states an origin or none."""
    return tuple(_Reading(dossier).of(source))


class _Reading:
    """The texts of a dossier, read for phrases that name an outlet."""

    def __init__(self, dossier: Dossier) -> None:
        publisher = dossier.origins.publisher
        self._dossier = dossier
        self._declared = Declared(dossier)
        self._names = tuple((a.id, spellings(a)) for a in dossier.actors.values())
        publishers = tuple((outlet, publisher(outlet)) for outlet in sorted(outlets(dossier)))
        self._publishers = Very(dossier.recall(dict, publishers))

    def of(self, source: Source) -> tuple[Attribution, ...]:
        recall, publisher = self._dossier.recall, self._dossier.origins.publisher
        language = source.language or self._dossier.settings.language
        stated = frozenset({publisher(source.outlet), *self._declared.publishers(source.id)})
        captures = tuple(map(Very, self._dossier.captures.get(source.id, ())))
        names = Very(recall(_names_in, self._names, language))
        # Another name of any actor makes other names, which begin at the same places in most texts.
        begun = tuple(recall(_beginnings, captured, names) for captured in captures)
        return recall(_attributions, source.id, captures, language, begun, self._publishers, stated)


_Begun = tuple[tuple[int, tuple[Beginning, ...]], ...]
"""The numbers of the paragraphs of a text in which names may begin, and where."""


def _names_in(names: tuple[tuple[str, tuple[str, ...]], ...], language: str) -> Names:
    return Names(names, phrases(language))


def _beginnings(captured: Very[Captured], names: Very[Names]) -> _Begun:
    paragraphs = enumerate(_paragraphs(captured.value.folded.article))
    begun = ((number, tuple(names.value.beginnings(text))) for number, text in paragraphs)
    return tuple(each for each in begun if each[1])


def _attributions(
    source: str,
    captures: tuple[Very[Captured], ...],
    language: str,
    begun: tuple[_Begun, ...],
    publishers: Very[dict[str, str]],
    stated: frozenset[str],
) -> tuple[Attribution, ...]:
    """Those in the texts of a source, but for the outlets of `stated` publishers."""
    told: dict[str, Attribution] = {}
    for captured, beginnings in zip((each.value for each in captures), begun, strict=True):
        article = captured.folded.article
        spoken: Sequence[Span] | None = None
        for naming in _namings(article, beginnings, language):
            publisher = publishers.value.get(naming.actor)
            if publisher is None or naming.actor in told or publisher in stated:
                continue
            span = naming.phrase(language)
            if span and spoken is None:
                spoken = list(speech(article))
            if span and not _is_apart(span, captured.omitted, spoken or ()):
                phrase = _shortened(article.text[span.start : span.end])
                told[naming.actor] = Attribution(source, naming.actor, phrase)
    return tuple(told.values())


def _namings(article: Article, begun: _Begun, language: str) -> Iterator["_Naming"]:
    """Where a text names an actor, in order."""
    paragraphs = _paragraphs(article)
    for number, beginnings in begun:
        paragraph, offset = paragraphs[number], article.blocks[number].start
        for name in namings(paragraph, beginnings, phrases(language)):
            yield _Naming(name.actor, paragraph, offset, name.start, name.end)


def _paragraphs(article: Article) -> Sequence[str]:
    text = folded_name(article.text)
    return [text[block.start : block.end] for block in article.blocks]


def _is_apart(span: Span, omitted: Iterable[Span], spoken: Sequence[Span]) -> bool:
    """Whether a phrase stands in what is not the article, or in what others say."""
    before = bisect_right(spoken, span.start, key=lambda speech: speech.start)
    around = spoken[before - 1 : before] if before else ()
    return any(a.start <= span.start and span.end <= a.end for a in (*omitted, *around))


@dataclass(frozen=True, slots=True)
class _Naming:
    """An outlet's name at [start, end) of a folded paragraph, which begins at `offset`."""

    actor: str
    paragraph: str
    offset: int
    start: int
    end: int

    def phrase(self, language: str) -> Span | None:
        """Where in the text the phrase stands that gives something to the outlet."""
        found = phrases(language).around(self.paragraph, self.start, self.end)
        return Span(self.offset + found[0], self.offset + found[1]) if found else None


LONGEST = 60


def _shortened(phrase: str) -> str:
    """The phrase as it stands; of a long one its beginning, and its end, which has the name."""
    written = " ".join(phrase.split())
    if len(written) <= LONGEST:
        return written
    first, last = written[: LONGEST // 2], written[-LONGEST // 2 :]
    return f"{first.rpartition(' ')[0] or first} … {last.partition(' ')[2] or last}"
