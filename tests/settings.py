"""Standfirst's own settings, on a newsroom in a temporary folder that goes when the tests end."""

import atexit
import os
import shutil
import tempfile

# Each pytest process has a folder of its own; what such a process starts again by itself finds its parent's.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
if os.environ.get("STANDFIRST_TESTS_OF") != WORKER:
    os.environ["STANDFIRST_TESTS_OF"] = WORKER
    os.environ["STANDFIRST_HOME"] = tempfile.mkdtemp(prefix=f"standfirst-tests-{WORKER}-")
    atexit.register(shutil.rmtree, os.environ["STANDFIRST_HOME"], ignore_errors=True)
os.environ["STANDFIRST_ENGINE"] = "tone"
os.environ["SECRET_KEY"] = "for tests only"
# Playwright keeps an event loop in the test's thread, which Django would take for a view that must not block.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from standfirst.config.settings import *

if (PACKAGE.parent / "tests/press/paper/__init__.py").exists():
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.press.paper"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Another process would open the newsroom's own database, not the tests'; a press of several is tried in
# tests/press/test_crew.py.
PRESS_PROCESSES = 1

# A file, not memory: tests open it from several threads and processes.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": ENVIRONMENT.home / "tests.sqlite3"}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
