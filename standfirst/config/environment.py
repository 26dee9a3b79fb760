"""The only reader of os.environ: what the machine tells a newsroom, as one frozen value.

A newsroom is a folder (STANDFIRST_HOME). A file `newsroom.env` in it holds the same names as the
environment, a line each; the environment wins.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

NAMES = (
    "STANDFIRST_HOME",
    "DATABASE_URL",
    "SECRET_KEY",
    "STANDFIRST_DEBUG",
    "STANDFIRST_BASE_URL",
    "STANDFIRST_ENGINE",
    "STANDFIRST_FINE_ENGINE",
    "STANDFIRST_VOICES",
    "STANDFIRST_SPEECH_SERVER",
    "STANDFIRST_SPEECH_KEY",
    "STANDFIRST_SPEECH_MODEL",
    "STANDFIRST_NARRATION_THREADS",
    "STANDFIRST_BUCKET",
    "STANDFIRST_BUCKET_ENDPOINT",
    "STANDFIRST_BUCKET_REGION",
    "STANDFIRST_PURGE",
    "STANDFIRST_PURGE_TOKEN",
    "STANDFIRST_WEBSUB_HUBS",
    "STANDFIRST_INDEXNOW_KEY",
    "STANDFIRST_INDEXNOW_ENDPOINT",
    "STANDFIRST_C2PA_CERTIFICATE",
    "STANDFIRST_C2PA_KEY",
)
CACHES = {
    "nginx": re.compile(r"/[^/].*|https?://[^/?#]+"),
    "varnish": re.compile(r"https?://[^/?#]+"),
    "fastly": re.compile(r"\w+"),
    "fastly-url": re.compile(r"\w+"),
    "cloudflare": re.compile(r"\w+"),
    "cloudflare-tag": re.compile(r"\w+"),
}
"""Kinds of cache that can be purged, and how each says which one it is."""
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[\w-][\w.-]*)*")
"""A bucket's name, and what stands before each path in it."""
ADDRESS = re.compile(r"https?://[^/?#]+([/?][^#]*)?")
INDEXNOW_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")


class BadEnvironment(Exception):
    """A name holds something that cannot be used. Its text is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Environment:
    home: Path
    """The newsroom's folder."""
    database_url: str
    """Empty for SQLite in the folder."""
    secret_key: str
    debug: bool
    base_url: str
    """Where readers find the site, without a closing slash."""
    engine: str
    """Which voice narrates at once, as `standfirst voices` lists them: "piper", or "tone" in unit tests."""
    narration_threads: int
    fine_engine: str = ""
    """Which voice makes the recording that takes the place of the first one; empty for none."""
    voices_folder: Path | None = None
    """Where this newsroom's own voices are; None for the folder of `voices`."""
    speech_server: str = ""
    """Address of a speech server that speaks as OpenAI's does, up to and with its /v1; empty for none."""
    speech_key: str = field(default="", repr=False)
    speech_model: str = "tts-1"
    bucket: str = ""
    """Name of the S3-compatible bucket that is filled after a press; empty for none."""
    bucket_prefix: str = ""
    """What stands before each path in the bucket, without slashes round it; empty for nothing."""
    bucket_endpoint: str = ""
    """Empty for Amazon's."""
    bucket_region: str = ""
    """Empty for what boto3's own settings say."""
    purge: tuple[str, ...] = ()
    """Caches to purge after a press, as "kind:which"."""
    purge_token: str = field(default="", repr=False)
    """What Fastly's or Cloudflare's API asks for."""
    websub_hubs: tuple[str, ...] = ()
    """Addresses of hubs that are told of new feeds."""
    indexnow_key: str = ""
    """Empty: search engines are told nothing."""
    indexnow_endpoint: str = "https://api.indexnow.org/indexnow"
    c2pa_certificate: Path | None = None
    """The chain that signs published sound, the newsroom's own first; None for no manifests."""
    c2pa_key: Path | None = None

    @property
    def tells(self) -> bool:
        """Whether anybody is told after a press."""
        return bool(self.bucket or self.purge or self.websub_hubs or self.indexnow_key)

    @property
    def public(self) -> Path:
        """The published tree: everything in it may be read by anyone."""
        return self.home / "public"

    @property
    def private(self) -> Path:
        """Originals, renditions, segments: nothing here is served."""
        return self.home / "private"

    @property
    def voices(self) -> Path:
        """This newsroom's own voices; those of the installation are found beside them."""
        return self.voices_folder or self.private / "voices"


def read_file(path: Path) -> dict[str, str]:
    """The NAME=value lines of a file; nothing where there is none. Raises BadEnvironment for a line it cannot read."""
    if not path.exists():
        return {}
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, found, value = line.partition("=")
        if not found or name.strip() not in NAMES:
            raise BadEnvironment(f"{path}, line {number}: expected one of {', '.join(NAMES)} and '='.")
        values[name.strip()] = value.strip()
    return values


