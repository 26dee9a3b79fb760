"""A real nginx with a configuration of ours, on a free port, by a user who may do nothing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ops.web import ask, until

WHOLE = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  include {folder}/standfirst.conf;
}}
"""


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine may look into: pytest's own are shut."""
    with tempfile.TemporaryDirectory(prefix="standfirst-nginx-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


def prepared(folder: Path, configuration: str) -> list[str]:
    """Writes nginx's files into a new folder; gives the command."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert found, "nginx is lacking; `make test` installs it."
    folder.mkdir()
    (folder / "standfirst.conf").write_text(configuration, encoding="utf-8")
    (folder / "nginx.conf").write_text(WHOLE.format(folder=folder), encoding="utf-8")
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    return [found, "-e", "stderr", "-c", str(folder / "nginx.conf")]


def nobody() -> dict:
    """How a process is started as a stranger, where that is for us to choose."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


def approved(folder: Path, configuration: str) -> str:
    """What `nginx -t` says; fails where it is not content."""
    command = [*prepared(folder, configuration), "-t"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, **nobody())
    assert result.returncode == 0, result.stderr
    return result.stderr


@contextmanager
def nginx(folder: Path, configuration: str, port: int) -> Iterator[None]:
    """nginx with that configuration, which says that it listens at `port`, its files in the new `folder`."""
    command = prepared(folder, configuration)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stderr=log, **nobody())
    try:
        until(lambda: answering(port) or process.poll() is not None)
        assert process.poll() is None, (folder / "log").read_text()
        yield
    finally:
        process.terminate()
        process.wait(10)


def answering(port: int) -> bool:
    try:
        return ask(port, "/admin-static/no-such-file").status > 0
    except OSError:
        return False
