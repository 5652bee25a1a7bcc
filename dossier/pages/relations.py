"""How an actor stands to others, and what offices are held in it: sentences, dated and cited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.citations import Citation
from dossier.collation import collation_key, date_key
from dossier.pages.bonds import SORTS, is_mutual
from dossier.pages.claims import relationship_words
from dossier.pages.composer import Composer
from dossier.records import Actor, Role
from dossier.ties import Office, Tie


@dataclass(frozen=True, slots=True)
class Sentence:
    """A fragment of a sentence about the actor of the page, with its dates and notes."""

    html: Markup
    dates: str
    marks: Markup
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The relations of one sort, those that the actor has before those that others have to it."""

    heading: str
    sentences: tuple[Sentence, ...]


def roles(actor: Actor, composer: Composer) -> tuple[Sentence, ...]:
    """The offices an actor holds or held, the earliest first."""
    ordered = sorted(actor.roles, key=lambda role: date_key(role.since))
    return tuple(_role(role, composer) for role in ordered)


def _role(role: Role, composer: Composer) -> Sentence:
    dates = composer.words.date_range(role.since, role.until)
    return Sentence(_role_html(role, composer), dates, composer.marks(role.cite))


def _role_html(role: Role, composer: Composer) -> Markup:
    """The office with its organisation linked: in its title where that names it, else after it."""
    organisation = composer.dossier.actors.get(role.organisation or "")
    if organisation is None:
        return Markup("{}").format(role.title)
    before, named, after = role.title.partition(organisation.name)
    if named:
        return Markup("{}{}{}").format(before, composer.mention(organisation), after)
    linked = composer.mention(organisation)
    return composer.words.markup("actor.role-in", title=role.title, organisation=linked)


def offices(actor: Actor, composer: Composer) -> tuple[Sentence, ...]:
    """The offices held in an organisation, each with its holder."""
    found = composer.dossier.offices.get(actor.id, ())
    ordered = sorted(found, key=lambda office: (date_key(office.role.since), _name(office.holder)))
    return tuple(_office(office, composer) for office in ordered)


def _office(office: Office, composer: Composer) -> Sentence:
    role = office.role
    holder = composer.mention(office.holder)
    html = composer.words.markup("actor.office", holder=holder, title=role.title)
    dates = composer.words.date_range(role.since, role.until)
    return Sentence(html, dates, composer.marks(role.cite))


def relationships(actor: Actor, composer: Composer) -> tuple[Group, ...]:
    """How an actor stands to others, stated by it or by them: one group for each sort.

    What both sides state in the same words is one sentence with the notes of both.
    """
    by_sort: dict[str, list[Tie]] = {sort: [] for sort in SORTS}
    for tie in composer.dossier.ties.get(actor.id, ()):
        by_sort[tie.relationship.type].append(tie)
    return tuple(_group(sort, ties, composer) for sort, ties in by_sort.items() if ties)


def _group(sort: str, ties: Iterable[Tie], composer: Composer) -> Group:
    def order(tie: Tie) -> tuple[object, ...]:
        since = tie.relationship.since
        return _is_of_the_other(tie, composer), date_key(since), _name(tie.other)

    heading = composer.words.say(f"relation-sort.{sort}")
    return Group(heading, tuple(_merged(sorted(ties, key=order), composer)))


def _is_of_the_other(tie: Tie, composer: Composer) -> bool:
    """Whether it is worded from its other side: "is recognised by", not "recognises"."""
    return tie.inverse and not is_mutual(tie.relationship, composer.words)


def _merged(ties: Iterable[Tie], composer: Composer) -> Iterator[Sentence]:
    same: dict[tuple[str, bool, str], list[Tie]] = {}
    for tie in ties:
        dates = composer.words.date_range(tie.relationship.since, tie.relationship.until)
        inverse = _is_of_the_other(tie, composer)
        same.setdefault((tie.other.id, inverse, dates), []).append(tie)
    for (_, _, dates), found in same.items():
        yield _sentence(found, dates, composer)


def _sentence(ties: Sequence[Tie], dates: str, composer: Composer) -> Sentence:
    other = ties[0].other
    key = relationship_words(ties[0].relationship, inverse=ties[0].inverse)
    html = composer.words.markup(key, actor=composer.mention(other))
    remarks = dict.fromkeys(tie.relationship.note for tie in ties if tie.relationship.note)
    cited: dict[Citation, None] = dict.fromkeys(c for tie in ties for c in tie.relationship.cite)
    remark = composer.words.say("punctuation.separator").join(remarks) or None
    return Sentence(html, dates, composer.marks(cited), remark)


def _name(actor: Actor) -> tuple[str, str]:
    return collation_key(actor.name)
