"""The pressed tree over HTTP, at near static-file speed; all else is handed to Django."""
