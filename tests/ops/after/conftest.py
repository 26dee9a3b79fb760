"""A receiver for each test, and no memory of refusals between two tests."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from standfirst.ops.after import delivery, storage
from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Home, Section, Story
from tests.ops.after.publishing import BASE
from tests.ops.after.receiver import Receiver, receiving
from tests.ops.after.s3 import KEYS, S3, s3


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture(autouse=True)
def nobody_refused() -> Iterator[None]:
    delivery._quiet.clear()
    yield
    delivery._quiet.clear()


@pytest.fixture
def story(newsroom: Home, tree: object, settings: object) -> Story:
    """A live story in a paper that is pressed; nobody is told yet."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, base_url=BASE)
    settings.PRESS_QUEUED = ["standfirst.ops.after.hook.Queue"]
    section = newsroom.add_child(instance=Section(title="UK", slug="uk"))
    found = section.add_child(instance=Story(title="Ferry sails", slug="ferry", live=False))
    actions.publish(found)
    press()
    return found


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    with s3(tmp_path_factory.mktemp("s3")) as found:
        yield found


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials as boto3 finds them in the environment."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    storage.forget()


@pytest.fixture
def bucket(s3_server: S3, keys: None) -> S3:
    """An empty bucket."""
    s3_server.forget()
    s3_server.make()
    return s3_server
