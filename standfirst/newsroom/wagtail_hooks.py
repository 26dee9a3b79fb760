"""What the newsroom adds to Wagtail's admin. Registrations only."""

from wagtail.snippets.models import register_snippet

from standfirst.newsroom.snippets import PeopleAndTopics

register_snippet(PeopleAndTopics)
