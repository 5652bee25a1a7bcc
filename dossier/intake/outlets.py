"""Which actor of the dossier published a document."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dossier.intake.findings import NOT_SAID, Finding, Lack, folded
from dossier.intake.page import host_of
from dossier.records import Actor


def outlet_of(
    url: str, names: Iterable[tuple[str, str]], actors: Iterable[Actor]
) -> Finding | Lack:
    """The actor whose website has the address, or who has one of the names, each with where.

    If the address and a name are of two actors, the page may have been taken over from one by the
    other: it is left to the editor.
    """
    known = list(actors)
    by_address = list(_by_address(url, known)) if url else []
    by_name = {id: where for name, where in names for id in _by_name(name, known)}
    if len(by_address) == 1:
        id = by_address[0]
        others = set(by_name) - {id}
        if others and id not in by_name:
            return Lack(f'its address is of "{id}", its name of "{sorted(others)[0]}"')
        return Finding(id, "the website of the actor")
    if len(by_address) > 1:
        return Lack("several actors have its address: " + ", ".join(by_address))
    if len(by_name) == 1:
        return Finding(*next(iter(by_name.items())))
    if by_name:
        return Lack("several actors have its names: " + ", ".join(sorted(by_name)))
    host = host_of(url)
    return Lack(f"no actor has the website {host}") if host else NOT_SAID


def _by_address(url: str, actors: Iterable[Actor]) -> Iterator[str]:
    """The actors whose website is the nearest above the address."""
    near = [
        (len(actor.website), actor.id)
        for actor in actors
        if actor.website and _is_below(url, actor.website)
    ]
    nearest = max((length for length, _ in near), default=0)
    yield from (id for length, id in near if length == nearest)


def _is_below(url: str, website: str) -> bool:
    """Whether an address is of a website: of its host or one below, and of its folder if any."""
    host, own = host_of(url), host_of(website)
    path = urlsplit(website).path.rstrip("/")
    is_host = host == own or (host.endswith(f".{own}") and not path)
    return is_host and (urlsplit(url).path + "/").startswith(f"{path}/")


def _by_name(name: str, actors: Iterable[Actor]) -> Iterator[str]:
    bare = _bare(name)
    for actor in actors:
        if bare and bare in {_bare(each) for each in (actor.name, *(n.text for n in actor.names))}:
            yield actor.id


def _bare(name: str) -> str:
    return folded(name.removeprefix("The ").removeprefix("the "))
