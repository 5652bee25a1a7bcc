"""The chronology for TimelineJS."""

import json
from pathlib import Path
from typing import Any

import pytest
from dossiers import site_of, write_dossier

from dossier.exports import exports
from dossier.pages import Site


def slides(folder: Path, *, base_url: str | None = None, **event: str) -> Any:
    """The slides for one event, and for the dossier's own title."""
    fields = {"date": "2031-05-12", "title": "The harbour closed", **event}
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    site = site_of(write_dossier(folder, {"events/closing.yaml": text}))
    made = exports(Site(site.verification, site.words, base_url=base_url))
    return json.loads(made["data/timeline.json"])


def slide(folder: Path, **said: Any) -> Any:
    (found,) = slides(folder, **said)["events"]
    return found


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("2031-05-12", (2031, 5, 12), None, "12 May 2031"),
        ("2031-05", (2031, 5), None, "May 2031"),
        ("2031", (2031,), None, "2031"),
        ("2031-05-12~", (2031, 5, 12), None, "about 12 May 2031"),
        ("2031-05-XX", (2031, 5), None, "May 2031, day not known"),
        ("2031-05-12T14:30:00Z", (2031, 5, 12), None, "12 May 2031, 14:30 UTC"),
        ("2031-05-10/2031-06", (2031, 5, 10), (2031, 6), "between 10 May 2031 and June 2031"),
        ("2031-05/..", (2031, 5), None, "in or after May 2031"),
        ("../2031-05", (2031, 5), None, "in or before May 2031"),
        ("/2031-05-12", (2031, 5, 12), None, "until 12 May 2031, start not known"),
        ("2031-24", (2031, 12), (2032, 2), "winter 2031"),
        ("203X", (2030,), (2039,), "2030s, year not known"),
        ("20XX", (2000,), (2099,), "between 2000 and 2099, year not known"),
    ],
)
def test_a_slide_has_no_date_more_precise_than_it_is_known(
    tmp_path: Path,
    date: str,
    start: tuple[int, ...],
    end: tuple[int, ...] | None,
    words: str,
) -> None:
    found = slide(tmp_path, date=date)
    names = ("year", "month", "day")
    assert found["start_date"] == dict(zip(names, start, strict=False))
    assert found.get("end_date") == (dict(zip(names, end, strict=False)) if end else None)
    assert found["display_date"] == words


def test_texts_are_html_and_nothing_in_them_is_markup(tmp_path: Path) -> None:
    found = slide(
        tmp_path,
        title="'Ships & <script>boats</script> \"closed\"'",
        summary="'It closed <b>.\n\n\n  Nobody said why.'",
        topics="[port traffic, strike]",
    )
    assert found["text"] == {
        "headline": "Ships &amp; &lt;script&gt;boats&lt;/script&gt; &#34;closed&#34;",
        "text": "<p>It closed &lt;b&gt;.</p><p>Nobody said why.</p>",
    }
    assert (found["unique_id"], found["group"]) == ("closing", "port traffic")


def test_a_slide_leads_to_its_event_where_the_address_of_the_site_is_known(tmp_path: Path) -> None:
    address = "https://alva.example/port/events/closing/"
    found = slide(tmp_path, summary="It closed.", base_url="https://alva.example/port")
    assert found["text"]["text"] == f'<p>It closed.</p><p><a href="{address}">{address}</a></p>'


def test_a_slide_without_a_summary_has_no_empty_paragraph(tmp_path: Path) -> None:
    assert slide(tmp_path)["text"] == {"headline": "The harbour closed", "text": ""}


def test_the_first_slide_is_the_dossier(tmp_path: Path) -> None:
    assert slides(tmp_path)["title"] == {
        "text": {"headline": "The harbour of Port Alva", "text": ""},
        "unique_id": "title",
    }
