"""Who may see how the press stands, and who may have it try again."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.models import Page
from wagtail.permissions import policy_registry

SEE = frozenset({"add", "change", "publish"})
"""Rights over pages, of which one is enough to see it."""


def may_see(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whoever works on pages."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, SEE)


def may_retry(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whoever may publish a page somewhere, and superusers."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")
