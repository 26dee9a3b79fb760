"""Old addresses of topics and contributors lead to the new ones. Wagtail sees to those of stories and sections."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect

from standfirst.site import addresses
from standfirst.stories.models import Contributor, Topic

ADDRESS = {Topic: addresses.topic, Contributor: addresses.contributor}


@receiver(pre_save, sender=Topic)
@receiver(pre_save, sender=Contributor)
def slug_changed(sender: type[Topic | Contributor], instance: Topic | Contributor, **_: object) -> None:
    """Leaves a redirect at the old address, and takes away one that stands at the new."""
    old = sender.objects.filter(pk=instance.pk).values_list("slug", flat=True).first() if instance.pk else None
    if old is None or old == instance.slug:
        return
    address = ADDRESS[sender]
    new, former = Redirect.normalise_path(address(instance.slug)), Redirect.normalise_path(address(old))
    Redirect.objects.filter(old_path__in=[new, former], site=None).delete()
    Redirect.objects.filter(redirect_link=address(old)).update(redirect_link=address(instance.slug))
    Redirect.objects.create(old_path=former, redirect_link=address(instance.slug), automatically_created=True)
