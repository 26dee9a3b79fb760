"""Print a configuration with which nginx serves this newsroom's published files itself.

nginx asks `standfirst serve` only for the editor, the search and what is no file.
"""

import argparse
from urllib.parse import urlsplit

from standfirst.config import environment
from standfirst.ops.failures import CommandFailed


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--server-name", metavar="NAME", help="the site's name, several in quotes (else the one in STANDFIRST_BASE_URL)"
    )
    parser.add_argument(
        "--listen", default="80", metavar="PORT", help="port, or address and port, of nginx (default: %(default)s)"
    )
    parser.add_argument(
        "--app",
        default="127.0.0.1:8000",
        metavar="HOST:PORT",
        help="where `standfirst serve` listens (default: %(default)s)",
    )


def run(options: argparse.Namespace) -> int:
    """Prints it; nothing is changed."""
    here = environment.read()
    if not here.home.is_dir():
        raise CommandFailed(f"There is no newsroom in {here.home}; make one with `standfirst init {here.home}`.")
    from django.conf import settings

    from standfirst.narration.sound_files import MOST_BYTES
    from standfirst.ops.nginx import configuration

    newsroom = configuration.Newsroom(
        public=here.public,
        static=settings.STATIC_ROOT,
        static_url=settings.STATIC_URL,
        server_name=options.server_name or urlsplit(here.base_url).hostname or "_",
        listen=options.listen,
        app=options.app,
        largest_upload=max(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, MOST_BYTES),
    )
    try:
        print(configuration.write(newsroom), end="")
    except configuration.Refused as error:
        raise CommandFailed(str(error)) from error
    return 0
