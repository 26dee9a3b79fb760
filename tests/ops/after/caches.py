"""Debian's nginx and Varnish as caches on loopback, with the configurations of docs/concepts/after.md."""

import gzip
import http.client
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ops.web import answering, free_port, until

PAGE = Path(__file__).resolve().parents[3] / "docs/concepts/after.md"
BASE = "http://ellery.example"
PURGE_MODULE = Path("/usr/lib/nginx/modules/ngx_http_cache_purge_module.so")
NGINX = """daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
{modules}
events {{ worker_connections 64; }}
http {{
    access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {block}
}}
"""


def block(kind: str) -> str:
    """A configuration as the page has it."""
    return re.search(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]


def program(name: str, package: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    assert found, f"{name} is lacking; `make test` installs it (apt-get install {package})."
    return found


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: answering(port) or process.poll() is not None)
        assert process.poll() is None, f"{command[0]} ended with {process.poll()}."
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def nginx(folder: Path, origin: int, *, module: bool = False) -> Iterator[tuple[int, Path]]:
    """nginx before an origin: its port and its cache folder."""
    port, kept = free_port(), folder / "pages"
    text = (
        block("nginx").replace("/var/cache/nginx/pages", str(kept)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    )
    text = text.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{origin}")
    if module:
        text = text.replace("    location / {", block("nginx-purge") + "    location / {", 1)
        assert PURGE_MODULE.exists(), "the purge module is lacking; `make test` installs it."
    modules = f"load_module {PURGE_MODULE};" if module else ""
    own = "user root;" if os.getuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(own + NGINX.format(folder=folder, modules=modules, block=text), encoding="utf-8")
    with running([program("nginx", "nginx"), "-p", str(folder), "-c", str(conf)], port):
        yield port, kept


@contextmanager
def varnish(folder: Path, origin: int, *, port: int = 0) -> Iterator[int]:
    """Varnish before an origin: its port."""
    port = port or free_port()
    vcl = folder / "standfirst.vcl"
    vcl.write_text(block("vcl").replace('"8000"', f'"{origin}"'), encoding="utf-8")
    # No jail: as root it would change to a user who cannot read the test's folder.
    command = [
        program("varnishd", "varnish"),
        "-F",
        "-j",
        "none",
        "-n",
        str(folder / "n"),
        "-a",
        f"127.0.0.1:{port}",
        "-f",
        str(vcl),
    ]
    with running([*command, "-s", "malloc,16m"], port):
        yield port


def read(port: int, path: str, accept_encoding: str = "identity") -> tuple[int, str]:
    """What a reader of ellery.example gets."""
    status, coding, body = call(port, "GET", path, accept_encoding=accept_encoding)
    return status, (gzip.decompress(body) if coding == "gzip" else body).decode()


def call(port: int, method: str, path: str, *, source: str = "127.0.0.1", accept_encoding: str = "identity"):
    """Status, coding and body of an answer to one of this machine's own addresses."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10, source_address=(source, 0))
    try:
        connection.request(method, path, headers={"Host": "ellery.example", "Accept-Encoding": accept_encoding})
        response = connection.getresponse()
        return response.status, response.getheader("Content-Encoding", ""), response.read()
    finally:
        connection.close()


def soon(port: int, path: str, wanted: tuple[int, str]) -> None:
    """The cache answers so within two seconds."""
    end = time.monotonic() + 2
    while (got := read(port, path)) != wanted:
        assert time.monotonic() < end, got
        time.sleep(0.05)
