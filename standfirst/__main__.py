"""`python -m standfirst` is the `standfirst` command."""

import sys

from standfirst.ops.command import main

sys.exit(main())
