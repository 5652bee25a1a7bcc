"""What sort of file something is, by what is in it more than by its name."""

import re

from dossier.intake.brought import Brought
from dossier.intake.refusal import RefusedError


def is_packed_page(content: bytes, brought: Brought) -> bool:
    """Whether it is MHTML."""
    head = content[:8192].lower()
    by_name = brought.name.lower().endswith((".mht", ".mhtml"))
    is_message = re.search(rb"^(?:mime-version|content-type):", head, re.MULTILINE) is not None
    is_related = b"multipart/related" in head and head.lstrip()[:1] != b"<"
    return is_message and (by_name or is_related)


_KINDS = (
    (b"PK\x03\x04", "a packed file, such as a Word document"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Word"),
    (b"{\\rtf", "a document of a word processor (RTF)"),
    (b"bplist00", "a web archive of Safari"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def refuse_what_is_no_text(content: bytes, brought: Brought) -> None:
    """Raises `RefusedError` for pictures, data and the like, with what they are."""
    kind = next((name for sign, name in _KINDS if content.startswith(sign)), "")
    if not kind and b"\0" in content[:100_000] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        kind = "no text"
    if not kind and brought.media_type.startswith(("image/", "audio/", "video/")):
        kind = brought.media_type
    if not kind and re.match(
        rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf|urlset)\b",
        content[:4096],
        re.I | re.S,
    ):
        kind = "a feed or list of addresses"
    if not kind and (brought.media_type.endswith("json") or brought.name.lower().endswith(".json")):
        kind = "data (JSON)"
    if kind:
        raise RefusedError(
            f"it is {kind}, not an article", "bring its text (.txt, .md), a saved page, or a PDF"
        )


_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body"
    rb"|meta|title|link|script|style|noscript)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"</(?:p|div|body|html|article|section|span|h1|h2|a)\s*>", re.IGNORECASE)


def is_page(content: bytes, brought: Brought) -> bool:
    """Whether it is a web page, by what is in it."""
    head = (
        content[:20_000].replace(b"\0", b"")
        if content[:2] in (b"\xff\xfe", b"\xfe\xff")
        else content
    )
    if _PAGE.match(head, 0, 20_000):
        return True
    says_so = brought.media_type in ("text/html", "application/xhtml+xml")
    says_so = says_so or brought.name.lower().endswith((".html", ".htm", ".xhtml"))
    return says_so and _MARKUP.search(head) is not None


_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_INLINE = re.compile(r"\[[^\[\]\n]+\]\([^()\s]*\)|(?<!\w)\*\*\S[^*\n]*\*\*(?!\w)")


def has_markdown(text: str) -> bool:
    """Whether a text is Markdown by its marks, whatever its name: a heading, and links or strong
    words, which would else be read as they are written."""
    return bool(_HEADING.search(text)) and bool(_INLINE.search(text))
