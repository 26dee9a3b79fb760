"""What hangs on one change may be a hundred thousand pages; the news goes between."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from standfirst.press import everything, record, run
from standfirst.press.models import Due, Touched
from standfirst.press.plan import Stale
from standfirst.press.run import press
from tests.press.paper import desk


def test_news_does_not_wait_until_all_that_a_renamed_section_moves_is_noted(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes while the first pages are noted is out before the last one is noted."""
    for id in (1, 2, 3, 4, 5):
        desk.write(id)
    press()
    spill, noted = record.spill, []

    def counted(found: Iterable[Stale], touched: Iterable[int]) -> None:
        some = list(found)
        if some and not noted:
            desk.write(6, part=2)
        noted.append((len(some), (paper / "part-2/note-6/index.html").exists()))
        spill(some, touched)

    monkeypatch.setattr(run, "BATCH", 5)
    monkeypatch.setattr(everything, "MANY", 2)
    monkeypatch.setattr(record, "spill", counted)
    desk.edit_part(1, slug="harbour")
    report = press()
    outer = [out for count, out in noted if count == 2]
    assert outer and not outer[0] and outer[-1], noted
    assert {f"harbour/note-{id}/index.html" for id in (1, 2, 3, 4, 5)} <= {path for path, _ in report.written}
    assert not (paper / "part-1").exists()
    assert not Due.objects.exists() and not Touched.objects.exists()
