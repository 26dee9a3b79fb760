"""`make demo`: a whole invented newspaper, published and narrated, with an editor's login, on this machine alone."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from standfirst.config.environment import BadEnvironment
from standfirst.ops.failures import CommandFailed

HOST = "127.0.0.1"
HOME = Path(__file__).resolve().parents[3] / "demo-newsroom"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fills the newsroom where it is not full, prints the login, and serves until Ctrl-C."""
    options = parser().parse_args(arguments)
    try:
        return run(options.home.resolve(), options.port, serving=not options.load_only)
    except (CommandFailed, BadEnvironment) as error:
        print(f"standfirst: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstandfirst: stopped; make demo goes on from here.", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """The options."""
    own = argparse.ArgumentParser(prog="python -m standfirst.ops.demo", description=__doc__)
    own.add_argument("--port", type=int, default=8000, help="port to listen at (default: %(default)s)")
    own.add_argument("--home", type=Path, default=HOME, metavar="DIR", help="the demo newsroom's folder")
    own.add_argument("--load-only", action="store_true", help="fill the newsroom and do not serve it")
    return own


def run(home: Path, port: int, *, serving: bool) -> int:
    """Opens, fills and serves the newsroom."""
    from standfirst.ops.commands import serve
    from standfirst.ops.demo import founding

    if serving:
        serve.refuse_taken_port(HOST, port)
    founding.open_or_found(home, port)
    from standfirst.ops.demo.load import load

    load(home, lambda line: print(line, flush=True))
    name, password = founding.login()
    print(f"Editor’s login: {name}   Password: {password}", flush=True)
    return serve.run(argparse.Namespace(host=HOST, port=port, workers=1)) if serving else 0


if __name__ == "__main__":
    sys.exit(main())
