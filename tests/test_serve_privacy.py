"""The preview: it answers its own pages only, and gives away nothing but the site."""

from pathlib import Path
from urllib.parse import urlsplit

from dossiers import write_dossier
from previews import Start

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "cG9ydCBhbHZhIGhhcmJvdQ==",
}


def test_foreign_names_and_pages_are_refused(tmp_path: Path, preview: Start) -> None:
    running = preview(write_dossier(tmp_path))
    port = urlsplit(running.url).port

    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""):
        assert running.status("/", Host=host) == 403, host
        assert running.status("/_preview/preview.js", Host=host) == 403, host
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert running.status("/", Host=f"{name}:{port}") == 200, name
    for origin in ("http://evil.example", f"https://127.0.0.1:{port}", "null", "http://localhost"):
        assert running.status("/", Origin=origin) == 403, origin
        assert running.status("/_preview/live", **UPGRADE, Origin=origin) == 403, origin
    ours = f"http://localhost:{port}"
    assert running.status("/_preview/live", **UPGRADE, Origin=ours) == 101
    assert running.status("/_preview/live", **UPGRADE, Host=f"evil.example:{port}") == 403


def test_the_preview_can_only_be_looked_at(tmp_path: Path, preview: Start) -> None:
    running = preview(write_dossier(tmp_path))

    for path in ("/", "/_preview/preview.js", "/_preview/live"):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"):
            assert running.status(path, method) == 405, (path, method)
    whole, head = running.request("/"), running.request("/", "HEAD")
    assert head.status == 200
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert head.body == b""


def test_nothing_outside_of_the_site_is_served(tmp_path: Path, preview: Start) -> None:
    (tmp_path / "secret.txt").write_text("the pilots' names")
    templates = tmp_path / "templates"
    (templates / "assets").mkdir(parents=True)
    (templates / "assets" / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (templates / "assets" / "leaks").symlink_to(tmp_path)
    folder = write_dossier(tmp_path / "content")
    running = preview(folder, f"--templates={templates}")

    for path in (
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/actors/..%5c..%5csecret.txt",
        f"/{tmp_path}/secret.txt",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/assets/leak.txt",
        "/assets/leaks/secret.txt",
        "/_preview/../serve.py",
        "/_preview/%2e%2e/serve.py",
        "/_preview/panel.html",
        "/_preview/__init__.py",
        "/content/dossier.yaml",
    ):
        answer = running.request(path)
        assert answer.status == 404, path
        assert b"pilots' names" not in answer.body
