"""A page packed with its pictures and style sheets into one file (MHTML, RFC 2557)."""

import datetime
import email
import email.policy
from dataclasses import replace
from email.message import Message
from email.utils import parsedate_to_datetime

from dossier.articles.hiding import hiding_rules
from dossier.intake.papers import Paper, page_paper
from dossier.intake.refusal import RefusedError


def open_mhtml(content: bytes, encoding: str = "") -> Paper:
    """The page in it, with those rules of its style sheets that hide something.

    Raises `RefusedError`.
    """
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    page = _root(message)
    if page is None:
        raise RefusedError("there is no web page in it", "save the page again")
    sheets = (
        _payload(part).decode(part.get_content_charset() or "utf-8", "replace")
        for part in message.walk()
        if part.get_content_type() == "text/css"
    )
    charset = page.get_content_charset() or ""
    paper = page_paper(_payload(page), charset, encoding, hiding_rules(sheets))
    address = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    return replace(
        paper,
        made_from="the page in a file of MHTML",
        saved_from=address.strip() if address.strip().lower().startswith("http") else "",
        saved_on=_day(message),
    )


def _root(message: Message) -> Message | None:
    """The part that is named as the first one to be shown, else the first page."""
    start = message.get_param("start")
    pages = [part for part in message.walk() if _is_page(part)]
    named = [part for part in pages if start and part.get("Content-ID") == start]
    return next(iter([*named, *pages]), None)


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _day(message: Message) -> datetime.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except ValueError:
        return None
