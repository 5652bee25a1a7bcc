"""Addresses that work at the top of a server, under any path and from disk."""

import pytest

from dossier import urls


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("", "", "index.html"),
        ("", "events/talks/", "../../index.html"),
        ("events/talks/", "", "events/talks/index.html"),
        ("events/talks/", "events/vote/", "../talks/index.html"),
        ("events/talks/", "events/talks/", "index.html"),
        ("events/talks/#who", "events/", "talks/index.html#who"),
        ("404.html", "events/talks/", "../../404.html"),
        ("assets/css/site.css", "404.html", "assets/css/site.css"),
    ],
)
def test_a_link_leads_from_the_page_it_stands_on(target: str, here: str, link: str) -> None:
    assert urls.relative(target, here) == link


def test_a_whole_address_keeps_the_path_of_the_site() -> None:
    address = urls.absolute("https://example.org/repo/", "events/talks/")
    assert address == "https://example.org/repo/events/talks/"
