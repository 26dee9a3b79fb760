"""What a new newsroom holds before its first story: home page, site, settings, groups, an editor."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Site

from standfirst.ops.failures import CommandFailed
from standfirst.stories.models import Home, NewsroomSettings

# Beside the rights over pages and pictures that Wagtail's own two groups have.
EDITORS = ("add_topic", "change_topic", "add_contributor", "change_contributor")
MODERATORS = (*EDITORS, "delete_topic", "delete_contributor", "change_newsroomsettings")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What is asked of whoever founds one."""

    name: str
    base_url: str
    language: str = "en-GB"
    time_zone: str = "Europe/London"


@transaction.atomic
def found(newsroom: Newsroom) -> Home:
    """Puts a home page in the place of Wagtail's welcome page, and returns it.

    Raises CommandFailed for a bad value and for a database that holds a newsroom already.
    """
    if Home.objects.exists():
        raise CommandFailed("The database holds a newsroom already; name an empty one in DATABASE_URL.")
    write_settings(newsroom)
    for page in Page.get_first_root_node().get_children():
        page.delete()
    home = Page.get_first_root_node().add_child(instance=Home(title=newsroom.name, slug="home"))
    address = urlsplit(newsroom.base_url)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": newsroom.name,
            "root_page": home,
        },
    )
    give_rights()
    return home


def write_settings(newsroom: Newsroom) -> None:
    """Fills the settings' row. Raises CommandFailed, naming the field."""
    row = NewsroomSettings.load()
    row.name, row.language, row.time_zone = newsroom.name, newsroom.language, newsroom.time_zone
    try:
        row.full_clean(exclude=["id"])
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise CommandFailed(f"{field.replace('_', ' ')}: {sentences[0]}") from error
    row.save()


def give_rights() -> None:
    """Lets editors write topics and contributors, and moderators change the newsroom's settings too."""
    for name, codes in (("Editors", EDITORS), ("Moderators", MODERATORS)):
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.add(*Permission.objects.filter(codename__in=codes, content_type__app_label="stories"))


def first_editor(name: str, email: str, password: str) -> None:
    """Makes a superuser. Raises CommandFailed where the name is taken or cannot be one."""
    User = get_user_model()
    if User.objects.filter(username=name).exists():
        raise CommandFailed(f"There is an editor named {name!r} already.")
    User.objects.create_superuser(name, email, password)
