"""What Granian runs: the pressed tree first, then Django."""

from standfirst.config import environment

environment.use_settings()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from standfirst.ops.serving import headers  # noqa: E402
from standfirst.ops.serving.application import Serving  # noqa: E402
from standfirst.ops.serving.tree import Tree  # noqa: E402

application = Serving(
    public=Tree(settings.ENVIRONMENT.public, headers.published),
    django=get_wsgi_application(),
    mounts={settings.STATIC_URL: Tree(settings.STATIC_ROOT, headers.editors_static, limit=16 << 20)},
    reserved=("/admin/", "/healthz"),
)
