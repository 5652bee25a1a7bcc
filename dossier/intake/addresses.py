"""The address of a document, and that of its copy in a web archive."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dossier.articles import Article
from dossier.intake.findings import NOT_SAID, Finding, Lack
from dossier.intake.jsonld import is_article
from dossier.intake.metadata import Metadata
from dossier.intake.page import host_of
from dossier.intake.signs import sign

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/(?P<stamp>\d{8})?\d*(?:[a-z]{2}_)?"
    r"|archive\.(?:ph|is|today|li|vn|fo|md)/(?:(?P<other>\d{8})\d*|o/\w+)?)/(?P<address>https?:/.+)"
)
# What is added to addresses to follow readers.
_FOLLOWING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|yclid|mc_cid|mc_eid|igshid|ref_src|_ga|cmpid|ocid|at_\w+|xtor)\Z"
)


@dataclass(frozen=True)
class Where:
    """The address of a document, and its archived copy with the day of that."""

    url: Finding | Lack
    archive: Finding | None = None
    archived_on: datetime.date | None = None


def where_is_page(metadata: Metadata, read_at: str, how: str) -> Where:
    """The address that a page gives itself; `read_at` is the one that it was read at, if known,
    and `how` says in words how that is known."""
    archived = _ARCHIVED.match(read_at)
    if archived:
        url = re.sub(r"^(https?:)/+", r"\1//", archived["address"])
        stamp = archived["stamp"] or archived["other"]
        day = _day(stamp) if stamp else None
        return Where(Finding(bare(url), "the archive's address"), Finding(read_at, how), day)
    own = [each for each in _own(metadata) if _is_of_page(each.value, read_at)]
    distinct = {_compared(each.value) for each in own}
    if read_at:
        same = [e for e in own if host_of(e.value) == host_of(read_at)]
        return Where(same[0] if same and len(distinct) == 1 else Finding(bare(read_at), how))
    if len(distinct) > 1:
        return Where(Lack("the page has several: " + ", ".join(e.value for e in own)))
    return Where(own[0] if own else NOT_SAID)


def _own(metadata: Metadata) -> Iterator[Finding]:
    for address in filter(None, [metadata.canonical]):
        inner = _ARCHIVED.match(address)
        yield Finding(bare(inner["address"] if inner else address), "its canonical link")
    for name, content in metadata.named("og:url", "twitter:url", "parsely-link"):
        address = metadata.resolved(content)
        if address:
            yield Finding(bare(address), f"its meta element {name}")
    if metadata.article is not None:
        value = metadata.article.get("url") or metadata.article.get("mainEntityOfPage")
        value = value.get("@id") if isinstance(value, dict) else value
        address = metadata.resolved(value) if isinstance(value, str) else ""
        if address:
            yield Finding(bare(address), "its JSON-LD (url)")


def is_front_page(metadata: Metadata) -> bool:
    """Whether a page gives itself the address of a whole site, and describes no article."""
    own = [metadata.canonical, *(content for _, content in metadata.named("og:url"))]
    addresses = [metadata.address] if metadata.address else [each for each in own if each]
    has_article = any(map(is_article, metadata.items))
    return bool(addresses) and not has_article and not any(map(_leads_on, addresses))


def _leads_on(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)


def _is_of_page(address: str, read_at: str) -> bool:
    """Whether an address is that of one page; many systems name their front page everywhere."""
    return _leads_on(address) or (bool(read_at) and not _leads_on(read_at))


def _compared(address: str) -> str:
    parts = urlsplit(address)
    host = host_of(address).removeprefix("m.").removeprefix("amp.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def bare(address: str) -> str:
    """An address without its fragment, and without what follows readers."""
    parts = urlsplit(address.strip())
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _FOLLOWING.match(pair[0])]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    written = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    return re.sub(
        r"[\s\"<>\\^`{|}\x00-\x20]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), written
    )


def _day(stamp: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(stamp, "%Y%m%d").date()
    except ValueError:
        return None


_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


def where_is_text(article: Article) -> Where:
    """The address that a text was copied from: alone on its line, or after "Original url:"."""
    texts = [article.text[block.start : block.end].strip() for block in article.blocks]
    edges = [*range(min(6, len(texts))), *range(max(len(texts) - 4, 6), len(texts))]
    found: dict[str, str] = {}
    for number in edges:
        match = _ADDRESS.search(texts[number])
        if (
            match
            and _is_label(texts[number][: match.start()])
            and not texts[number][match.end() :].strip(" <>.)")
        ):
            before = (
                texts[number - 1]
                if number and not texts[number][: match.start()].strip(" <")
                else ""
            )
            if not before or _is_label(before) or number == 0 or len(texts) == number + 1:
                found[bare(match[0])] = "the line that has it"
    if len(found) > 1:
        return Where(Lack("the text has several: " + ", ".join(found)))
    return Where(next((Finding(each, where) for each, where in found.items()), NOT_SAID))


def _is_label(text: str) -> bool:
    bare_text = text.strip(" \n<(:：")
    return not bare_text or sign("address").fullmatch(bare_text) is not None
