"""What is answered where there is no file: moved, withdrawn, never there; and who may see originals."""

import http
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from standfirst.ops.serving import headers
from standfirst.press.models import Pressed
from standfirst.stories.models import Home, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_404(tree: Path) -> None:
    (tree / "404.html").write_text("<h1>Nothing here</h1>")
    (tree / "410.html").write_text("<h1>Withdrawn</h1>")


def withdrawn(path: str) -> None:
    Pressed.objects.create(
        output="",
        key=path,
        path=path,
        digest="",
        size=0,
        pressed_at=timezone.now(),
        release="",
        reason="removed",
        gone=True,
    )


def test_never_there(client: Client, newsroom: Home, page_404: None) -> None:
    response = client.get("/uk/nothing/")
    assert (response.status_code, response.content) == (404, b"<h1>Nothing here</h1>")
    for name, value in headers.SECURITY.items():
        assert response[name] == value
    assert not response.cookies


def test_withdrawn(client: Client, newsroom: Home, page_404: None) -> None:
    withdrawn("uk/gates/index.html")
    for path in ("/uk/gates/", "/uk/gates", "/uk/gates/?from=elsewhere"):
        response = client.get(path)
        assert (response.status_code, response.content) == (410, b"<h1>Withdrawn</h1>"), path


def test_without_pressed_pages_there_are_words(client: Client, newsroom: Home, tree: Path) -> None:
    assert client.get("/uk/nothing/").content == b"There is no such page.\n"


@pytest.mark.parametrize(
    ("asked", "permanent", "status"),
    [
        ("/old/story/", True, 301),
        ("/old/story", True, 301),
        ("/old/story/?a=b", True, 301),
        ("/old/story/", False, 302),
    ],
)
def test_moved(client: Client, newsroom: Home, tree: Path, asked: str, permanent: bool, status: int) -> None:
    Redirect.add_redirect("/old/story/", "/uk/story/", is_permanent=permanent)
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (status, "/uk/story/")


def test_a_page_that_got_another_address_is_found_at_the_old_one(client: Client, newsroom: Home, tree: Path) -> None:
    section = newsroom.add_child(instance=Section(title="UK", slug="uk"))
    Redirect.add_redirect("/britain/", section)
    assert client.get("/britain/")["Location"] == "/uk/"


def test_a_redirect_to_itself_is_none(client: Client, newsroom: Home, page_404: None) -> None:
    section = newsroom.add_child(instance=Section(title="UK", slug="uk"))
    Redirect.add_redirect("/uk/", section)
    withdrawn("uk/index.html")
    assert client.get("/uk/").status_code == 410


def test_other_methods_are_refused(client: Client, newsroom: Home, tree: Path) -> None:
    response = Client(enforce_csrf_checks=True).post("/uk/nothing/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/%00/", "/../etc/passwd", "/a\\b/", "/%FF/", "/" + "a" * 3000])
def test_odd_addresses_are_not_found(client: Client, newsroom: Home, tree: Path, path: str) -> None:
    assert client.get(path).status_code == http.HTTPStatus.NOT_FOUND


@pytest.fixture
def original() -> str:
    name = default_storage.save("original_images/unpublished.svg", ContentFile(b"<svg/>"))
    yield default_storage.url(name)
    default_storage.delete(name)


def test_an_original_is_for_editors_alone(client: Client, newsroom: Home, original: str) -> None:
    assert original.startswith("/admin/media/")
    stranger = client.get(original)
    assert stranger.status_code == 302 and "login" in stranger["Location"]
    client.force_login(get_user_model().objects.create_user("reader", password="x"))
    assert client.get(original).status_code in (302, 403)
    client.force_login(get_user_model().objects.create_superuser("editor"))
    response = client.get(original)
    assert b"".join(response) == b"<svg/>"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_original_cannot_be_climbed_out_of(client: Client, newsroom: Home) -> None:
    client.force_login(get_user_model().objects.create_superuser("editor"))
    settings.ENVIRONMENT.private.mkdir(parents=True, exist_ok=True)
    (settings.ENVIRONMENT.private / "secret.txt").write_text("no")
    for path in ("../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "", "original_images/"):
        assert client.get(f"/admin/media/{path}").status_code in (400, 404), path


def test_health(client: Client, newsroom: Home) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_the_editor_is_found_without_its_slash(client: Client, newsroom: Home) -> None:
    assert client.get("/admin")["Location"] == "/admin/"
