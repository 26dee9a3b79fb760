"""`python -m bench` runs every measurement."""

import sys

from bench.run import main

sys.exit(main())
