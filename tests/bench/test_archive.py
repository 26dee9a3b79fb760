"""The archive that is measured has all that a story needs, whatever fields stories have by now."""

import pytest

from bench import archive
from standfirst.press.run import press
from standfirst.stories.models import Home, Story


def test_an_archive_can_be_written_and_pressed(newsroom: Home, tree: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECTIONS", "TOPICS", "CONTRIBUTORS"):
        monkeypatch.setattr(archive, name, 3)
    archive.fill(6)
    assert Story.objects.live().count() == 6
    for story in Story.objects.all():
        story.full_clean()
    assert press().failed == ()
