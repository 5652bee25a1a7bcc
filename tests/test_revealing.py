"""What a file says is read however it is written and whatever it is packed in."""

import base64
import gzip
import zipfile
import zlib
from io import BytesIO

import pytest
from marked import SECRET, cases, marks
from revealing import readings


def pdf(text: str) -> bytes:
    """A PDF of one page, with its text in a packed stream."""
    page = zlib.compress(b"BT /F 12 Tf (" + text.encode() + b") Tj ET")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>"
        b" >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(page), page),
    ]
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        file + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + b"trailer\n"
        b"<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(file))
    )


def zipped(text: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("texts/one.txt", text)
    return file.getvalue()


WORD = next(case for case in cases() if case.id == SECRET).captures[0][0].split()[1]
WRITTEN = {
    "plain": WORD,
    "capitals": WORD.upper(),
    "full-width": "".join(chr(ord(letter) + 0xFEE0) for letter in WORD),
    "a tag in the word": f"<p>{WORD[:3]}<wbr>{WORD[3:]}</p>",
    "a highlighted word": f'<span class="l">{WORD[:4]}</span><span>{WORD[4:]}</span>',
    "an attribute": f'<p title="{WORD}">Quiet</p>',
    "a comment": f"<!-- {WORD} -->",
    "entities": "".join(f"&#x{ord(letter):x};" for letter in WORD),
    "entities in an attribute of an attribute": f'<a title="&amp;#{ord(WORD[0])};{WORD[1:]}">',
    "a soft hyphen": f"{WORD[:3]}\u00ad{WORD[3:]}",
    "JSON": "".join(f"\\u{ord(letter):04x}" for letter in WORD),
    "JSON in a page": f"&quot;\\u{ord(WORD[0]):04X}{WORD[1:]}&quot;",
    "JavaScript": f"'\\x{ord(WORD[0]):02x}\\u{{{ord(WORD[1]):x}}}{WORD[2:]}'",
    "CSS": f'content: "\\{ord(WORD[0]):x} {WORD[1:]}"',
    "an address": "".join(f"%{ord(letter):02X}" for letter in WORD),
    "an address in an address": "".join(f"%25{ord(letter):02X}" for letter in WORD),
    "a folded line of a calendar": f"SUMMARY:{WORD[:5]}\r\n {WORD[5:]}\r\n",
    "a folded string of YAML": f'title: "{WORD[:5]}\\\n    \\{WORD[5:]}"',
    "CSV": f'1,"""{WORD}"""',
    "TeX": f"@misc{{a,\n  title = {{{{{WORD[0].upper()}}}{WORD[1:]}}},\n}}",
    "a data address": "data:text/plain;base64," + base64.b64encode(WORD.encode()).decode(),
    "a data address by percent signs": f'url("data:image/svg+xml,%3Cg%3E%{ord("q"):x}{WORD[1:]}")',
}
PACKED = {
    "gzip": gzip.compress(WORD.encode()),
    "a zip": zipped(WORD),
    "a PDF": pdf(WORD),
    "a PDF in a zip in a data address": b"data:application/zip;base64,"
    + base64.b64encode(
        zipped(f"data:application/pdf;base64,{base64.b64encode(pdf(WORD)).decode()}")
    ),
}


@pytest.mark.parametrize("how", [*WRITTEN, *PACKED])
def test_a_word_is_seen_however_it_is_written(how: str) -> None:
    content = PACKED.get(how) or WRITTEN[how].encode()
    assert WORD in {word for text in readings(content) for word in marks(text)}


def test_a_word_that_is_not_there_is_not_seen() -> None:
    broken = f"<p>{WORD[:4]}</p><p>{WORD[4:]}</p>"
    assert not [word for text in readings(broken.encode()) for word in marks(text)]
