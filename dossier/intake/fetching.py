"""What stands at an address: the only place of the program that goes to the network."""

import datetime
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from dossier.folders import LARGEST_ARTICLE
from dossier.intake.brought import TOO_LONG_HINT, Brought
from dossier.intake.hosts import addresses_of
from dossier.intake.refusal import RefusedError

MOST_REDIRECTS = 8
LONGEST = 30.0  # seconds for all of it, however slowly a server sends
_PIECE = 65_536
SAVE = "open it in a browser, save the page (as one file, .mhtml), and import that file"
_BROKEN = "the answer is packed, and broken"
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; dossier-import)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,text/markdown,*/*;q=0.1",
    "Accept-Language": "*",
    "Accept-Encoding": "gzip, identity;q=0.5",
}


@dataclass(frozen=True)
class Limits:
    """How long a fetch may take in seconds, and how many bytes it may bring."""

    seconds: float = LONGEST
    size: int = LARGEST_ARTICLE


def is_address(text: str) -> bool:
    """Whether what an editor names is an address and no file."""
    scheme, colon, rest = text.partition(":")
    return bool(colon) and len(scheme) > 1 and scheme.isalnum() and rest.startswith("//")


def fetch(
    address: str,
    *,
    private: bool = False,
    limits: Limits = Limits(),
    today: Callable[[], datetime.date] = lambda: datetime.datetime.now(datetime.UTC).date(),
) -> Brought:
    """Fetch an address and those that it leads on to; raises `RefusedError`.

    Only http and https, and without `private` only public hosts, at every step.
    """
    visit = _Visit(time.monotonic() + limits.seconds, limits.size, private)
    at = address
    for _ in range(MOST_REDIRECTS + 1):
        answer = visit.ask(_checked(at))
        if isinstance(answer, Brought):
            return Brought(
                answer.content,
                answer.name,
                at.partition("#")[0],
                answer.media_type,
                answer.charset,
                today(),
            )
        at = urljoin(at, answer)
    raise RefusedError(
        f"the address leads on more than {MOST_REDIRECTS} times", "give the address it ends at"
    )


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as fault:
        raise RefusedError(
            f'"{address}" is not an address: {fault}', "check its spelling"
        ) from None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise RefusedError(
            f'"{address}" is not fetched: only http:// and https:// are',
            "save what is there, and import the file",
        )
    if parts.username is not None or parts.password is not None:
        raise RefusedError(
            "an address with a name or password in it is not fetched", "take it out; " + SAVE
        )
    return parts


@dataclass
class _Visit:
    """One fetch with all its redirects: until when, how much, and whether private hosts may be."""

    until: float
    size: int
    private: bool

    def ask(self, parts: SplitResult) -> Brought | str:
        """What the address has, or the address that it leads on to."""
        host = _ascii_host(parts)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = self._connected(host, port, secure=parts.scheme == "https")
        # However slowly it trickles in, headers and all, at the end of the time it is cut off.
        end = threading.Timer(self._left(), _cut_off, (connection.sock,))
        end.start()
        try:
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
            connection.request("GET", path + query, headers=_HEADERS)
            with connection.getresponse() as response:
                leads_to = response.getheader("Location")
                if response.status in (301, 302, 303, 307, 308) and leads_to:
                    return leads_to
                taken = self._taken(response, parts)
            self._left()
            return taken
        except (OSError, http.client.HTTPException) as fault:
            raise self._failed(host, fault) from None
        finally:
            end.cancel()
            connection.close()

    def _connected(self, host: str, port: int, *, secure: bool) -> http.client.HTTPConnection:
        fault: Exception = OSError("it has no address")
        for address in addresses_of(host, port, private=self.private):
            try:
                plain = socket.create_connection((address, port), timeout=self._left())
                connection = http.client.HTTPConnection(host, port, timeout=self._left())
                connection.sock = (
                    ssl.create_default_context().wrap_socket(plain, server_hostname=host)
                    if secure
                    else plain
                )
                return connection
            except OSError as refusal:
                fault = refusal
        raise self._failed(host, fault)

    def _left(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _failed(self, host: str, fault: Exception) -> RefusedError:
        if isinstance(fault, TimeoutError) or time.monotonic() >= self.until:
            return RefusedError(f"{host} takes longer to answer than is waited for", SAVE)
        if isinstance(fault, ssl.SSLCertVerificationError):
            message = f"the certificate of {host} is not valid: {fault.verify_message.lower()}"
            return RefusedError(message, SAVE)
        reason = (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).lower()
        return RefusedError(f"{host} cannot be read: {reason}", "check the address; or " + SAVE)

    def _taken(self, response: http.client.HTTPResponse, parts: SplitResult) -> Brought:
        if response.status != 200:
            said = f"{response.status} {response.reason}".strip()
            raise RefusedError(f'{parts.hostname} answers "{said}"', _way_out(response.status))
        kind = Message()
        kind["content-type"] = response.getheader("Content-Type") or ""
        media_type = kind.get_content_type() if response.getheader("Content-Type") else ""
        content = self._content(response)
        name = unquote(parts.path.rstrip("/").rpartition("/")[2])
        charset = kind.get_content_charset() or ""
        return Brought(content, name, "", media_type, charset)

    def _content(self, response: http.client.HTTPResponse) -> bytes:
        encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
        if encoding not in ("identity", "gzip", "x-gzip"):
            raise RefusedError(f'the answer is packed as "{encoding}", which is not known', SAVE)
        unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
        parts: list[bytes] = []
        size = 0
        while True:
            self._left()
            piece = response.read1(_PIECE)
            if not piece:
                break
            try:
                piece = unpack.decompress(piece, self.size + 1 - size) if unpack else piece
            except zlib.error:
                raise RefusedError(_BROKEN, SAVE) from None
            size += len(piece)
            parts.append(piece)
            if size > self.size:
                raise RefusedError(
                    f"the address has more than the {self.size:,} bytes that are read",
                    TOO_LONG_HINT,
                )
        self._left()
        if unpack and not unpack.eof:
            raise RefusedError(_BROKEN, SAVE)
        if response.length:
            raise RefusedError("the answer breaks off before its end", "try again; or " + SAVE)
        return b"".join(parts)


def _cut_off(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _ascii_host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise RefusedError(f'"{host}" is not the name of a host', "check its spelling") from None


def _way_out(status: int) -> str:
    if status in (401, 402, 403, 407, 429, 451, 503):
        return "it does not let programs in; " + SAVE
    if status in (404, 410):
        return "look for the page in a web archive, such as web.archive.org, and import that"
    return "try again later; or " + SAVE
