"""Django's settings, all made from `environment.read()`."""

import secrets
from pathlib import Path

import dj_database_url

from standfirst.config import environment

ENVIRONMENT = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

# Without a key of the newsroom's own, one that nobody can know: sessions then end with the process, and doctor says so.
SECRET_KEY = ENVIRONMENT.secret_key or secrets.token_urlsafe(50)
DEBUG = ENVIRONMENT.debug
# Reader addresses come from the newsroom's settings, never from the Host header; the server in front decides.
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "standfirst.press",
    "standfirst.pictures",
    "standfirst.stories",
    "standfirst.narration",
    "standfirst.site",
    "standfirst.wire",
    "standfirst.newsroom",
    "standfirst.ops",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    # Stories use no documents, but Wagtail's admin does not start without them; their menu entry is taken away.
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "standfirst.ops.permissions.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "standfirst.newsroom.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "standfirst.config.urls"
WSGI_APPLICATION = "standfirst.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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

SQLITE_FILE = ENVIRONMENT.home / "newsroom.sqlite3"
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    # Opened, never made: SQLite would put an empty database in the place of one that was moved away or not mounted.
    "NAME": f"{SQLITE_FILE.as_uri()}?mode=rw",
    # A connection that is kept keeps its page cache; the press would else open one twenty times a second.
    "CONN_MAX_AGE": 600,
    "OPTIONS": {
        "timeout": 20,
        # A writer takes its lock at once: SQLite cannot upgrade a read lock without failing under contention.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA mmap_size=33554432; PRAGMA cache_size=-16000;",
    },
}
DATABASES = {
    "default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=600) if ENVIRONMENT.database_url else SQLITE
}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
USE_I18N = True

STATIC_URL = "/admin-static/"
STATIC_ROOT = ENVIRONMENT.private / "admin-static"
MEDIA_URL = "/admin/media/"
MEDIA_ROOT = ENVIRONMENT.private / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "narration", "fine", "after"]}}

# What goes wrong in a request must be readable by whoever runs the machine; Django alone would only write mail.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "standfirst": {"level": "INFO"},
        "django": {"handlers": [], "propagate": True},
        # Its 404s are in the server's own log; a scan of odd addresses would drown what matters.
        "django.request": {"level": "ERROR"},
    },
}

WAGTAIL_SITE_NAME = "Standfirst"
WAGTAILADMIN_BASE_URL = ENVIRONMENT.base_url
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAIL_I18N_ENABLED = False
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.base_url.startswith("https://")
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

PRESS_TEMPLATES = PACKAGE / "site" / "templates"
# A change in any of these is a new release of every page: the press makes them again, the newest first.
PRESS_RELEASE = [PACKAGE / name for name in ("site", "feeds", "stories", "pictures", "narration")]
PRESS_QUEUED = ["standfirst.ops.after.hook.Queue"] if ENVIRONMENT.tells else []
STANDFIRST_PREVIEW = "standfirst.site.preview.respond"
STANDFIRST_VOICE = "standfirst.narration.engines.engine"

# Wagtail's inline panels and date fields still carry inline scripts, and its editor inline styles; all else is its own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'unsafe-inline'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'self'"],
        "manifest-src": ["'self'"],
    }
}

WAGTAILIMAGES_IMAGE_FORM_BASE = "standfirst.pictures.form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100_000_000