def read() -> Environment:
    """The environment as it is now. Raises BadEnvironment."""
    home = Path(os.environ.get("STANDFIRST_HOME") or Path.cwd() / "newsroom").resolve()
    values = read_file(home / "newsroom.env") | {name: os.environ[name] for name in NAMES if os.environ.get(name)}
    threads = values.get("STANDFIRST_NARRATION_THREADS", "1")
    if not threads.isdigit() or not 1 <= int(threads) <= 64:
        raise BadEnvironment(f"STANDFIRST_NARRATION_THREADS is {threads!r}; it takes a number from 1 to 64.")
    _check_told(values)
    server = values.get("STANDFIRST_SPEECH_SERVER", "").rstrip("/")
    if server and not ADDRESS.fullmatch(server):
        raise BadEnvironment(f"STANDFIRST_SPEECH_SERVER is {server!r}; it takes an address that begins with https://.")
    certificate, key = values.get("STANDFIRST_C2PA_CERTIFICATE"), values.get("STANDFIRST_C2PA_KEY")
    if bool(certificate) != bool(key):
        raise BadEnvironment("STANDFIRST_C2PA_CERTIFICATE and STANDFIRST_C2PA_KEY go together; one of them is empty.")
    bucket, _, prefix = values.get("STANDFIRST_BUCKET", "").partition("/")
    return Environment(
        home=home,
        database_url=values.get("DATABASE_URL", ""),
        secret_key=values.get("SECRET_KEY", ""),
        debug=values.get("STANDFIRST_DEBUG", "") == "1",
        base_url=values.get("STANDFIRST_BASE_URL", "http://localhost:8000").rstrip("/"),
        engine=values.get("STANDFIRST_ENGINE", "piper"),
        narration_threads=int(threads),
        fine_engine=values.get("STANDFIRST_FINE_ENGINE", ""),
        voices_folder=Path(values["STANDFIRST_VOICES"]).resolve() if values.get("STANDFIRST_VOICES") else None,
        speech_server=server,
        speech_key=values.get("STANDFIRST_SPEECH_KEY", ""),
        speech_model=values.get("STANDFIRST_SPEECH_MODEL", "tts-1"),
        bucket=bucket,
        bucket_prefix=prefix,
        bucket_endpoint=values.get("STANDFIRST_BUCKET_ENDPOINT", "").rstrip("/"),
        bucket_region=values.get("STANDFIRST_BUCKET_REGION", ""),
        purge=tuple(values.get("STANDFIRST_PURGE", "").split()),
        purge_token=values.get("STANDFIRST_PURGE_TOKEN", ""),
        websub_hubs=tuple(values.get("STANDFIRST_WEBSUB_HUBS", "").split()),
        indexnow_key=values.get("STANDFIRST_INDEXNOW_KEY", ""),
        indexnow_endpoint=values.get("STANDFIRST_INDEXNOW_ENDPOINT", "https://api.indexnow.org/indexnow"),
        c2pa_certificate=Path(certificate).resolve() if certificate else None,
        c2pa_key=Path(key).resolve() if key else None,
    )


def _check_told(values: Mapping[str, str]) -> None:
    """Raises BadEnvironment for a receiver after the press that cannot be one."""
    for word in values.get("STANDFIRST_PURGE", "").split():
        kind, _, place = word.partition(":")
        if kind not in CACHES or not CACHES[kind].fullmatch(place):
            raise BadEnvironment(
                f"STANDFIRST_PURGE has {word!r}; it takes words such as varnish:http://127.0.0.1:6081."
            )
        if kind.startswith(("fastly", "cloudflare")) and not values.get("STANDFIRST_PURGE_TOKEN"):
            raise BadEnvironment(f"STANDFIRST_PURGE has {word!r}, but STANDFIRST_PURGE_TOKEN is empty.")
    bucket = values.get("STANDFIRST_BUCKET", "")
    if bucket and not BUCKET.fullmatch(bucket):
        raise BadEnvironment(f"STANDFIRST_BUCKET has {bucket!r}; it takes a bucket's name, or name/prefix.")
    for name in ("STANDFIRST_BUCKET_ENDPOINT", "STANDFIRST_WEBSUB_HUBS", "STANDFIRST_INDEXNOW_ENDPOINT"):
        for word in values.get(name, "").split():
            if not ADDRESS.fullmatch(word):
                raise BadEnvironment(f"{name} has {word!r}; it takes addresses that begin with https://.")
    key = values.get("STANDFIRST_INDEXNOW_KEY", "")
    if key and not INDEXNOW_KEY.fullmatch(key):
        raise BadEnvironment("STANDFIRST_INDEXNOW_KEY takes 8 to 128 letters, digits and hyphens.")


def use_home(home: Path) -> None:
    """Makes `home` the newsroom of this process and of those it starts. Call it before Django's settings are read."""
    os.environ["STANDFIRST_HOME"] = str(home.resolve())


def use_settings() -> None:
    """Tells Django where its settings are, unless something else (a test) has said so."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")


def for_child(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment for a process that this one starts: its own, and `variables`."""
    return {**os.environ, **variables}
