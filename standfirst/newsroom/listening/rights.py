"""Who may listen, and who may say how a name is said: whoever works on stories."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.permission_policies import ModelPermissionPolicy

from standfirst.newsroom.pressroom.rights import may_see

User = AbstractBaseUser | AnonymousUser


class WithStories(ModelPermissionPolicy):
    """Rights over rows that belong to stories: all of them for whoever has rights over pages."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whatever the action is."""
        return may_see(user)

    def user_has_any_permission(self, user: User, actions: object) -> bool:
        """Whatever the actions are."""
        return may_see(user)

    def user_has_permission_for_instance(self, user: User, action: str, instance: object) -> bool:
        """Whichever row it is."""
        return may_see(user)

    def user_has_any_permission_for_instance(self, user: User, actions: object, instance: object) -> bool:
        """Whichever row it is."""
        return may_see(user)


def for_editors(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of the admin for whoever works on stories; anybody else is refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
