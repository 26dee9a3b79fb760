"""An editor at work: Wagtail's own forms, filled and sent as a browser sends them, with a session and a CSRF token."""

import http.cookies
import random
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench import archive, home, newsroom
from bench.live import Line

FORM = "application/x-www-form-urlencoded"
LOGIN = "/admin/login/"


class Refused(Exception):
    """The editor's form did not go through."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    """By their names in lower case."""
    body: bytes


Send = Callable[[str, str, dict[str, str] | None], Answer]
"""Method, address, the form's fields or None for no body."""


@dataclass
class Session:
    """A browser's one connection to a real server, which keeps its cookies."""

    line: Line
    cookies: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, address: str, form: dict[str, str] | None = None) -> Answer:
        """One request. Raises OSError where nothing answers."""
        headers, body = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}, None
        if form is not None:
            headers["Content-Type"] = FORM
            body = urlencode(form | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        connection = self.line.ready()
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in http.cookies.SimpleCookie(value).items()}
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())

    def login(self) -> None:
        """The editor's own way in. Raises Refused."""
        self.send("GET", LOGIN)
        answer = self.send("POST", LOGIN, {"username": home.EDITOR, "password": home.PASSWORD})
        if answer.status != 302:
            raise Refused(f"The login form says {answer.status}.")


def in_process() -> Send:
    """The same requests, answered in this process by all of Django, so that its queries can be counted."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(username=home.EDITOR))

    def send(method: str, address: str, form: dict[str, str] | None) -> Answer:
        answer = client.generic(method, address, urlencode(form or {}), content_type=FORM)
        return Answer(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, answer.content)

    return send


@dataclass
class Draft:
    """A saved story that is not out yet, and the form that publishes it."""

    id: int
    word: str
    """Stands in its headline and nowhere else."""
    section: str
    form: dict[str, str]

    @property
    def address(self) -> str:
        return f"/{self.section}/{self.word}/"


@dataclass
class Desk:
    """Writes stories and publishes them."""

    send: Send

    def draft(self) -> Draft:
        """Saves a new story as a draft and opens its form. Raises Refused."""
        section, word, form = new_story()
        answer = self.send("POST", f"/admin/pages/add/stories/story/{section.pk}/", form)  # type: ignore[attr-defined]
        found = re.search(r"/admin/pages/(\d+)/edit/", answer.headers.get("location", ""))
        if answer.status != 302 or not found:
            raise Refused(f"The form of a new story says {answer.status}: {complaints(answer)}")
        id = int(found[1])
        return Draft(id, word, section.slug, self.opened(id) | body_of(form))  # type: ignore[attr-defined]

    def opened(self, id: int) -> dict[str, str]:
        """The fields of a story's form as its page has them; the body's are made by scripts, and so not among them."""
        from wagtail.test.utils.form_data import querydict_from_html

        page = self.send("GET", f"/admin/pages/{id}/edit/", None)
        fields = querydict_from_html(page.body.decode(), form_id="page-edit-form").dict()
        return {name: str(value) for name, value in fields.items() if "__prefix__" not in name}

    def publish(self, draft: Draft) -> float:
        """The click on "Publish"; seconds until the editor has the answer. Raises Refused."""
        form = draft.form | {"action-publish": "action-publish"}
        began = time.perf_counter()
        answer = self.send("POST", f"/admin/pages/{draft.id}/edit/", form)
        took = time.perf_counter() - began
        if answer.status != 302:
            raise Refused(f"Publishing says {answer.status}: {complaints(answer)}")
        return took


def complaints(answer: Answer) -> str:
    """What a form that came back finds wrong, as far as it can be seen."""
    found = re.findall(rb'class="error-message"[^>]*>(.*?)</', answer.body, re.DOTALL)
    return "; ".join(text.decode().strip() for text in found) or answer.body[:300].decode("utf-8", "replace")


def body_of(form: dict[str, str]) -> dict[str, str]:
    """The fields of the story's blocks."""
    return {name: value for name, value in form.items() if name.startswith("body-")}


def new_story() -> tuple[object, str, dict[str, str]]:
    """Section, word and form of a story of about 600 words with a name, three topics, a picture and a link."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

    from standfirst.stories.blocks import INLINE
    from standfirst.stories.models import Section, Story

    furniture, seed = archive.furnish(), random.randrange(10**9)
    word = f"fresh-{seed}"
    earlier = Story.objects.filter(live=True).order_by("-published_at").values_list("pk", flat=True)[0]
    features = [*INLINE, "ol", "ul"]
    texts = [rich_text(text, features=features) for _, text in newsroom.body(seed, newsroom.SENTENCES)]
    body = streamfield([*(("paragraph", text) for text in texts), ("read_more", str(earlier))])
    for name, block in body.items():
        if name != "count":
            block["id"] = str(uuid.uuid4())
    form = {
        "title": f"{word} {newsroom.words(seed, 6)}", "slug": word, "label": "", "standfirst": "So it is.",
        "lead_picture": str(furniture.pictures[0]), "lead_caption": "", "body": body,
        "byline_entries": inline_formset([{"contributor": str(furniture.contributors[0]), "words": "in Port Ellery"}]),
        "story_topics": inline_formset([{"topic": str(furniture.topics[place])} for place in (0, 1, 5)]),
        "corrections": inline_formset([]), "comments": inline_formset([]), "comment_notifications": "",
    }  # fmt: skip
    return Section.objects.get(pk=furniture.sections[0]), word, nested_form_data(form)
