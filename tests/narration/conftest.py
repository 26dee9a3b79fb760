"""What the tests of the pipeline start from."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings

from standfirst.narration import record as recording
from standfirst.stories.models import Home, Section
from tests.narration.newsdesk import Watched


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
