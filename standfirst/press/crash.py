"""A named place where a test can kill the process, as a power cut would."""

import os
import signal

from django.conf import settings

POINTS = ("planned", "spilled", "staged", "intended", "written", "removed", "recording", "recorded", "closed")
"""Every name that `crash_point` is called with, in the order of a run."""


def crash_point(name: str) -> None:
    """Kill this process when settings.PRESS_CRASH_POINT names this place; else nothing."""
    if getattr(settings, "PRESS_CRASH_POINT", "") == name:
        os.kill(os.getpid(), signal.SIGKILL)
