"""A bare Wagtail: what its own project template sets, in production mode, with SQLite."""

import os
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(os.environ["PEER_DATA"])
SECRET_KEY = "for the bench only, and known to anybody who reads this"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = """pages wagtail.contrib.forms wagtail.contrib.redirects wagtail.embeds wagtail.sites wagtail.users
    wagtail.snippets wagtail.documents wagtail.images wagtail.search wagtail.admin wagtail modelcluster taggit
    django_filters django.contrib.admin django.contrib.auth django.contrib.contenttypes django.contrib.sessions
    django.contrib.messages django.contrib.staticfiles""".split()
MIDDLEWARE = """counting.Counting
    django.contrib.sessions.middleware.SessionMiddleware django.middleware.common.CommonMiddleware
    django.middleware.csrf.CsrfViewMiddleware django.contrib.auth.middleware.AuthenticationMiddleware
    django.contrib.messages.middleware.MessageMiddleware django.middleware.clickjacking.XFrameOptionsMiddleware
    django.middleware.security.SecurityMiddleware
    wagtail.contrib.redirects.middleware.RedirectMiddleware""".split()
ROOT_URLCONF = "urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
# A reader's request does not wait for a writer's; else as Django has it: every commit is synced to disk.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "wagtail.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 30},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ, TIME_ZONE = True, "UTC"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "media"
WAGTAIL_SITE_NAME = "The Bench Courier"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
