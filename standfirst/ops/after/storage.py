"""django-storages' S3 storage as the bucket needs it. It imports boto3: only what fills a bucket imports this."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import boto3
from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError, NoCredentialsError
from django.core.files.base import ContentFile
from storages.backends.s3 import S3Storage

from standfirst.ops.after.objects import DIGEST, Stored
from standfirst.ops.after.target import SendError

CONNECT, READ = 5.0, 20.0
"""Seconds to wait for a connection, and for each piece of an answer: a large object takes the bucket a while."""
ATTEMPTS = 3
"""Calls that boto3 makes for one, with a second or so between them; after that it is the queue's turn."""
ONE_PIECE = 64 << 20
"""Bytes up to which an object is put in one piece, so that its ETag is the MD5 of its bytes."""
WRONG = frozenset(
    {"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "InvalidClientTokenId"}
)
DENIED = frozenset({"AccessDenied", "AllAccessDisabled", "403"})
ABSENT = frozenset({"404", "NoSuchKey", "NotFound"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bucket is."""

    bucket: str
    prefix: str
    """What stands before each path; empty for nothing."""
    endpoint: str
    """Empty for Amazon's own."""
    region: str
    """Empty for what boto3's own settings say."""


class TreeStorage(S3Storage):
    """Objects of one bucket, each with the headers that its file is served with. One thread's own."""

    def __init__(self, place: Place) -> None:
        super().__init__(
            bucket_name=place.bucket,
            location=place.prefix,
            endpoint_url=place.endpoint or None,
            region_name=place.region or None,
            # Who may read is the bucket's own policy.
            default_acl=None,
            file_overwrite=True,
            gzip=False,
            transfer_config=TransferConfig(multipart_threshold=ONE_PIECE, use_threads=False),
            client_config=_config(place),
        )
        self._stored = Stored(b"", {})

    def _create_session(self) -> boto3.Session:
        # django-storages would make one a thread, and look for keys in settings that a newsroom does not have.
        return _session()

    def put(self, path: str, stored: Stored) -> None:
        """Write an object. Raises what boto3 raises."""
        self._stored = stored
        self.save(path, ContentFile(stored.body))

    def get_object_parameters(self, name: str) -> dict[str, object]:
        """What django-storages asks for when it writes."""
        return {**self._stored.headers, "Metadata": {DIGEST: self._stored.digest}}

    def listing(self) -> Iterator[tuple[str, str]]:
        """Path and ETag of each object under the prefix. Raises what boto3 raises."""
        start = f"{self.location}/" if self.location else ""
        pages = self.connection.meta.client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.bucket_name, Prefix=start):
            for found in page.get("Contents", ()):
                yield found["Key"][len(start) :], found["ETag"].strip('"')

    def digest(self, path: str) -> str:
        """The digest that was kept with an object; empty where there is none. Raises what boto3 raises."""
        key = f"{self.location}/{path}" if self.location else path
        try:
            found = self.connection.meta.client.head_object(Bucket=self.bucket_name, Key=key)
        except ClientError as error:
            if _code(error) in ABSENT:
                return ""
            raise
        metadata: Mapping[str, str] = found["Metadata"]
        return metadata.get(DIGEST, "")


def _config(place: Place) -> Config:
    return Config(
        connect_timeout=CONNECT,
        read_timeout=READ,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        # Buckets other than Amazon's often have their name in the path, and know no trailing checksums.
        s3={"addressing_style": "path" if place.endpoint else "auto"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        user_agent_extra="Standfirst",
    )


_opened = threading.local()
_making = threading.Lock()


@cache
def _session() -> boto3.Session:
    """Keys, and what boto3 knows of S3, read once: that takes a seventh of a second."""
    return boto3.Session()


def opened(place: Place) -> TreeStorage:
    """This thread's storage, made once: none may be shared."""
    kept: dict[Place, TreeStorage] | None = getattr(_opened, "kept", None)
    if kept is None:
        kept = _opened.kept = {}
    if place not in kept:
        with _making:
            kept[place] = TreeStorage(place)
            # boto3's part is made when it is first asked for, which no two threads may do with one session.
            kept[place].connection  # noqa: B018
    return kept[place]


def forget() -> None:
    """Drop this thread's storages, and the keys: they are read again."""
    _opened.__dict__.clear()
    _session.cache_clear()


@contextmanager
def refusals(name: str, place: Place) -> Iterator[None]:
    """What boto3 raises as SendError, in one sentence that holds no secret."""
    try:
        yield
    except (BotoCoreError, ClientError, Boto3Error, OSError) as error:
        raise SendError(_said(name, place, error)) from error


def _said(name: str, place: Place, error: Exception) -> str:
    if isinstance(error, NoCredentialsError):
        return f"{name} cannot be written: boto3 found no credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)."
    if isinstance(error, EndpointConnectionError):
        return f"{name} cannot be reached at {place.endpoint or 'its endpoint'}."
    if not isinstance(error, ClientError):
        return f"{name} cannot be reached: {str(error).rstrip('.')}."
    code = _code(error)
    if code in WRONG:
        return f"{name} refused the credentials ({code})."
    if code in DENIED:
        return f"{name} does not allow this with these credentials ({code})."
    if code == "NoSuchBucket":
        return f"{name} cannot be filled: there is no bucket {place.bucket!r}."
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return f"{name} answered {status} {code}."


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", "no code"))
