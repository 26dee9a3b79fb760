"""Contributors and topics in the admin's menu."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from standfirst.stories.models import Contributor, Topic


class ContributorViewSet(SnippetViewSet):
    """Who stands in bylines."""

    model = Contributor
    icon = "user"
    menu_label = "Contributors"
    list_display = ["name", "role", "email"]
    search_fields = ["name", "role"]


class TopicViewSet(SnippetViewSet):
    """What stories are about."""

    model = Topic
    icon = "tag"
    menu_label = "Topics"
    list_display = ["name", "slug"]
    search_fields = ["name"]


class PeopleAndTopics(SnippetViewSetGroup):
    """Both under one entry of the menu."""

    menu_label = "People and topics"
    menu_icon = "group"
    menu_order = 250
    items = (ContributorViewSet, TopicViewSet)
