"""Requests a second for one page: the embedded server beside nginx, a core each time, the load from another."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.figures import Figures, spread
from standfirst.ops.serving import headers

RUNS, SECONDS, CONNECTIONS = 5, 2, 16
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit; {user}
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; gzip_static on;
  open_file_cache max=20000 inactive=60s; open_file_cache_valid 1s;
  gzip_vary on; keepalive_requests 100000000;
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {public}; {headers} }}
}}
"""


class NoAnswer(Exception):
    """A server did not start or did not serve the page."""


def measure(public: Path, path: str, folder: Path) -> Figures:
    """serve_rps, serve_rps_nginx and their ratio, for the page at `path` in the tree `public`.

    Both servers run all the while and are asked in turns, so that what else the machine does meets both.
    """
    ours, theirs = [], []
    with granian() as port, nginx(public, folder) as other:
        for asked in (port, other):
            check(asked, path)
            rate(asked, path)
        for _ in range(RUNS):
            ours.append(rate(port, path))
            theirs.append(rate(other, path))
    figures = spread("serve_rps", ours) | spread("serve_rps_nginx", theirs)
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return figures | spread("serve_ratio_nginx", ratios)


def page_of(public: Path) -> str:
    """The address of a story's page that is on disk. Raises NoAnswer where there is none."""
    from standfirst.press.models import Pressed

    paths = Pressed.objects.filter(output="story", gone=False).order_by("-id").values_list("path", flat=True)
    for path in paths[:100]:
        if (public / path).is_file():
            return f"/{path.removesuffix('index.html')}"
    raise NoAnswer(f"No story's page is in {public}.")


def pinned(core: int, command: Sequence[str]) -> list[str]:
    """The command, held to one core where there are two."""
    return ["taskset", "-c", str(core), *command] if (os.cpu_count() or 1) > 1 else list(command)


def rate(port: int, path: str) -> float:
    """Requests a second in one run of wrk, each answered with the compressed page. Raises NoAnswer."""
    address = f"http://127.0.0.1:{port}{path}"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(pinned(1, command), check=True, capture_output=True, text=True).stdout
    found = re.search(r"Requests/sec:\s*([\d.]+)", said)
    if "Non-2xx" in said or "Socket errors" in said or not found:
        raise NoAnswer(f"{address} was not always answered: {said}")
    return float(found[1])


def check(port: int, path: str) -> None:
    """Waits for the server, and raises NoAnswer unless it serves the compressed page."""
    end = time.monotonic() + 20
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            break
        except OSError as error:
            if time.monotonic() > end:
                raise NoAnswer(f"nothing answers on port {port}") from error
            time.sleep(0.05)
        finally:
            connection.close()
    if (answer.status, answer.getheader("Content-Encoding")) != (200, "gzip"):
        raise NoAnswer(f"port {port} says {answer.status} to {path}, not the compressed page")


@contextmanager
def running(command: Sequence[str]) -> Iterator[None]:
    """A server in a process of its own."""
    process = subprocess.Popen(pinned(0, command), stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def granian() -> Iterator[int]:
    """The embedded server with one worker, on the newsroom of this process; gives its port."""
    port = free_port()
    with running([sys.executable, "-m", "standfirst", "worker", "--only", "web", "--port", str(port)]):
        yield port


@contextmanager
def nginx(public: Path, folder: Path) -> Iterator[int]:
    """nginx with one worker and the same headers; gives its port."""
    port = free_port()
    told = " ".join(f'add_header {name} "{value}";' for name, value in sorted(headers.SECURITY.items()))
    told += f' add_header Cache-Control "{headers.ASK_AGAIN}";'
    user = "user root;" if os.getuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(NGINX.format(folder=folder, port=port, public=public, headers=told, user=user))
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with running([program, "-e", "stderr", "-c", str(file)]):
        yield port


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
