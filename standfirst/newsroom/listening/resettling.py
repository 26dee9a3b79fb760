"""A change of the newsroom's settings that changes how stories are heard: shown first, then saved, then heard."""

from copy import copy

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse

from standfirst.newsroom.listening.changing import ask, tell
from standfirst.newsroom.listening.reach import Reach, resettled
from standfirst.stories.models import NewsroomSettings

HEARD = ("language", "time_zone", "quote_voice")
"""The settings that stories are said by. The paper's name is said too, in the bulletin's opening line alone."""
PAGE = {"page_title": "Newsroom", "header_icon": "site", "otherwise": True}


def ask_before(request: HttpRequest, instance: models.Model) -> HttpResponse | None:
    """Which published stories a change speaks anew, where an editor has not seen it yet."""
    if request.method != "POST" or not isinstance(instance, NewsroomSettings) or "back" in request.POST:
        return None
    after, changed = copy(instance), []
    for name in HEARD:
        setattr(after, name, request.POST.get(name, getattr(instance, name)).strip())
        changed += [name] if getattr(after, name) != getattr(instance, name) else []
    try:
        after.clean_fields(exclude={field.name for field in after._meta.fields} - set(changed))
    except ValidationError:
        # The form says what is wrong with it.
        return None
    instance.changes = resettled(instance, after) if changed else Reach(())
    if not instance.changes or "asked" in request.POST:
        return None
    labels = " and ".join(str(after._meta.get_field(name).verbose_name) for name in changed)
    return ask(request, instance.changes, labels[:1].upper() + labels[1:], [], PAGE)


def speak_after(request: HttpRequest, instance: models.Model) -> None:
    """Has them spoken, and says so."""
    if isinstance(instance, NewsroomSettings) and (changes := getattr(instance, "changes", None)):
        tell(request, changes)
