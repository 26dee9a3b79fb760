"""The whole way, nothing mocked: `standfirst serve` with a bucket, the editor's import, `sync` and `doctor`."""

import shutil
from pathlib import Path

import pytest

from tests.newsrooms import founded, serving, standfirst
from tests.ops.after.s3 import BUCKET, KEYS, S3
from tests.ops.web import until

STORY = """---
headline: {headline}
section: Harbour
slug: ferry
---

The Marigold came home at dawn.
"""
KEY = "harbour/ferry/index.html"


@pytest.fixture
def newsroom_with_bucket(own_environment: dict[str, str], bucket: S3) -> dict[str, str]:
    own_environment |= KEYS | {"STANDFIRST_BUCKET": BUCKET, "STANDFIRST_BUCKET_ENDPOINT": bucket.origin}
    founded(own_environment)
    return own_environment


def test_the_bucket_has_what_readers_have(newsroom_with_bucket: dict[str, str], bucket: S3, tmp_path: Path) -> None:
    told, story = newsroom_with_bucket, tmp_path / "ferry.md"
    home = Path(told["STANDFIRST_HOME"])

    def publish(headline: str) -> None:
        story.write_text(STORY.format(headline=headline), encoding="utf-8")
        brought = standfirst(told, "import", str(story), "--publish")
        assert brought.returncode == 0, brought.stderr

    with serving(told):
        publish("Ferry returns")
        until(lambda: KEY in bucket.etags())
        before = bucket.etags()[KEY]
        publish("Ferry returns at dawn")
        until(lambda: bucket.etags()[KEY] != before)
        # Its sound, and what shows that, come a moment later.
        until(lambda: "/audio/" in (home / "public" / KEY).read_text())
        until(lambda: standfirst(told, "sync", "--check").returncode == 0, 60)
    checked = standfirst(told, "sync", "--check")
    # What was pressed when the newsroom was founded went to the queue too.
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    assert "0 to be uploaded" in checked.stdout
    bucket.put("stray.html", b"stray")
    bucket.client.delete_object(Bucket=BUCKET, Key=KEY)
    checked = standfirst(told, "sync", "--check")
    assert checked.returncode == 1
    assert checked.stdout.splitlines()[:2] == [f"{KEY} is missing or differs.", "stray.html is published no more."]
    healed = standfirst(told, "sync")
    assert (healed.returncode, healed.stderr) == (0, "")
    assert healed.stdout.startswith("1 uploaded, ")
    assert healed.stdout.endswith(" unchanged, 1 deleted\n")
    assert KEY in bucket.etags()
    shutil.rmtree(home / "public/harbour")
    lost = standfirst(told, "sync")
    assert lost.returncode == 1
    assert f"{KEY} is published and not in the folder: run standfirst press --verify." in lost.stdout
    assert KEY in bucket.etags()


def test_doctor_and_sync_say_what_is_wrong_with_the_bucket(newsroom_with_bucket: dict[str, str], bucket: S3) -> None:
    told = newsroom_with_bucket
    assert f"ok  bucket:{BUCKET} can be written" in standfirst(told, "doctor").stdout
    assert bucket.etags() == {}
    bucket.check_signatures(wanted=True)
    ill = standfirst(told, "doctor")
    assert ill.returncode == 1
    assert f"--  bucket:{BUCKET} refused the credentials (InvalidAccessKeyId)\n    do: correct" in ill.stdout
    assert standfirst(told, "press").returncode == 0
    refused = standfirst(told, "sync")
    said = f"standfirst: bucket:{BUCKET} refused the credentials (InvalidAccessKeyId).\n"
    assert (refused.returncode, refused.stderr) == (1, said)


def test_sync_does_not_empty_a_bucket_for_the_wrong_newsroom(newsroom_with_bucket: dict[str, str], bucket: S3) -> None:
    bucket.put("index.html", b"another newsroom's")
    nothing = standfirst(newsroom_with_bucket, "sync")
    assert (nothing.returncode, nothing.stderr) == (
        1,
        "standfirst: nothing is published yet; run standfirst press first.\n",
    )
    assert list(bucket.etags()) == ["index.html"]
    unnamed = standfirst(newsroom_with_bucket | {"STANDFIRST_BUCKET": ""}, "sync")
    assert (unnamed.returncode, unnamed.stderr) == (1, "standfirst: STANDFIRST_BUCKET names no bucket.\n")
