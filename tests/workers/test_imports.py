"""Two `standfirst import` at once on one newsroom: nothing is lost, nothing is there twice, each says what it did."""

import io
import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.newsrooms import standfirst

STORY = """---
headline: {headline}
section: {section}
byline: [Asha Rowe in Port Ellery, {who}]
published: 2026-03-02T08:00:00+00:00
topics: [Ferries, {topic}]
picture: ferry.jpg
alt: A small ferry leaves a stone quay at dawn
credit: Packet/Ines Calder
slug: {slug}
---
The ferry left at dawn from quay {slug}.
"""
ASK = """
import json, django
django.setup()
from wagtail.models import Page
from standfirst.pictures.models import Picture
from standfirst.stories.models import Contributor, Section, Story, Topic
print(json.dumps({
    "problems": [len(found) for found in Page.find_problems()],
    "live": sorted(Story.objects.filter(live=True).values_list("slug", flat=True)),
    "sections": sorted(Section.objects.values_list("slug", flat=True)),
    "topics": sorted(Topic.objects.values_list("name", flat=True)),
    "people": sorted(Contributor.objects.values_list("name", flat=True)),
    "pictures": Picture.objects.count(),
}))
"""
SECTIONS = ("news", "sport", "harbour")


def written(folder: Path, name: str, count: int) -> Path:
    """A folder of stories over three sections; all share a topic, a person and a picture with every other folder."""
    folder.mkdir()
    file = io.BytesIO()
    Image.new("RGB", (90, 60), (30, 90, 120)).save(file, "JPEG")
    (folder / "ferry.jpg").write_bytes(file.getvalue())
    for number in range(count):
        slug = f"{name}-{number}"
        told = {"headline": f"Ferry {slug}", "slug": slug, "topic": f"Tide {number}", "who": f"Writer {number}"}
        (folder / f"{slug}.md").write_text(STORY.format(section=SECTIONS[number % 3], **told))
    return folder


def together(environment: dict[str, str], *folders: Path) -> list[tuple[int, str, str]]:
    """Imports each folder in a process of its own, all at once: status, output, complaints."""
    command = [sys.executable, "-m", "standfirst", "import", "--publish"]
    begun = [
        subprocess.Popen(
            [*command, str(one)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for one in folders
    ]
    said = [one.communicate(timeout=120) for one in begun]
    return [(one.returncode, *words) for one, words in zip(begun, said, strict=True)]


def test_two_imports_at_once_lose_nothing_and_bring_nothing_twice(
    own_environment: dict[str, str], home: Path, tmp_path: Path
) -> None:
    first, second = written(tmp_path / "first", "ada", 6), written(tmp_path / "second", "grace", 6)
    # The first folder comes twice: two processes import the very same stories.
    done = together(own_environment, first, second, first)
    assert [(status, errors) for status, _, errors in done] == [(0, "")] * 3
    assert sum(out.count("created: ") for _, out, _ in done) == 12
    assert sum(out.count("unchanged: ") for _, out, _ in done) == 6
    environment = own_environment | {"DJANGO_SETTINGS_MODULE": "standfirst.config.settings"}
    asked = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(asked.stdout) == {
        "problems": [0] * 5,
        "live": sorted(f"{name}-{number}" for name in ("ada", "grace") for number in range(6)),
        "sections": sorted(SECTIONS),
        "topics": sorted(["Ferries", *(f"Tide {number}" for number in range(6))]),
        "people": sorted(["Asha Rowe", *(f"Writer {number}" for number in range(6))]),
        "pictures": 1,
    }
    checked = standfirst(own_environment, "press", "--verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr
