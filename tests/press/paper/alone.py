"""Settings of the press and the small newspaper alone, for processes of their own. STANDFIRST_HOME is the folder."""

from pathlib import Path

import dj_database_url

from standfirst.config import environment

ENVIRONMENT = environment.read()
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ENVIRONMENT.home / "paper.sqlite3",
    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
}
DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url) if ENVIRONMENT.database_url else SQLITE}
INSTALLED_APPS = ["django.contrib.contenttypes", "standfirst.press", "tests.press.paper.stocked.Stocked"]
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PRESS_TEMPLATES = Path(__file__).parent / "templates"
