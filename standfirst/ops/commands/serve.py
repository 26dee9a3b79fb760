"""Run the whole newsroom: the reader site and the editor on one port, the press and the narration.

Everything stops together on Ctrl-C or SIGTERM, or when this process is killed; a part that dies is started again.
"""

import argparse
import http.client
import socket
import time

from standfirst.config.environment import Environment
from standfirst.ops import opening, parts
from standfirst.ops.failures import CommandFailed
from standfirst.ops.supervision import Supervisor

LATE = 15.0
"""Seconds after which the addresses are printed though the home page could not be pressed: the editor is there."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen at; 0.0.0.0 for every one (default: %(default)s)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen at (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=1, help="web server processes (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    """Blocks until SIGTERM or Ctrl-C."""
    if options.workers < 1:
        raise CommandFailed(f"--workers is {options.workers}; it takes 1 or more.")
    refuse_taken_port(options.host, options.port)
    here = opening.open_newsroom(bring_up_to_date=True)
    from standfirst.ops.editor_static import collect

    collect()
    web = parts.web_child(here.home, options.host, options.port, options.workers)
    supervisor = Supervisor([web, *parts.background_children(here.home)])
    late = time.monotonic() + LATE
    return supervisor.run(
        lambda: (has_home_page(here) or time.monotonic() > late) and answers(options.host, options.port),
        lambda: announce(here, options),
    )


def refuse_taken_port(host: str, port: int) -> None:
    """Raises CommandFailed where the port cannot be had."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
            raise CommandFailed(f"Port {port} of {host} cannot be had ({reason}); name another with --port.") from error


def has_home_page(here: Environment) -> bool:
    """Whether the first press has been there."""
    return (here.public / "index.html").is_file()


def answers(host: str, port: int) -> bool:
    """Whether the web server and its database answer."""
    connection = http.client.HTTPConnection(reachable(host), port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        # Not yet: it is asked again in a moment.
        return False
    finally:
        connection.close()


def reachable(host: str) -> str:
    """An address that this machine itself can ask, for one that it listens at."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104


def announce(here: Environment, options: argparse.Namespace) -> None:
    """Prints where everything is."""
    own = f"http://{'localhost' if reachable(options.host) == '127.0.0.1' else reachable(options.host)}:{options.port}"
    print(f"Readers: {own}/")
    print(f"Editor:  {own}/admin/")
    if here.base_url != own:
        print(f"Links in pages lead to {here.base_url}, as newsroom.env has it.")
    print("Ctrl-C stops it.", flush=True)
