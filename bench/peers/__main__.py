"""`python -m bench.peers wordpress|ghost|wagtail N` installs, loads and measures one of them."""

import sys

from bench.peers.run import main

sys.exit(main())
