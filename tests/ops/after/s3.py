"""An S3 server in a process of its own: moto's, which answers over HTTP as Amazon's does and can check signatures."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.ops.web import answering, free_port, until

KEYS = {
    "AWS_ACCESS_KEY_ID": "AKIAELLERYPACKET0001",
    "AWS_SECRET_ACCESS_KEY": "a long secret that nobody may read",
    "AWS_DEFAULT_REGION": "eu-west-2",
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""What boto3 reads from the environment."""
BUCKET = "packet"


@dataclass
class S3:
    """The server, and what it holds, asked for with keys of the test's own."""

    port: int
    log: Path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def client(self):
        return boto3.client(
            "s3",
            endpoint_url=self.origin,
            region_name="eu-west-2",
            aws_access_key_id="the-test",
            aws_secret_access_key="the-test",
            config=Config(retries={"total_max_attempts": 1}),
        )

    def make(self, name: str = BUCKET) -> None:
        self.client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})

    def etags(self) -> dict[str, str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return {found["Key"]: found["ETag"].strip('"') for page in pages for found in page.get("Contents", ())}

    def get(self, key: str) -> tuple[Mapping[str, str], bytes] | None:
        """Headers, as they came over the wire, and body; None where there is no such object."""
        try:
            found = self.client.get_object(Bucket=BUCKET, Key=key)
        except ClientError as error:
            assert error.response["Error"]["Code"] == "NoSuchKey"
            return None
        return found["ResponseMetadata"]["HTTPHeaders"], found["Body"].read()

    def put(self, key: str, body: bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=key, Body=body)

    def writes(self) -> list[tuple[str, str]]:
        """PUT and DELETE requests for objects so far, in the order in which they were answered."""
        found = re.findall(rf"\"\S*?(PUT|DELETE) /{BUCKET}/(\S+?)(?:\?\S*)? HTTP", self.log.read_text(encoding="utf-8"))
        return [(method, key) for method, key in found]

    def check_signatures(self, *, wanted: bool) -> None:
        """Whether a key that nobody was given is refused from now on."""
        self._control("reset-auth", b"0" if wanted else b"inf")

    def forget(self) -> None:
        """Every bucket and what was asked for."""
        self.check_signatures(wanted=False)
        self._control("reset", b"")
        self.log.write_text("", encoding="utf-8")

    def _control(self, what: str, body: bytes) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("POST", f"/moto-api/{what}", body=body)
        assert connection.getresponse().status == 200
        connection.close()


@contextmanager
def s3(folder: Path, port: int = 0) -> Iterator[S3]:
    port = port or free_port()
    log = folder / "s3.log"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with log.open("ab") as opened:
        process = subprocess.Popen(command, stdout=opened, stderr=opened, env=os.environ | {"NO_COLOR": "1"})
        try:
            until(lambda: answering(port) or process.poll() is not None)
            assert process.poll() is None, log.read_text(encoding="utf-8")
            yield S3(port, log)
        finally:
            process.terminate()
            process.wait(10)
