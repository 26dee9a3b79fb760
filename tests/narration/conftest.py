"""What the tests of the pipeline start from."""

import shutil
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings

from standfirst.narration import record as recording
from standfirst.stories.models import Home, Section
from tests.narration.newsdesk import Watched

# damga, which gives it, has no files for later Pythons, and requirements.lock leaves it out there.
collect_ignore = ["test_second_opinion.py"] if sys.version_info >= (3, 14) else []


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """The newsroom's only voice, one sentence at a time; nothing was spoken yet."""
    watched = Watched()
    monkeypatch.setattr(recording, "engine_of", lambda rank: watched)
    monkeypatch.setattr(recording, "LANES", 1)
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)
    yield watched
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)


@pytest.fixture
def news(newsroom: Home) -> Section:
    return newsroom.add_child(instance=Section(title="News", slug="news"))
