"""Fetching an address: what comes, how far it may lead, and which hosts are never asked."""

import datetime
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dossier.intake.fetching import Limits, fetch, is_address
from dossier.intake.hosts import addresses_of
from dossier.intake.refusal import RefusedError

PAGE = "<p>Гавань закрыта.</p>".encode("cp1251")
TODAY = datetime.date(2031, 7, 1)


class Answers(BaseHTTPRequestHandler):
    """A server of a few pages, some of them unkind."""

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/").replace("-", "_")
        getattr(self, f"answer_{name}", self.answer_missing)()

    def say(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers = {"Content_Length": str(len(body)), **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.say(PAGE, Content_Type="text/html; charset=windows-1251")

    def answer_missing(self) -> None:
        self.say(b"gone", 404)

    def answer_closed(self) -> None:
        self.say(b"no", 403)

    def answer_moved(self) -> None:
        self.say(b"", 301, Location="/page?from=moved#top")

    def answer_loop(self) -> None:
        self.say(b"", 302, Location="/loop")

    def answer_to_file(self) -> None:
        self.say(b"", 302, Location="file:///etc/passwd")

    def answer_to_metadata(self) -> None:
        self.say(b"", 302, Location="http://169.254.169.254/latest/meta-data/")

    def answer_packed(self) -> None:
        self.say(gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.say(gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")

    def answer_odd(self) -> None:
        self.say(PAGE, Content_Encoding="br")

    def answer_broken(self) -> None:
        self.say(gzip.compress(PAGE)[:-12] + b"0" * 12, Content_Encoding="gzip")

    def answer_cut(self) -> None:
        self.say(PAGE, Content_Length=str(len(PAGE) + 100))

    def answer_endless(self) -> None:
        self.say(b"<p>", Content_Length="1000000000")
        self.trickle(b"x" * 10_000)

    def answer_slow(self) -> None:
        self.send_response(200)
        self.flush_headers()
        self.trickle(b"X-Header: a\r\n")

    def trickle(self, piece: bytes) -> None:
        for _ in range(200):
            try:
                self.wfile.write(piece)
                time.sleep(0.02)
            except OSError:
                return

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def refusal(address: str, **wishes: Any) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        fetch(address, **{"private": True, **wishes})
    return caught.value


def test_a_page_comes_with_its_address_and_what_the_server_says_of_it(site: str) -> None:
    brought = fetch(f"{site}/page?a=1#part", private=True, today=lambda: TODAY)
    assert brought.content == PAGE
    assert brought.address == f"{site}/page?a=1"
    assert (brought.media_type, brought.charset) == ("text/html", "windows-1251")
    assert (brought.name, brought.read) == ("page", TODAY)


def test_where_an_address_leads_on_the_last_one_counts(site: str) -> None:
    assert fetch(f"{site}/moved", private=True).address == f"{site}/page?from=moved"


def test_a_packed_answer_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed", private=True).content == PAGE


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing", '127.0.0.1 answers "404 Not Found"'),
        ("closed", '127.0.0.1 answers "403 Forbidden"'),
        ("loop", "the address leads on more than 8 times"),
        ("to-file", '"file:///etc/passwd" is not fetched: only http:// and https:// are'),
        ("odd", 'the answer is packed as "br", which is not known'),
        ("broken", "the answer is packed, and broken"),
        ("cut", "the answer breaks off before its end"),
    ],
)
def test_what_is_no_page_is_told(site: str, path: str, message: str) -> None:
    assert refusal(f"{site}/{path}").message == message


@pytest.mark.parametrize("path", ["bomb", "endless"])
def test_no_more_is_read_than_an_archived_text_may_have(site: str, path: str) -> None:
    limits = Limits(size=100_000)
    said = "the address has more than the 100,000 bytes that are read"
    assert refusal(f"{site}/{path}", limits=limits).message == said


@pytest.mark.parametrize("path", ["slow", "endless"])
def test_however_slowly_it_comes_there_is_an_end_to_waiting(site: str, path: str) -> None:
    said = "127.0.0.1 takes longer to answer than is waited for"
    assert refusal(f"{site}/{path}", limits=Limits(seconds=0.3)).message == said


# Which hosts are asked


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
def test_a_host_of_this_machine_or_a_private_network_is_not_asked(host: str) -> None:
    said = refusal(f"http://{host}:9/", private=False)
    assert said.message.endswith("a host of this machine or of a private network")
    assert said.hint == "if it is meant, say --private; else save the page, and import the file"


def test_one_private_address_of_a_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(2, 1, 6, "", (each, 80)) for each in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(RefusedError, match=r'"harbour\.example" is 127\.0\.0\.1, a host of this'):
        addresses_of("harbour.example", 80, private=False)
    assert len(addresses_of("harbour.example", 80, private=True)) == 2


def test_an_address_that_leads_to_a_private_host_is_left_there(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host passes as a public one, the one that it leads to does not."""
    real = socket.getaddrinfo
    asked: list[str] = []

    def resolve(host: str, port: int, *more: Any, **wishes: Any) -> Any:
        asked.extend([host] if host != "127.0.0.1" else [])
        if host == "harbour.example":
            return [(2, 1, 6, "", ("93.184.216.34", port))]
        return real(host, port, *more, **wishes)

    connect = socket.create_connection
    server = site.rpartition(":")[2]

    def to_server(address: tuple[str, int], **wishes: Any) -> socket.socket:
        assert address[0] == "93.184.216.34"
        return connect(("127.0.0.1", int(server)), **wishes)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", to_server)
    said = refusal("http://harbour.example/to-metadata", private=False)
    assert said.message.startswith('"169.254.169.254" is 169.254.169.254, a host of this machine')
    assert asked == ["harbour.example", "169.254.169.254"]


def test_an_address_with_a_password_or_of_another_sort_is_refused() -> None:
    assert "with a name or password" in refusal("https://me:secret@harbour.example/").message
    assert refusal("ftp://harbour.example/").hint == "save what is there, and import the file"
    assert '"http://" is not fetched' in refusal("http://").message
    assert "is not an address" in refusal("http://harbour.example:99999/").message


def test_a_host_that_is_not_there_is_told() -> None:
    assert "is not found" in refusal("http://no-such-host.invalid/").message
    assert "cannot be read: connection refused" in refusal("http://127.0.0.1:1/").message


def test_what_is_an_address_and_what_a_file() -> None:
    assert is_address("https://harbour.example/a")
    assert is_address("ftp://harbour.example/a")
    assert not is_address("articles/http.txt")
    assert not is_address("C:\\pages\\a.html")
    assert not is_address("https.html")
