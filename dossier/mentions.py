"""Where an actor is named: the sentences of records and archived texts that have a name of it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from dossier.archive import Captured
from dossier.prose import Prose, TitleOf
from dossier.prose.sentences import sentence_spans
from dossier.recall import Recall, Very, afresh
from dossier.records import Actor, Record, Source, leaves
from dossier.scripts import is_name_boundary
from dossier.yamlfile import Path


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names an actor, by `name`.

    It stands in the field `path` of `record`, or (`capture` from 0, `block` from 0) in an archived
    text of that record, a source. `shared_with` are other actors that have the same name: which of
    them is meant is not decided.
    """

    record: Record
    name: str
    sentence: str
    path: Path = ()
    capture: int | None = None
    block: int = 0
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text in which names are looked for."""

    record: Record
    text: str
    path: Path = ()
    capture: int | None = None
    block: int = 0


def find_mentions(
    actors: Iterable[Actor],
    records: Iterable[Record],
    captures: Mapping[str, tuple[Captured, ...]],
    title_of: TitleOf,
    recall: Recall = afresh,
) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions of each actor by its id: records first, then archived texts.

    Each sentence is given once for an actor. Names are matched as written, letter case included;
    of names within names ("Republic of Korea") the longest counts. Two actors that share a name
    both get the mention, marked as shared. An actor's own record does not mention it.
    """
    names = _names(actors)
    if not names:
        return {}
    machine = Very(recall(_machine, tuple(names.items())))
    found: dict[str, dict[tuple[str, str], Mention]] = defaultdict(dict)
    for owner, mention in _all_mentions(records, captures, title_of, machine, recall):
        if mention.record.key != f"actor:{owner}":
            found[owner].setdefault((mention.record.key, mention.sentence), mention)
    return {owner: tuple(mentions.values()) for owner, mentions in found.items()}


def _names(actors: Iterable[Actor]) -> Mapping[str, tuple[str, ...]]:
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for actor in actors:
        for name in (actor.name, *(name.text for name in actor.names)):
            folded = folded_name(name)
            if len(folded) > 1:
                owners[folded][actor.id] = None
    return {name: tuple(ids) for name, ids in owners.items()}


# One character for one, so that a place in folded text is the same place in the text.
_FOLDS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\n": " "}
)


def folded_name(text: str) -> str:
    """`text` with the marks that printers vary made one: apostrophes, hyphens, spaces."""
    return unicodedata.normalize("NFC", text).translate(_FOLDS)


def _machine(names: tuple[tuple[str, tuple[str, ...]], ...]) -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for name, owners in names:
        machine.add_word(name, (name, owners))
    machine.make_automaton()
    return machine


_Machine = Very[ahocorasick.Automaton]

# Where the letters of a name end, the name and its owners.
_Found = tuple[int, tuple[str, tuple[str, ...]]]


def _all_mentions(
    records: Iterable[Record],
    captures: Mapping[str, tuple[Captured, ...]],
    title_of: TitleOf,
    machine: _Machine,
    recall: Recall,
) -> Iterator[tuple[str, Mention]]:
    sources: list[Source] = []
    for record in records:
        for piece in _texts_of_record(record, title_of):
            yield from _mentions_in(piece, tuple(machine.value.iter(folded_name(piece.text))))
        if isinstance(record, Source):
            sources.append(record)
    for source in sources:
        for number, captured in enumerate(map(Very, captures.get(source.id, ()))):
            # Another name of any actor makes another machine, which finds the same in most texts.
            found = recall(_found_in_capture, recall(_blocks, captured), machine)
            if found:
                yield from recall(_mentions_in_capture, Very(source), number, captured, found)


def _blocks(captured: Very[Captured]) -> tuple[tuple[int, str], ...]:
    """The folded paragraphs of an archived text that are not omitted, with their numbers."""
    article = captured.value.folded.article
    return tuple(
        (index, folded_name(article.text[block.start : block.end]))
        for index, block in enumerate(article.blocks)
        if not any(s.start <= block.start and block.end <= s.end for s in captured.value.omitted)
    )


def _found_in_capture(
    blocks: tuple[tuple[int, str], ...], machine: _Machine
) -> tuple[tuple[int, tuple[_Found, ...]], ...]:
    found = ((index, tuple(machine.value.iter(text))) for index, text in blocks)
    return tuple(each for each in found if each[1])


def _mentions_in_capture(
    source: Very[Source],
    number: int,
    captured: Very[Captured],
    found: tuple[tuple[int, tuple[_Found, ...]], ...],
) -> tuple[tuple[str, Mention], ...]:
    article = captured.value.folded.article
    blocks = ((article.blocks[index], index, names) for index, names in found)
    return tuple(
        mention
        for block, index, names in blocks
        for mention in _mentions_in(
            _Text(source.value, article.text[block.start : block.end], (), number, index), names
        )
    )


_TITLES = ("title", "question", "date_basis", "descriptor")


def _texts_of_record(record: Record, title_of: TitleOf) -> Iterator[_Text]:
    for path, value, _ in leaves(record):
        if isinstance(value, Prose):
            for block in value.plain(title_of).split("\n\n"):
                yield _Text(record, block, path)
        elif isinstance(value, str) and path[-1] in (*_TITLES, "answer", "part"):
            yield _Text(record, value, path)


def _mentions_in(piece: _Text, found: Sequence[_Found]) -> Iterator[tuple[str, Mention]]:
    if not found:
        return
    text = folded_name(piece.text)
    hits = _longest(_hits(text, found))
    if not hits:
        return
    spans = sentence_spans(text)
    # As long as the folded text, and with the marks that the sentence is printed with.
    written = unicodedata.normalize("NFC", piece.text)
    for start, _, name, owners in hits:
        sentence = next((written[a:b] for a, b in spans if a <= start < b), written)
        for owner in owners:
            others = tuple(id for id in owners if id != owner)
            yield (
                owner,
                Mention(
                    piece.record,
                    name,
                    sentence.strip(),
                    piece.path,
                    piece.capture,
                    piece.block,
                    others,
                ),
            )


_Hit = tuple[int, int, str, tuple[str, ...]]


def _hits(text: str, found: Iterable[_Found]) -> Iterator[_Hit]:
    """Those of the names found that are names there, and not parts of words."""
    for last, (name, owners) in found:
        start, end = last + 1 - len(name), last + 1
        if is_name_boundary(text, start) and is_name_boundary(text, end):
            yield start, end, name, owners


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """The hits that do not stand inside another, the earlier and longer first."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept
