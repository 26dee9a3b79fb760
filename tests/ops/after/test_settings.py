"""What the settings may name, and that they name nothing of themselves."""

from pathlib import Path

import pytest

from standfirst.config import environment
from standfirst.ops import parts
from standfirst.ops.after.targets import CACHES, targets

pytestmark = pytest.mark.no_database

WORDS = (
    "nginx:/var/cache/nginx/pages nginx:http://10.0.0.2 varnish:http://127.0.0.1:6081 fastly:SU1Z0 fastly-url:SU1Z0 "
    "cloudflare:023e105f cloudflare-tag:023e105f"
)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in environment.NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STANDFIRST_HOME", str(tmp_path))
    return tmp_path


def read(home: Path, *lines: str) -> environment.Environment:
    (home / "newsroom.env").write_text("\n".join(lines), encoding="utf-8")
    return environment.read()


def test_nobody_is_told_unless_the_settings_say_so(bare: Path) -> None:
    here = read(bare)
    assert not here.tells
    assert targets(here) == {}
    assert [child.name for child in parts.background_children(bare)] == ["press", "tasks"]


def test_every_kind_of_cache_can_be_named(bare: Path) -> None:
    here = read(bare, f"STANDFIRST_PURGE={WORDS}", "STANDFIRST_PURGE_TOKEN=rosebud")
    assert list(targets(here)) == WORDS.split()
    assert {word.partition(":")[0] for word in WORDS.split()} == set(CACHES) == set(environment.CACHES)
    assert "after" in [child.name for child in parts.background_children(bare)]
    assert "rosebud" not in repr(here)


def test_a_bucket_and_what_stands_before_its_paths(bare: Path) -> None:
    endpoint = "STANDFIRST_BUCKET_ENDPOINT=https://s3.example.net/"
    here = read(bare, "STANDFIRST_BUCKET=packet/papers/ellery", endpoint, "STANDFIRST_BUCKET_REGION=eu-west-2")
    assert (here.bucket, here.bucket_prefix) == ("packet", "papers/ellery")
    assert (here.bucket_endpoint, here.bucket_region) == ("https://s3.example.net", "eu-west-2")
    assert list(targets(here)) == ["bucket:packet/papers/ellery"]
    assert "after" in [child.name for child in parts.background_children(bare)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["STANDFIRST_BUCKET=The Packet"], "STANDFIRST_BUCKET has 'The Packet'; it takes a bucket's name, or"),
        (["STANDFIRST_BUCKET=packet/../a"], "STANDFIRST_BUCKET has 'packet/../a'; it takes"),
        (["STANDFIRST_BUCKET_ENDPOINT=s3.example"], "STANDFIRST_BUCKET_ENDPOINT has 's3.example'; it takes addresses"),
        (["STANDFIRST_PURGE=squid:http://a"], "STANDFIRST_PURGE has 'squid:http://a'; it takes words such as"),
        (["STANDFIRST_PURGE=nginx:/"], "STANDFIRST_PURGE has 'nginx:/'; it takes words such as"),
        (["STANDFIRST_PURGE=nginx:cache"], "STANDFIRST_PURGE has 'nginx:cache'; it takes words such as"),
        (["STANDFIRST_PURGE=varnish:10.0.0.3"], "STANDFIRST_PURGE has 'varnish:10.0.0.3'; it takes"),
        (["STANDFIRST_PURGE=fastly:SU1Z0"], "STANDFIRST_PURGE has 'fastly:SU1Z0', but STANDFIRST_PURGE_TOKEN is empty"),
        (["STANDFIRST_WEBSUB_HUBS=hub.example"], "STANDFIRST_WEBSUB_HUBS has 'hub.example'; it takes addresses"),
        (["STANDFIRST_INDEXNOW_KEY=short"], "STANDFIRST_INDEXNOW_KEY takes 8 to 128 letters, digits and hyphens"),
        (["STANDFIRST_INDEXNOW_KEY=../../secret"], "STANDFIRST_INDEXNOW_KEY takes 8 to 128"),
        (["STANDFIRST_INDEXNOW_ENDPOINT=bing"], "STANDFIRST_INDEXNOW_ENDPOINT has 'bing'; it takes addresses"),
    ],
)
def test_what_cannot_be_told_is_one_sentence(bare: Path, lines: list[str], said: str) -> None:
    with pytest.raises(environment.BadEnvironment) as raised:
        read(bare, *lines)
    assert str(raised.value).startswith(said)
