"""A story whose picture lacks its rights does not go out, by whatever door."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from standfirst.pictures.models import Picture
from standfirst.stories import actions
from standfirst.stories.checks import publication_problems
from standfirst.stories.models import Home, Story
from standfirst.stories.models.story import PublicationRefused
from tests.journeys import paper as p
from tests.journeys.desk import form_errors, new_story, streamfield


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor", "editor@packet.example", "pass"))
    return client


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    paper = p.furnish(newsroom, pictures=1)
    Picture.objects.update(credit="", alt="")
    return paper


NO_CREDIT = "The picture “Picture 0” has no credit."
NO_ALT = "The picture “Picture 0” has no alt text and is not marked decorative."


def with_picture_inside(paper: p.Paper) -> Story:
    story = p.draft(paper, 2)
    story.body = [("picture", {"picture": Picture.objects.get(), "caption": ""})]
    story.save_revision()
    return story


def test_each_problem_names_its_field(paper: p.Paper) -> None:
    assert publication_problems(with_picture_inside(paper)) == [("body", NO_CREDIT), ("body", NO_ALT)]
    lead = p.draft(paper, 3)
    assert publication_problems(Story.objects.get(pk=lead.pk)) == [
        ("lead_picture", NO_CREDIT),
        ("lead_picture", NO_ALT),
    ]
    Picture.objects.update(credit="Packet", decorative=True)
    assert publication_problems(Story.objects.get(pk=lead.pk)) == []


def test_code_cannot_publish_it(paper: p.Paper) -> None:
    story = with_picture_inside(paper)
    with pytest.raises(PublicationRefused, match="has no credit"):
        actions.publish(story)
    with pytest.raises(PublicationRefused, match="has no credit"):
        story.get_latest_revision().publish()


def test_the_form_says_why_and_a_draft_can_still_be_saved(paper: p.Paper, editor: Client) -> None:
    body = streamfield([("picture", {"picture": str(Picture.objects.get().pk), "caption": ""})])
    for action in ("action-publish", "action-submit"):
        refused = new_story(editor, paper.sections[0], action, body=body)
        assert form_errors(refused)["body"] == [NO_CREDIT, NO_ALT]
    assert new_story(editor, paper.sections[0], "", body=body).status_code == 302
    assert not Story.objects.get().live


def test_a_bulk_action_is_refused_with_a_message(paper: p.Paper, editor: Client) -> None:
    story = with_picture_inside(paper)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={story.pk}"
    answer = editor.post(address, HTTP_REFERER="/admin/", follow=True)
    assert any(
        "Not published. body: The picture “Picture 0” has no credit." in str(m) for m in answer.context["messages"]
    )
    assert not Story.objects.get().live
