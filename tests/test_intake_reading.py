"""What editors bring, opened: letters in any encoding, pages, packed pages, PDFs, and no text."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from dossier.intake.brought import Brought
from dossier.intake.papers import Paper, open_paper
from dossier.intake.refusal import RefusedError

RUSSIAN = "Паромы ушли из закрытой гавани, сообщили лоцманы. Гавань закрыта с понедельника. "
FRENCH = "Le maire a déclaré qu’il n’était pas là : « C’est à l’Élysée que ça s’est passé. » "
POLISH = "Zażółć gęślą jaźń, powiedział burmistrz, który nie był na nabrzeżu w piątek. "
KOREAN = "알바항의 마지막 여객선 두 척이 금요일 새벽 폐쇄된 항구를 떠나 북쪽 항구로 향했다. "
JAPANESE = "東の突堤にある灯台で四十一年を過ごした灯台守が鍵を返した。後任はまだ見つかっていない。"


def opened(content: bytes, name: str = "page.html", **more: str) -> Paper:
    encoding = more.pop("encoding", "")
    return open_paper(Brought(content, name, **more), encoding)


def refusal(content: bytes, name: str = "page.html", **more: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        opened(content, name, **more)
    return caught.value


def page(text: str, says: str = "", language: str = "") -> str:
    meta = f'<meta charset="{says}">' if says else ""
    return f'<html lang="{language}"><head>{meta}</head><body><p>{text}</p></body></html>'


# Letters


@pytest.mark.parametrize(
    ("text", "says", "encoding"),
    [
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (FRENCH, "iso-8859-1", "cp1252"),
        (POLISH, "windows-1250", "cp1250"),
        (KOREAN, "euc-kr", "euc-kr"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp"),
        (RUSSIAN, "utf-8", "utf-8"),
        ("The pilots sailed.", "utf-8", "ascii"),
    ],
)
def test_a_page_that_says_truly_what_it_is_in_stays_as_it_is(
    text: str, says: str, encoding: str
) -> None:
    content = page(text, says).encode(encoding)
    paper = opened(content)
    assert paper.capture == content
    assert (paper.made_from, paper.remarks) == ("", ())
    assert paper.article.text == text.strip()


@pytest.mark.parametrize(
    ("text", "says", "encoding", "remark"),
    [
        (RUSSIAN, "utf-8", "cp1251", "it is not in UTF-8, as it says; its letters are those of"),
        (RUSSIAN, "iso-8859-1", "cp1251", "it is not in windows-1252, as it says"),
        (RUSSIAN, "koi8-r", "cp1251", "it is not in koi8-r, as it says"),
        (RUSSIAN, "windows-1251", "koi8-r", "it is not in windows-1251, as it says"),
        (RUSSIAN, "", "koi8-r", "it is not in UTF-8; its letters are those of koi8-r"),
        (RUSSIAN, "windows-1251", "utf-8", "it says that it is in windows-1251, and is in UTF-8"),
        (KOREAN * 2, "utf-8", "euc-kr", "its letters are those of EUC-KR"),
        (JAPANESE * 2, "", "shift_jis", "its letters are those of Shift_JIS"),
    ],
)
def test_of_a_page_in_another_encoding_than_it_says_the_capture_is_made(
    text: str, says: str, encoding: str, remark: str
) -> None:
    paper = opened(page(text, says).encode(encoding))
    assert paper.article.text == text.strip()
    assert paper.capture.startswith(b"\xef\xbb\xbf")
    assert remark in paper.remarks[0]


def test_what_the_server_says_counts_before_what_the_page_says() -> None:
    content = page(RUSSIAN, "koi8-r").encode("cp1251")
    paper = opened(content, charset="windows-1251")
    assert paper.article.text == RUSSIAN.strip()
    assert paper.made_from == "the page, in windows-1251"


def test_for_latin_letters_the_language_of_the_page_tells_the_encoding() -> None:
    french = opened(page(FRENCH, "utf-8", "fr").encode("cp1252"))
    polish = opened(page(POLISH, "", "pl-PL").encode("cp1250"))
    assert (french.article.text, polish.article.text) == (FRENCH.strip(), POLISH.strip())
    told = refusal(page(POLISH).encode("cp1250"))
    assert told.message == "it is not in UTF-8, and what else it is in cannot be told"
    assert told.hint.startswith("name the right one, as in --encoding windows-1251; or open it")


def test_an_editor_can_say_what_it_is_in() -> None:
    paper = opened(POLISH.encode("cp1250"), "letter.txt", encoding="windows-1250")
    assert paper.article.text == POLISH.strip()
    assert refusal(b"a", "a.txt", encoding="klingon").message == 'there is no encoding "klingon"'
    told = refusal(POLISH.encode("cp1250"), "letter.txt", encoding="utf-8")
    assert told.message == "it is not in utf-8: byte 0xbf at offset 2 is not"


def test_a_few_broken_letters_are_shown_as_such_and_told() -> None:
    content = page(RUSSIAN).encode().replace("гавани".encode(), "гаван".encode() + b"\xd0", 1)
    paper = opened(content)
    assert "гаван\ufffd, сообщили" in paper.article.text
    assert paper.remarks == ("1 of its letters are broken, and shown as \ufffd",)


def test_letters_that_nobody_can_bring_back_are_refused() -> None:
    twice = page(RUSSIAN).encode().decode("cp1251", "replace").encode()
    assert refusal(twice).message.startswith("its letters are garbled")
    lost = page(RUSSIAN).encode("cp1252", "replace")
    assert refusal(lost).message.startswith("its letters are lost")
    assert opened(page("Why??? Nobody knows???").encode()).article.text


def test_a_text_in_another_encoding_is_made_utf_8() -> None:
    paper = opened(RUSSIAN.encode("utf-16"), "letter.txt")
    assert paper.capture == RUSSIAN.encode()
    assert paper.made_from == "the text, in utf-16"


# What it is


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"PK\x03\x04 and so on", "a.docx", "a packed file, such as a Word document"),
        (b"\xff\xd8\xff\xe0 and so on", "a.html", "a picture"),
        (b"bplist00 and so on", "a.webarchive", "a web archive of Safari"),
        (b"{\\rtf1 and so on}", "a.rtf", "a document of a word processor (RTF)"),
        (b"one\x00two\x00three", "a.txt", "no text"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"></rss>', "a.xml", "a feed or list of"),
        (b'{"a": 1}', "a.json", "data (JSON)"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, name: str, what: str) -> None:
    assert refusal(content, name).message.startswith(f"it is {what}")


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_nothing_is_refused_too(content: bytes) -> None:
    assert refusal(content).message == "it is empty"


def test_what_it_is_is_seen_in_it_more_than_in_its_name() -> None:
    assert opened(page("The mill.").encode(), "letter.txt").ending == ".html"
    assert opened(b"The mill turns.", "letter").ending == ".txt"
    assert opened(b"The mill turns.", "letter.html").ending == ".txt"
    assert opened(b"# The mill\n\nIt **turns**.", "letter.txt").ending == ".md"
    assert opened(b"# The mill\n\nIt turns.", "letter.txt").ending == ".txt"
    assert opened(b"It turns.", "x", media_type="text/markdown").ending == ".md"


def test_too_many_elements_inside_one_another_are_refused() -> None:
    told = refusal(b"<html>" + b"<b>" * 5000 + b"deep")
    assert told.message == "the page has more elements inside one another than can be read"
    assert told.hint == "save its text alone, as .txt"


# MHTML


def packed(body: str, kind: str = "text/html") -> bytes:
    return (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"Content-Location: https://mill.example/a\r\n\r\n{body}\r\n--b--\r\n"
    ).encode()


def test_of_a_packed_page_the_page_is_kept() -> None:
    paper = opened(packed("<html><p>The mill turns.</p></html>"), "saved.mht")
    assert paper.article.text == "The mill turns."
    assert (paper.saved_from, paper.saved_on) == ("https://mill.example/a", None)
    assert paper.made_from == "the page in a file of MHTML"


def test_a_packed_file_without_a_page_is_refused() -> None:
    assert refusal(packed("a{}", "text/css"), "a.mhtml").message == "there is no web page in it"


# PDF


def pdf(*pages: str, title: str = "") -> bytes:
    """A PDF of pages whose content streams are given, with one font, F."""
    writer = PdfWriter()
    for content in pages:
        sheet = writer.add_blank_page(width=595, height=842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(content.encode())
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def line(text: str, y: int, size: int = 12, mode: int = 0) -> str:
    return f"BT /F {size} Tf {mode} Tr 1 0 0 1 60 {y} Tm ({text}) Tj ET\n"


STORY = (
    line("The harbour opens again", 760, 24)
    + line("The mayor of Port Alva opened the har-", 720)
    + line("bour again on Sunday, and gave no", 706)
    + line("reason for it.", 692)
    + line("The ferries are expected back.", 664)
)


def test_the_lines_of_a_pdf_become_paragraphs() -> None:
    paper = opened(pdf(STORY, title="The harbour opens again"), "a.pdf")
    assert paper.capture.decode() == (
        "The harbour opens again\n\nThe mayor of Port Alva opened the har-\nbour again on Sunday,"
        " and gave no reason for it.\n\nThe ferries are expected back.\n"
    )
    assert paper.ending == ".txt"
    assert paper.titles == (
        ("The harbour opens again", "the PDF's own title"),
        ("The harbour opens again", "the largest letters of its first page"),
    )


def test_what_a_pdf_does_not_show_is_not_in_its_text() -> None:
    secret = line("The mayor paid for this article himself.", 640, mode=3)
    assert "paid" not in opened(pdf(STORY + secret), "a.pdf").article.text


def test_what_was_recognised_in_a_picture_is_taken_and_told() -> None:
    scanned = STORY.replace(" 0 Tr", " 3 Tr")
    paper = opened(pdf(scanned), "a.pdf")
    assert "The ferries are expected back." in paper.article.text
    assert paper.remarks == (
        "its letters were recognised by a machine; compare them with the picture",
    )


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [STORY + line("The Alva Gazette", 820) + line(f"Page {n} of 3", 20) for n in (1, 2, 3)]
    text = opened(pdf(*pages), "a.pdf").article.text
    assert "Gazette" not in text
    assert "Page" not in text
    assert text.count("The ferries are expected back.") == 3


def test_a_pdf_without_text_or_broken_or_locked_is_refused() -> None:
    told = refusal(pdf("0 0 100 100 re f"), "a.pdf")
    assert told.message == "the PDF has pictures of its pages, and no text"
    assert refusal(b"%PDF-1.4\nnothing", "a.pdf").message.startswith("the PDF cannot be read: ")
    writer = PdfWriter(io.BytesIO(pdf(STORY)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert refusal(locked.getvalue(), "a.pdf").message == "the PDF is locked by a password"
