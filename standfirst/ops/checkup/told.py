"""What is filled after a press: the bucket, where the settings name one."""

from collections.abc import Callable

from standfirst.config.environment import Environment
from standfirst.ops.after.bucket import Bucket
from standfirst.ops.after.target import SendError
from standfirst.ops.checkup import Problem


def checks(here: Environment) -> tuple[Callable[[Environment], str], ...]:
    """Those that the settings give a reason for."""
    return (bucket,) if here.bucket else ()


def bucket(here: Environment) -> str:
    """The bucket can be listed and written."""
    found = Bucket(here)
    try:
        found.probe()
    except SendError as error:
        raise Problem(
            str(error).rstrip("."),
            "correct STANDFIRST_BUCKET and what begins with it, or the credentials that boto3 finds",
        ) from error
    return f"{found.name} can be written"
